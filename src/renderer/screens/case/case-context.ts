import { createContext, useContext } from 'react'
import type { CaseView } from '../../../contract/case/view.ts'

export const CaseContext = createContext<CaseView | null>(null)

/** The case of the page. */
export function useCase(): CaseView {
  const view = useContext(CaseContext)
  if (view === null) throw new Error('useCase needs a CaseContext above it')
  return view
}

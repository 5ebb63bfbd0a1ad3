import { useApp } from '../../store/use-app.ts'
import { CasePage } from '../case/case-page.tsx'
import { IncidentList } from './incident-list.tsx'

/** The cases, or the one that the address names. */
export function Incidents() {
  const id = useApp((state) => state.route.current.id)
  return id === null ? <IncidentList /> : <CasePage key={id} id={id} />
}

import { type ReactNode, useState } from 'react'
import type { Dependent } from '../../../../contract/case/record.ts'
import type { DependentState } from '../../../../contract/case/states.ts'
import { useCaseAct } from '../use-case-act.ts'
import { needsReason } from './lanes.ts'
import { MoveDialog } from './move-dialog.tsx'

/** Moves a dependent: at once where that says enough, by a dialog where it needs a reason in writing. */
export function useMove(): { move(dependent: Dependent, to: DependentState): void; dialog: ReactNode } {
  const act = useCaseAct()
  const [asking, setAsking] = useState<{ dependent: Dependent; to: DependentState } | null>(null)
  return {
    move(dependent, to) {
      if (needsReason(to)) setAsking({ dependent, to })
      else void act({ kind: 'move-dependent', id: dependent.id, to }, 'It was not moved')
    },
    dialog: asking && <MoveDialog dependent={asking.dependent} to={asking.to} onClose={() => setAsking(null)} />
  }
}

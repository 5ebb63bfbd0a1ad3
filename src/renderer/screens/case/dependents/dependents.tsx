import { useState } from 'react'
import { useCase } from '../case-context.ts'
import { Checklist } from '../tasks/checklist.tsx'
import { DeactivationGate } from './deactivation-gate.tsx'
import { DependentBoard } from './dependent-board.tsx'
import { DependentCard } from './dependent-card.tsx'

/** Step 3: who uses the key, and how far each is on the way to the new one. */
export function Dependents() {
  const { record } = useCase()
  const [chosen, choose] = useState<string | null>(null)
  const shown = record.dependents.find((one) => one.id === chosen) ?? record.dependents.find((one) => one.state === 'to-do')
  return (
    <>
      <DeactivationGate />
      <DependentBoard shownId={shown?.id ?? null} onShow={choose} />
      {shown && <DependentCard key={shown.id} dependent={shown} />}
      <Checklist step="dependents" />
    </>
  )
}

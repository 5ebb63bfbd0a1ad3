import { useEffect } from 'react'
import { useApp } from '../../../store/use-app.ts'
import { useCase } from '../case-context.ts'
import { Checklist } from '../tasks/checklist.tsx'
import { ExposureCard } from './exposure-card.tsx'
import { Statements } from './statements.tsx'
import { UsageCard } from './usage-card.tsx'
import { VerdictCard } from './verdict-card.tsx'

/** Step 1: how far it was exposed, who used it, and what became of it. */
export function Assess() {
  const { record } = useCase()
  const load = useApp((state) => state.usage.load)
  // An import changes the record before its end is told: then the analysis is another one.
  const imports = record.imports.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when a log came or went
  useEffect(() => void load(record.id), [load, record.id, imports])
  return (
    <>
      <UsageCard />
      <VerdictCard />
      <Statements />
      <ExposureCard />
      <Checklist step="assess" />
    </>
  )
}

import { Checklist } from '../tasks/checklist.tsx'
import { ExposureCard } from './exposure-card.tsx'
import { Statements } from './statements.tsx'
import { UsageCard } from './usage-card.tsx'
import { VerdictCard } from './verdict-card.tsx'

/** Step 1: how far it was exposed, who used it, and what became of it. */
export const Assess = () => (
  <>
    <UsageCard />
    <VerdictCard />
    <Statements />
    <ExposureCard />
    <Checklist step="assess" />
  </>
)

import { DeactivationGate } from '../dependents/deactivation-gate.tsx'
import { Checklist } from '../tasks/checklist.tsx'
import { PlanCard } from './plan-card.tsx'
import { RejectionCard } from './rejection-card.tsx'
import { ReplacementCard } from './replacement-card.tsx'

/** Step 2: from the old key to the new one, in the order that the provider allows, with a proof of each step. */
export const Rotate = () => (
  <>
    <DeactivationGate />
    <PlanCard />
    <ReplacementCard />
    <RejectionCard />
    <Checklist step="rotate" />
  </>
)

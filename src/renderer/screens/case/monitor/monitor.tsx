import { Checklist } from '../tasks/checklist.tsx'
import { ClosingCard } from './closing-card.tsx'
import { PreventionCard } from './prevention-card.tsx'
import { TipsCard } from './tips-card.tsx'
import { WatchCard } from './watch-card.tsx'

/** Step 4: a window in which one watches that it is over, and what keeps it from coming again. */
export const Monitor = () => (
  <>
    <WatchCard />
    <PreventionCard />
    <TipsCard />
    <ClosingCard />
    <Checklist step="monitor" />
  </>
)

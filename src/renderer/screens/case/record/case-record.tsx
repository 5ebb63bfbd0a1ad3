import styles from './case-record.module.css'
import { CauseCard } from './cause-card.tsx'
import { CommunicationsCard } from './communications-card.tsx'
import { ImpactCard } from './impact-card.tsx'
import { LegalCard } from './legal-card.tsx'
import { LessonsCard } from './lessons-card.tsx'
import { MilestonesCard } from './milestones-card.tsx'

/** What the report needs beside the four steps: why it happened, what it did, who was told, what the law asks. */
export const CaseRecordPart = () => (
  <>
    <div className={styles.pair}>
      <CauseCard />
      <ImpactCard />
    </div>
    <LegalCard />
    <div className={styles.pair}>
      <LessonsCard />
      <CommunicationsCard />
    </div>
    <MilestonesCard />
  </>
)

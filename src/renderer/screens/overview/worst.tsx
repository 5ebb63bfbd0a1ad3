import { ChevronRight } from 'lucide-react'
import type { FindingRow } from '../../../contract/model.ts'
import { routeHref } from '../../store/route.ts'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LivenessTag, PlaceKindTag, SeverityDot, WhereTag } from '../../ui/finding-tags.tsx'
import { Time } from '../../ui/time.tsx'
import { PathText, Untrusted } from '../../ui/untrusted.tsx'
import styles from './worst.module.css'

/** The open secrets that should not wait. */
export const Worst = ({ rows }: { rows: readonly FindingRow[] }) => (
  <Card
    title="Worst open secrets"
    aside={
      <a href={routeHref({ screen: 'findings' })} className={styles.all}>
        All findings <ChevronRight size={13} />
      </a>
    }
  >
    {rows.length === 0 ? (
      <EmptyState title="No open secret">Every scan came back clean, or all that was found is ignored.</EmptyState>
    ) : (
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.id}>
            <a href={routeHref({ screen: 'findings', id: row.id })} className={styles.row}>
              <SeverityDot severity={row.severity} />
              <span className={styles.two}>
                <span className={styles.strong}>{row.type}</span>
                <span className={styles.preview}>
                  <Untrusted text={row.preview} className={styles.mono} />
                  <PlaceKindTag kind={row.placeKind} />
                </span>
              </span>
              <span className={styles.two}>
                <Untrusted text={row.sourceName} className={styles.source} />
                {row.path !== null && <PathText path={row.path} line={row.line} className={styles.mono} />}
              </span>
              <span className={styles.since}>{row.firstSeen && <Time iso={row.firstSeen} />}</span>
              <span className={styles.where}>
                <WhereTag row={row} />
              </span>
              <span className={styles.live}>
                <LivenessTag liveness={row.liveness} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    )}
  </Card>
)

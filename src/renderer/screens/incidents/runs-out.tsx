import { CalendarClock, Hourglass, Radar } from 'lucide-react'
import type { CaseRow } from '../../../contract/case/view.ts'
import { isEnded } from '../../ui/case-words.ts'
import { Countdown } from '../../ui/countdown.tsx'
import { cx } from '../../ui/cx.ts'
import { Hidden } from '../../ui/hidden.tsx'
import { Time } from '../../ui/time.tsx'
import styles from './runs-out.module.css'

const day = 86_400_000

/** What of a case runs out: its due time, its log evidence, its monitoring window. */
export function RunsOut({ row, className }: { row: CaseRow; className?: string | undefined }) {
  if (isEnded(row.state))
    return (
      <span className={cx(styles.clocks, className)}>
        <span className={styles.clock}>
          ended, last change <Time iso={row.updatedAt} />
        </span>
      </span>
    )
  const isSoon = (iso: string): boolean => Date.parse(iso) - Date.now() < day
  const clocks = [
    { key: 'due', what: 'due', over: 'overdue', icon: CalendarClock, iso: row.due },
    { key: 'evidence', what: 'log evidence', over: 'log gone', icon: Hourglass, iso: row.evidenceExpires },
    { key: 'monitor', what: 'monitoring ends', over: 'monitoring over', icon: Radar, iso: row.monitorEnd }
  ]
  return (
    <span className={cx(styles.clocks, className)}>
      {clocks.map(
        ({ key, what, over, icon: Icon, iso }) =>
          iso !== null && (
            <span key={key} className={cx(styles.clock, isSoon(iso) && styles.soon)} title={what}>
              <Icon size={13} />
              <Hidden>{what}</Hidden>
              <Countdown iso={iso} over={over} className={styles.left} />
            </span>
          )
      )}
    </span>
  )
}

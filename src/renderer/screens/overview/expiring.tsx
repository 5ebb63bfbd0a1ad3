import { Activity, CalendarClock, CalendarX2, Hourglass, type LucideIcon, Scale } from 'lucide-react'
import type { Expiry } from '../../../contract/overview.ts'
import { routeHref } from '../../store/route.ts'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { formatSpan } from '../../ui/format-span.ts'
import { formatMoment } from '../../ui/format-time.ts'
import { Untrusted } from '../../ui/untrusted.tsx'
import { useNow } from '../../ui/use-now.ts'
import styles from './expiring.module.css'

const kinds: Record<Expiry['what'], { icon: LucideIcon; part: string }> = {
  evidence: { icon: Hourglass, part: 'assess' },
  law: { icon: Scale, part: 'record' },
  due: { icon: CalendarClock, part: 'assess' },
  check: { icon: Activity, part: 'monitor' },
  window: { icon: Activity, part: 'monitor' },
  risk: { icon: CalendarX2, part: 'record' }
}
const soon = 3 * 86_400_000

/** What will be gone or late, soonest first. */
export function Expiring({ list }: { list: readonly Expiry[] }) {
  const now = useNow(30_000)
  return (
    <Card title="Runs out soon">
      {list.length === 0 && <p className={styles.none}>Nothing: no log ends, no check is due, no date is set.</p>}
      <ul>
        {list.map((one) => {
          const { icon: Icon, part } = kinds[one.what]
          const left = Date.parse(one.at) - now
          return (
            <li key={`${one.caseId} ${one.what} ${one.title} ${one.at}`}>
              <a href={routeHref({ screen: 'incidents', id: one.caseId, part })} className={styles.row}>
                <Icon size={15} strokeWidth={1.75} />
                <span className={styles.words}>
                  <Untrusted text={one.title} className={styles.title} />
                  <span className={styles.id} title={one.caseTitle}>
                    {one.caseId}
                  </span>
                </span>
                <time
                  dateTime={one.at}
                  title={formatMoment(one.at)}
                  className={cx(styles.left, left < 0 ? styles.late : left < soon && styles.soon)}
                >
                  {left < 0 ? `${formatSpan(-left)} late` : formatSpan(left)}
                </time>
              </a>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

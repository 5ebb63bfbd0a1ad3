import type { Overview } from '../../../contract/overview.ts'
import { routeHref } from '../../store/route.ts'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { formatCount } from '../../ui/format-number.ts'
import { severityName } from '../../ui/severity.ts'
import styles from './severities.module.css'

/** Open secrets by severity, as one bar and as numbers. */
export function Severities({ bySeverity }: { bySeverity: Overview['bySeverity'] }) {
  return (
    <Card title="By severity">
      <div className={styles.body}>
        <div className={styles.bar} aria-hidden="true">
          {bySeverity.map(({ severity, open }) => open > 0 && <i key={severity} className={styles[severity]} style={{ flexGrow: open }} />)}
        </div>
        <ul className={styles.legend}>
          {bySeverity.map(({ severity, open }) => (
            <li key={severity}>
              <a href={routeHref({ screen: 'findings', params: { severity } })} className={styles.entry}>
                <i className={cx(styles.dot, styles[severity])} />
                {severityName[severity]}
                <b>{formatCount(open)}</b>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  )
}

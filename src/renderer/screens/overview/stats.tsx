import type { Overview } from '../../../contract/overview.ts'
import { routeHref } from '../../store/route.ts'
import { cx } from '../../ui/cx.ts'
import { formatCount, plural } from '../../ui/format-number.ts'
import styles from './stats.module.css'

function Stat({
  name,
  value,
  says,
  params,
  isLoud = false
}: {
  name: string
  value: number
  says: string
  params: Record<string, string>
  isLoud?: boolean
}) {
  return (
    <a href={routeHref({ screen: 'findings', params })} className={styles.stat}>
      <span className={styles.name}>{name}</span>
      <span className={cx(styles.value, isLoud && value > 0 && styles.loud)}>{formatCount(value)}</span>
      <span className={styles.says}>{says}</span>
    </a>
  )
}

/** The four counts that one looks for first; each leads to what it counts. */
export function Stats({ overview: { findings, bySeverity, sources } }: { overview: Overview }) {
  const grave = bySeverity.reduce((sum, one) => sum + (one.severity === 'critical' || one.severity === 'high' ? one.open : 0), 0)
  return (
    <div className={styles.stats}>
      <Stat
        name="Open secrets"
        value={findings.open}
        says={`in ${plural(sources, 'source')}; ${formatCount(findings.ignored)} ignored`}
        params={{}}
      />
      <Stat name="Critical or high" value={grave} says="of the open ones" params={{ severity: 'critical,high' }} isLoud />
      <Stat
        name="Still at a branch tip"
        value={findings.atTip}
        says="whoever checks out the code has them"
        params={{ where: 'tip' }}
        isLoud
      />
      <Stat
        name="Only in the history"
        value={findings.historyOnly + findings.unreachable}
        says={
          findings.unreachable === 0
            ? 'removed from the files, not from the commits'
            : `${formatCount(findings.unreachable)} of them on no branch or tag`
        }
        params={{ where: 'history,unreachable' }}
      />
    </div>
  )
}

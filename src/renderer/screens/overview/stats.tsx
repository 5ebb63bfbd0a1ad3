import type { ReactNode } from 'react'
import type { Overview } from '../../../contract/overview.ts'
import { type Route, routeHref } from '../../store/route.ts'
import { cx } from '../../ui/cx.ts'
import { formatCount, plural } from '../../ui/format-number.ts'
import { formatSpan } from '../../ui/format-span.ts'
import { useNow } from '../../ui/use-now.ts'
import { type TimeKey, typical } from './case-times.ts'
import styles from './stats.module.css'

function Stat({
  name,
  value,
  says,
  to,
  isLoud = false
}: {
  name: string
  value: string
  says: ReactNode
  to: Pick<Route, 'screen'> & Partial<Route>
  isLoud?: boolean
}) {
  return (
    <a href={routeHref(to)} className={styles.stat}>
      <span className={styles.name}>{name}</span>
      <span className={cx(styles.value, isLoud && styles.loud)}>{value}</span>
      <span className={styles.says}>{says}</span>
    </a>
  )
}

function TimeStat({ name, times, timeKey }: { name: string; times: Overview['cases']['times']; timeKey: TimeKey }) {
  const now = useNow(60_000)
  const found = typical(times, timeKey, now)
  const to = { screen: 'incidents', params: { show: 'all' } } as const
  if (found === null) return <Stat name={name} value="–" says="no case tells it yet" to={to} />
  const { median, cases, of, change } = found
  const percent = change === null ? 0 : Math.round(change * 100)
  const words = {
    quarter: `${plural(cases, 'case')} in 91 days`,
    all: `${plural(cases, 'case')} so far`,
    open: `${plural(cases, 'open case')} so far`
  }
  return (
    <Stat
      name={name}
      value={formatSpan(median)}
      says={
        change === null ? (
          words[of]
        ) : (
          <>
            <b className={cx(percent < 0 && styles.better, percent > 0 && styles.worse)}>
              {percent < 0 ? '−' : '+'}
              {Math.abs(percent)} %
            </b>{' '}
            against last quarter
          </>
        )
      }
      to={to}
    />
  )
}

/** The counts and times that one looks for first; each leads to what it counts. */
export function Stats({ overview: { findings, bySeverity, sources, cases } }: { overview: Overview }) {
  const grave = bySeverity.reduce((sum, one) => sum + (one.severity === 'critical' || one.severity === 'high' ? one.open : 0), 0)
  const notes = [
    cases.critical > 0 && `${formatCount(cases.critical)} critical`,
    cases.unassigned > 0 && `${formatCount(cases.unassigned)} with nobody on it`
  ]
  return (
    <div className={styles.stats}>
      <Stat
        name="Open cases"
        value={formatCount(cases.open)}
        says={notes.filter(Boolean).join(', ') || (cases.all === 0 ? 'no case yet' : `${formatCount(cases.all)} in all`)}
        to={{ screen: 'incidents' }}
        isLoud={cases.critical > 0}
      />
      <Stat
        name="Open secrets"
        value={formatCount(findings.open)}
        says={`${formatCount(grave)} critical or high, in ${plural(sources, 'source')}`}
        to={{ screen: 'findings' }}
      />
      <Stat
        name="Still at a branch tip"
        value={formatCount(findings.atTip)}
        says={`${formatCount(findings.historyOnly + findings.unreachable)} more in the history only`}
        to={{ screen: 'findings', params: { where: 'tip' } }}
        isLoud={findings.atTip > 0}
      />
      <TimeStat name="Exposed, median" times={cases.times} timeKey="exposure" />
      <TimeStat name="Report to dead key" times={cases.times} timeKey="repair" />
    </div>
  )
}

import { useState } from 'react'
import type { CasesOverview } from '../../../contract/overview.ts'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { plural } from '../../ui/format-number.ts'
import { formatSpan } from '../../ui/format-span.ts'
import { formatDay, formatMonth } from '../../ui/format-time.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { useNow } from '../../ui/use-now.ts'
import { type Period, periods, type TimeKey } from './case-times.ts'
import styles from './exposure-chart.module.css'
import { roundTop } from './months.ts'

const spans = [
  { value: 'year', name: '12 months' },
  { value: 'quarter', name: '90 days' }
] as const
type Span = (typeof spans)[number]['value']

const height = 170
const day = 86_400_000
const hour = 3_600_000
const gridLines = [0, 0.25, 0.5, 0.75, 1]
const series: readonly { key: TimeKey; name: string }[] = [
  { key: 'exposure', name: 'exposed, median' },
  { key: 'repair', name: 'leak reported → old key dead, median' }
]

const monthOf = (time: number): string => {
  const date = new Date(time)
  return formatMonth(`${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`)
}
const nameOf = (period: Period, span: Span): string =>
  span === 'year' ? monthOf(period.start) : `week of ${formatDay(new Date(period.start).toISOString())}`
const shortName = (period: Period, span: Span): string =>
  span === 'year' ? monthOf(period.start).slice(0, 3) : formatDay(new Date(period.start).toISOString())

/** The scale: days where there are days, hours where all is quicker. */
function scaleOf(list: readonly Period[]): { top: number; unit: number; letter: string } {
  const most = Math.max(0, ...list.flatMap(({ exposure, repair }) => [exposure ?? 0, repair ?? 0]))
  const unit = most >= 2 * day ? day : hour
  return { top: roundTop(most / unit) * unit, unit, letter: unit === day ? 'd' : 'h' }
}

/** How long secrets stay exposed, and how long it takes from the report to the dead key, over time. */
export function ExposureChart({ times }: { times: CasesOverview['times'] }) {
  const [span, setSpan] = useState<Span>('year')
  const [at, setAt] = useState<number | null>(null)
  const now = useNow(600_000)
  const list = periods(times, span, now)
  const { top, unit, letter } = scaleOf(list)
  const x = (index: number): number => ((index + 0.5) / list.length) * 100
  const y = (value: number): number => height - (value / top) * height
  const pointed = at === null ? undefined : list[at]
  const isEmpty = list.every(({ exposure, repair }) => exposure === null && repair === null)
  const says = pointed
    ? `${nameOf(pointed, span)}: ${pointed.exposure === null ? 'no case' : `exposed ${formatSpan(pointed.exposure)}`}${
        pointed.repair === null ? '' : `, repaired in ${formatSpan(pointed.repair)}`
      }`
    : ''
  return (
    <Card
      title="How long secrets stay exposed"
      aside={
        <>
          <span aria-live="polite" className={styles.says}>
            {says}
          </span>
          <Segmented label="Span" value={span} options={spans} onChange={setSpan} />
        </>
      }
    >
      {isEmpty ? (
        <EmptyState title="No case in this time">
          Each case adds a point when its old key is dead: how long the secret lay open, and how long the repair took.
        </EmptyState>
      ) : (
        <figure className={styles.chart}>
          <div className={styles.scale} aria-hidden="true">
            {gridLines.map((line) => (
              <span key={line} style={{ bottom: `${line * 100}%` }}>
                {Math.round(((top * line) / unit) * 10) / 10} {letter}
              </span>
            ))}
          </div>
          <svg
            className={styles.plot}
            height={height}
            viewBox={`0 0 100 ${height}`}
            preserveAspectRatio="none"
            role="presentation"
            onPointerLeave={() => setAt(null)}
          >
            {gridLines.map((line) => (
              <line key={line} x1="0" x2="100" y1={height - line * height} y2={height - line * height} className={styles.grid} />
            ))}
            {series.map(({ key }) => (
              <polyline
                key={key}
                className={cx(styles.line, styles[key])}
                points={list
                  .flatMap((period, index) => {
                    const value = period[key]
                    return value === null ? [] : [`${x(index)},${y(value)}`]
                  })
                  .join(' ')}
              />
            ))}
            {list.map((period, index) => (
              <rect
                key={period.start}
                x={(index / list.length) * 100}
                width={100 / list.length}
                y={0}
                height={height}
                className={cx(styles.column, index === at && styles.here)}
                onPointerEnter={() => setAt(index)}
              />
            ))}
          </svg>
          {/* Dots are drawn outside of the stretched picture, where they stay round. */}
          <div className={styles.dots} aria-hidden="true">
            {list.flatMap((period, index) =>
              series.map(({ key }) => {
                const value = period[key]
                return (
                  value !== null && (
                    <i key={`${period.start} ${key}`} className={styles[key]} style={{ left: `${x(index)}%`, top: `${y(value)}px` }} />
                  )
                )
              })
            )}
          </div>
          <div className={styles.names} aria-hidden="true">
            {list.map((period, index) => (
              <span key={period.start} className={cx(index % 2 === 0 && styles.second)}>
                {shortName(period, span)}
              </span>
            ))}
          </div>
          <ul className={styles.legend}>
            {series.map(({ key, name }) => (
              <li key={key}>
                <i className={styles[key]} />
                {name}
              </li>
            ))}
          </ul>
          <table className={styles.table}>
            <caption>Medians by the time in which the old keys went dead</caption>
            <thead>
              <tr>
                <th scope="col">Time</th>
                <th scope="col">Exposed</th>
                <th scope="col">Report to dead key</th>
                <th scope="col">Cases</th>
              </tr>
            </thead>
            <tbody>
              {list.map((period) => (
                <tr key={period.start}>
                  <th scope="row">{nameOf(period, span)}</th>
                  <td>{period.exposure === null ? 'not known' : formatSpan(period.exposure)}</td>
                  <td>{period.repair === null ? 'not known' : formatSpan(period.repair)}</td>
                  <td>{plural(period.cases, 'case')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </figure>
      )}
    </Card>
  )
}

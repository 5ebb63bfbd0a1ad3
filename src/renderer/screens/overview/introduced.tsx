import { useState } from 'react'
import type { Overview } from '../../../contract/overview.ts'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { formatCount } from '../../ui/format-number.ts'
import { formatMonth } from '../../ui/format-time.ts'
import { Segmented } from '../../ui/segmented.tsx'
import styles from './introduced.module.css'
import { byYear, everyMonth, type MonthCount, roundTop } from './months.ts'

const spans = [
  { value: 'year', name: '12 months' },
  { value: 'all', name: 'All' }
] as const

/** More bars than this are years. */
const mostMonths = 72
const height = 150
const gridLines = [0, 0.25, 0.5, 0.75, 1]

const nameOf = ({ month }: MonthCount): string => (month.length === 4 ? month : formatMonth(month))
const countOf = ({ count }: MonthCount): string => (count === 1 ? '1 secret' : `${formatCount(count)} secrets`)

/** Every how many bars one gets its name. */
const labelStep = (bars: number): number => Math.ceil(bars / 12)

/** When the secrets that are open now came in, by the month of their first commit. */
export function Introduced({ months }: { months: Overview['introduced'] }) {
  const [chosen, choose] = useState<'year' | 'all' | null>(null)
  const [at, setAt] = useState<number | null>(null)
  const now = new Date().toISOString().slice(0, 7)
  const lastYear = everyMonth(months, now, 12)
  // A year in which nothing came in would look as if there were nothing.
  const span = chosen ?? (lastYear.some(({ count }) => count > 0) ? 'year' : 'all')
  const every = span === 'year' ? lastYear : everyMonth(months, now, null)
  const bars = every.length > mostMonths ? byYear(every) : every
  const top = roundTop(Math.max(0, ...bars.map((bar) => bar.count)))
  const pointed = at === null ? undefined : bars[at]
  const step = labelStep(bars.length)
  const width = 100 / Math.max(1, bars.length)
  return (
    <Card
      title="When open secrets came in"
      aside={
        <>
          <span aria-live="polite">{pointed ? `${nameOf(pointed)}: ${countOf(pointed)}` : 'by first commit'}</span>
          <Segmented label="Span" value={span} options={spans} onChange={choose} />
        </>
      }
    >
      {bars.length === 0 ? (
        <EmptyState title="No dates yet">Dates come from commits. A folder without a git history has none.</EmptyState>
      ) : (
        <figure className={styles.chart}>
          <div className={styles.scale} aria-hidden="true">
            {gridLines.map((line) => (
              <span key={line} style={{ bottom: `${line * 100}%` }}>
                {formatCount(top * line)}
              </span>
            ))}
          </div>
          <svg className={styles.plot} height={height} role="presentation" onPointerLeave={() => setAt(null)}>
            {gridLines.map((line) => {
              const y = height - line * height
              return <line key={line} x1="0" x2="100%" y1={y} y2={y} className={styles.grid} />
            })}
            {bars.map((bar, index) => {
              const tall = bar.count === 0 ? 0 : Math.max(2, (bar.count / top) * height)
              return (
                <g key={bar.month} onPointerEnter={() => setAt(index)}>
                  <rect x={`${index * width}%`} width={`${width}%`} y={0} height={height} className={styles.column} />
                  <rect
                    x={`${index * width + width * 0.24}%`}
                    width={`${width * 0.52}%`}
                    y={height - tall}
                    height={tall}
                    rx={2}
                    className={styles.bar}
                  />
                </g>
              )
            })}
          </svg>
          <div className={styles.names} aria-hidden="true">
            {bars.map((bar, index) => {
              const back = (bars.length - 1 - index) / step
              return (
                <span key={bar.month} className={cx(back % 2 === 1 && styles.second)}>
                  {Number.isInteger(back) && nameOf(bar)}
                </span>
              )
            })}
          </div>
          <table className={styles.table}>
            <caption>Open secrets by the time of their first commit</caption>
            <tbody>
              {bars.map((bar) => (
                <tr key={bar.month}>
                  <th scope="row">{nameOf(bar)}</th>
                  <td>{countOf(bar)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </figure>
      )}
    </Card>
  )
}

import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react'
import type { UsageAnalysis, UsageBucket } from '../../../../contract/case/usage.ts'
import { cx } from '../../../ui/cx.ts'
import { formatBytes, formatCount, plural } from '../../../ui/format-number.ts'
import { formatDay, formatMoment, formatShortMoment } from '../../../ui/format-time.ts'
import { chartShape, type Metric } from './chart-shape.ts'
import { bucketsPerBar, mergeBuckets } from './merge-buckets.ts'
import styles from './usage-chart.module.css'

const partName = { before: 'before the exposure', exposed: 'while exposed', after: 'after the old key was off' }

export const measure = (bucket: UsageBucket, metric: Metric): string =>
  metric === 'bytes' ? formatBytes(bucket.bytes) : metric === 'rows' ? plural(bucket.rows, 'request') : plural(bucket.failed, 'failure')

/** Of a bar that stands for several buckets `busiest` says which of them is shown; the limits of its buckets differ. */
const says = (bucket: UsageBucket, metric: Metric, busiest: string | null): string =>
  [
    `${formatMoment(bucket.at)}${busiest === null ? '' : `, ${busiest}`}: ${measure(bucket, metric)}`,
    partName[bucket.part],
    bucket.spike && (busiest === null ? `a spike: the limit is ${formatCount(Math.round(bucket.limit))}` : 'a spike')
  ]
    .filter(Boolean)
    .join(', ')

/** What one bar stands for. */
const barSays = (bucketHours: number, per: number): string => {
  const one = bucketHours === 1 ? 'hour' : `${bucketHours} hours`
  return per === 1 ? `${bucketHours === 1 ? 'an' : ''} ${one}`.trim() : `the busiest ${one} of ${per * bucketHours}`
}

const step: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -24, PageDown: 24 }

/** The usage over time: the window of exposure shaded, spikes in the warm colour. Arrow keys read it bar by bar. */
export function UsageChart({ analysis, metric, exposedSince }: { analysis: UsageAnalysis; metric: Metric; exposedSince: string | null }) {
  const buckets = useMemo(() => mergeBuckets(analysis.buckets), [analysis])
  const per = bucketsPerBar(analysis.buckets.length)
  const [at, setAt] = useState<number | null>(null)
  const shape = chartShape(buckets, metric, per === 1)
  const busiest = per === 1 ? null : barSays(analysis.bucketHours, per)
  const count = Math.max(1, buckets.length)
  const percent = (position: number): string => `${(position / count) * 100}%`
  const pointed = at === null ? undefined : buckets[at]
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.getBoundingClientRect()
    if (box.width > 0) setAt(Math.max(0, Math.min(count - 1, Math.floor(((event.clientX - box.left) / box.width) * count))))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const goal =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? count - 1
          : step[event.key] === undefined
            ? null
            : (at ?? -1) + (step[event.key] ?? 0)
    if (goal === null) return
    event.preventDefault()
    setAt(Math.max(0, Math.min(count - 1, goal)))
  }
  return (
    <figure className={styles.chart}>
      <div className={styles.above} aria-hidden="true">
        {shape.exposed && (
          <span className={cx(styles.edge, shape.exposed.from > count * 0.7 && styles.left)} style={{ left: percent(shape.exposed.from) }}>
            {exposedSince === null ? 'exposed' : `exposed since ${formatShortMoment(exposedSince)}`}
          </span>
        )}
        {shape.after !== null && (
          <span className={cx(styles.edge, styles.sealed, shape.after > count * 0.7 && styles.left)} style={{ left: percent(shape.after) }}>
            old key off
          </span>
        )}
      </div>
      <div
        className={styles.plot}
        role="slider"
        tabIndex={0}
        aria-label="Usage over time"
        aria-valuemin={0}
        aria-valuemax={count - 1}
        aria-valuenow={at ?? 0}
        aria-valuetext={pointed ? says(pointed, metric, busiest) : 'Arrow keys read it bar by bar'}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setAt(null)}
      >
        <svg className={styles.svg} viewBox={`0 0 ${count} 100`} preserveAspectRatio="none" aria-hidden="true">
          {shape.exposed && (
            <rect x={shape.exposed.from} width={shape.exposed.to - shape.exposed.from} y={0} height={100} className={styles.shade} />
          )}
          <path d={shape.bars.before} className={styles.before} />
          <path d={shape.bars.exposed} className={styles.exposed} />
          <path d={shape.bars.after} className={styles.after} />
          <path d={shape.bars.spike} className={styles.spike} />
          {shape.limit !== null && <path d={shape.limit} className={styles.limit} />}
          {shape.exposed && <path d={`M${shape.exposed.from} 0V100`} className={styles.begin} />}
          {shape.after !== null && <path d={`M${shape.after} 0V100`} className={styles.end} />}
          {at !== null && <rect x={at} width={1} y={0} height={100} className={styles.cursor} />}
        </svg>
        <span className={styles.top} aria-hidden="true">
          {metric === 'bytes' ? formatBytes(shape.top) : formatCount(shape.top)}
        </span>
      </div>
      <div className={styles.days} aria-hidden="true">
        {shape.marks.map((mark) => (
          <span key={mark.time} className={cx(mark.at > count * 0.94 && styles.left)} style={{ left: percent(mark.at) }}>
            {formatDay(mark.time)}
          </span>
        ))}
      </div>
      <figcaption className={styles.says}>
        {pointed ? (
          says(pointed, metric, busiest)
        ) : (
          <>
            <i className={styles.spikeKey} /> above median + 3 MAD{shape.limit !== null && <> · dotted: that limit</>} · a bar is{' '}
            {barSays(analysis.bucketHours, per)}
          </>
        )}
      </figcaption>
    </figure>
  )
}

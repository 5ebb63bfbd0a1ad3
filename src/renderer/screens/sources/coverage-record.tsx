import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { Coverage, Scan } from '../../../contract/model.ts'
import { cx } from '../../ui/cx.ts'
import { formatBytes, formatCount, formatDuration, plural } from '../../ui/format-number.ts'
import { Notice } from '../../ui/notice.tsx'
import { skipName } from '../../ui/scan-words.ts'
import { Untrusted } from '../../ui/untrusted.tsx'
import { visibleText } from '../../ui/visible-text.ts'
import { coverageParts, isAccountedFor } from './coverage-parts.ts'
import styles from './coverage-record.module.css'

function Skipped({ skipped }: { skipped: Coverage['skipped'] }) {
  return (
    <ul className={styles.reasons}>
      {skipped.map(({ reason, count, examples }) => (
        <li key={reason}>
          <details>
            <summary className={styles.reason}>
              {skipName[reason]} <b>{formatCount(count)}</b>
            </summary>
            <ul className={styles.examples}>
              {examples.map((example) => (
                <li key={example.what} className={styles.example}>
                  <Untrusted text={example.what} className={styles.what} />
                  <span className={styles.why}>{visibleText(example.why)}</span>
                </li>
              ))}
              {examples.length < count && <li className={styles.why}>and {formatCount(count - examples.length)} more</li>}
            </ul>
          </details>
        </li>
      ))}
    </ul>
  )
}

function Counts({ coverage, seconds, isDone }: { coverage: Coverage; seconds: number; isDone: boolean }) {
  const parts = coverageParts(coverage)
  const isWhole = isAccountedFor(coverage)
  return (
    <>
      {/* Accounted for is not searched: only a scan without gaps gets the check. */}
      <p className={cx(styles.sum, !(isWhole && isDone) && styles.short)}>
        {isWhole && isDone ? <CircleCheck size={15} /> : <TriangleAlert size={15} />}
        {isWhole
          ? `${plural(coverage.objects, 'object')}, each accounted for`
          : `${plural(coverage.objects, 'object')}, but the parts do not add up to it`}
      </p>
      <div className={styles.bar} aria-hidden="true">
        {parts.map((part) => part.count > 0 && <i key={part.key} className={styles[part.key]} style={{ flexGrow: part.count }} />)}
      </div>
      <dl className={styles.parts}>
        {parts.map((part) => (
          <div key={part.key} className={styles.part}>
            <dt>
              <i className={cx(styles.dot, styles[part.key])} />
              {part.name}
            </dt>
            <dd>{formatCount(part.count)}</dd>
            <dd className={styles.says}>{part.says}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.says}>
        {formatBytes(coverage.bytes)} searched in {formatDuration(seconds)}
        {coverage.binary > 0 &&
          `; ${formatCount(coverage.binary)} of the searched look binary and were searched for distinctive types only`}
        .
      </p>
    </>
  )
}

/** What one scan saw of its source, and what not. */
export function CoverageRecord({ scan }: { scan: Scan }) {
  // Of nothing, only a scan that came to its end can say that it is accounted for.
  const coverage = scan.state === 'done' || scan.coverage?.objects !== 0 ? scan.coverage : null
  return (
    <section className={styles.record} aria-label="Coverage">
      <h3 className={styles.title}>Coverage</h3>
      {scan.problem !== null && <Notice tone="warn">{visibleText(scan.problem)}</Notice>}
      {coverage === null && scan.problem === null && <p className={styles.says}>The record comes when the scan ends.</p>}
      {coverage && (
        <>
          <Counts coverage={coverage} seconds={scan.seconds} isDone={scan.state === 'done'} />
          {coverage.skipped.length > 0 && <Skipped skipped={coverage.skipped} />}
          {coverage.notes.map((note) => (
            <Notice key={note}>{visibleText(note)}</Notice>
          ))}
        </>
      )}
    </section>
  )
}

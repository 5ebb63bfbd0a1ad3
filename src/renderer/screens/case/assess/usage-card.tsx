import { FileSearch, Upload } from 'lucide-react'
import { useState } from 'react'
import type { UsageAnalysis } from '../../../../contract/case/usage.ts'
import { useApp } from '../../../store/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { testWord } from '../../../ui/case-words.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatCount } from '../../../ui/format-number.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Time } from '../../../ui/time.tsx'
import { Tip } from '../../../ui/tip.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import type { Metric } from './chart-shape.ts'
import { GroupTable } from './group-table.tsx'
import { ImportLog } from './import-log.tsx'
import { Imports } from './imports.tsx'
import { RunningImport } from './running-import.tsx'
import styles from './usage-card.module.css'
import { UsageChart } from './usage-chart.tsx'

const metrics = [
  { value: 'rows', name: 'Requests' },
  { value: 'bytes', name: 'Bytes' },
  { value: 'failed', name: 'Failures' }
] as const satisfies readonly { value: Metric; name: string }[]

const views = [
  { value: 'chart', name: 'Chart' },
  { value: 'table', name: 'Table' }
] as const

const partName = { before: 'before', exposed: 'exposed', after: 'after' }

function Buckets({ analysis }: { analysis: UsageAnalysis }) {
  return (
    <div className={styles.buckets}>
      <Table
        label="Usage over time, as a table"
        columns={[
          { name: analysis.bucketHours === 1 ? 'Hour' : `${analysis.bucketHours} hours from` },
          { name: 'Part' },
          { name: 'Requests', isNumber: true },
          { name: 'Limit', isNumber: true },
          { name: 'Bytes', isNumber: true },
          { name: 'Failures', isNumber: true }
        ]}
      >
        {analysis.buckets.map((bucket) => (
          <tr key={bucket.at}>
            <td>
              <Time iso={bucket.at} as="moment" />
            </td>
            <td>
              {partName[bucket.part]} {bucket.spike && <Tag tone="flood">spike</Tag>}
            </td>
            <td data-number>{formatCount(bucket.rows)}</td>
            <td data-number>{formatCount(Math.round(bucket.limit))}</td>
            <td data-number>{formatCount(bucket.bytes)}</td>
            <td data-number>{formatCount(bucket.failed)}</td>
          </tr>
        ))}
      </Table>
    </div>
  )
}

/** Which tests ran, and what each says with its numbers. */
const Tests = ({ tests }: { tests: UsageAnalysis['tests'] }) => (
  <ul className={styles.tests} aria-label="Tests">
    {tests.map((test) => (
      <li key={test.test}>
        <Tip text={visibleText(test.text)}>
          <button type="button" className={styles.test}>
            <Tag tone={test.ran && test.fired > 0 ? testWord[test.test].tone : 'plain'}>
              {testWord[test.test].name} {test.ran ? test.fired : '–'}
            </Tag>
          </button>
        </Tip>
      </li>
    ))}
  </ul>
)

function Parts({ analysis }: { analysis: UsageAnalysis }) {
  return (
    <p className={styles.parts}>
      <b>{formatCount(analysis.before)}</b> before, <b>{formatCount(analysis.exposed)}</b> while exposed,{' '}
      <b>{formatCount(analysis.after)}</b> after the old key was off
      {analysis.afterUses.rows > 0 && (
        <span className={styles.alarm}>
          {' '}
          · {formatCount(analysis.afterUses.rows - analysis.afterUses.failed)} of them worked: the old key is not dead
        </span>
      )}
    </p>
  )
}

/** What the logs show of the key: the chart, the tests, and the rows that stand out. */
export function UsageCard() {
  const { record, milestones } = useCase()
  const { state, value, error } = useApp((app) => app.usage.analysis)
  const load = useApp((app) => app.usage.load)
  const running = useApp((app) => app.usage.imports[record.id])
  const [metric, setMetric] = useState<Metric>('rows')
  const [view, setView] = useState<'chart' | 'table'>('chart')
  const [isImporting, setImporting] = useState(false)
  const importButton = (
    <Button size="small" disabled={running !== undefined} onClick={() => setImporting(true)}>
      <Upload size={14} /> Import log
    </Button>
  )
  return (
    <Card
      title="Usage of the key"
      aside={
        <>
          {value && (
            <>
              <Segmented label="What is counted" value={metric} options={metrics} onChange={setMetric} />
              <Segmented label="How it is shown" value={view} options={views} onChange={setView} />
            </>
          )}
          {importButton}
        </>
      }
    >
      {running && <RunningImport progress={running} />}
      {state === 'failed' && (
        <ErrorState error={error} title="The usage did not load" isInline={value !== null} onRetry={() => void load(record.id)} />
      )}
      {state === 'loading' && value === null && (
        <div className={styles.waiting}>
          <SkeletonLines lines={5} label="The usage is loading" />
        </div>
      )}
      {state === 'ready' && value === null && !running && (
        <EmptyState
          icon={<FileSearch size={28} strokeWidth={1.5} />}
          title="No log is imported yet"
          actions={
            <Button look="primary" onClick={() => setImporting(true)}>
              <Upload size={15} /> Import log
            </Button>
          }
        >
          Export the provider’s log before it is gone, then import it: CloudTrail, GitHub audit, Mailgun events, nginx or Apache, CSV or
          NDJSON. It stays on this machine. If there is none, state so below.
        </EmptyState>
      )}
      {value && (
        <>
          <Imports />
          {view === 'chart' ? (
            <UsageChart
              analysis={value}
              metric={metric}
              exposedSince={milestones.find((one) => one.milestone === 'first-exposed')?.at ?? null}
            />
          ) : (
            <Buckets analysis={value} />
          )}
          <div className={styles.below}>
            <Parts analysis={value} />
            <Tests tests={value.tests} />
          </div>
          <GroupTable groups={value.groups} hasFired={value.tests.some((test) => test.fired > 0)} />
        </>
      )}
      {isImporting && <ImportLog onClose={() => setImporting(false)} />}
    </Card>
  )
}

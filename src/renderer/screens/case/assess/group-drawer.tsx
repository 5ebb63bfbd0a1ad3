import { useCallback, useEffect, useState } from 'react'
import type { UsageGroup } from '../../../../contract/case/usage.ts'
import type { BulkheadError } from '../../../../contract/errors.ts'
import { asError } from '../../../store/as-error.ts'
import type { UsageRows } from '../../../store/usage-slice.ts'
import { useApp } from '../../../store/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { testWord } from '../../../ui/case-words.ts'
import { Drawer } from '../../../ui/drawer.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { formatBytes, formatCount } from '../../../ui/format-number.ts'
import { SkeletonLines } from '../../../ui/skeleton.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tag } from '../../../ui/tag.tsx'
import { Time } from '../../../ui/time.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { useCase } from '../case-context.ts'
import styles from './group-drawer.module.css'

const perPage = 100

/** A group in full: why it stands out, in numbers, and its rows. */
export function GroupDrawer({ group, onClose }: { group: UsageGroup; onClose(): void }) {
  const { record } = useCase()
  const rows = useApp((state) => state.usage.rows)
  const [shown, setShown] = useState<UsageRows | null>(null)
  const [error, setError] = useState<BulkheadError | null>(null)
  const [isBusy, setBusy] = useState(false)
  const more = useCallback(
    async (offset: number): Promise<void> => {
      setBusy(true)
      try {
        const answer = await rows({ caseId: record.id, group: group.id, offset, limit: perPage })
        // Whatever was asked twice is added once.
        setShown((before) => {
          const above = before?.rows ?? []
          return above.length === offset ? { total: answer.total, rows: [...above, ...answer.rows] } : before
        })
        setError(null)
      } catch (caught) {
        setError(asError(caught))
      }
      setBusy(false)
    },
    [rows, record.id, group.id]
  )
  useEffect(() => void more(0), [more])
  return (
    <Drawer title="Rows of the group" onClose={onClose}>
      <div className={styles.drawer}>
        <h2 className={styles.title}>
          <code>{visibleText(group.ip) || 'no address'}</code> <code>{visibleText(group.action)}</code>
        </h2>
        <ul className={styles.reasons}>
          {group.reasons.map((reason) => (
            <li key={reason.test}>
              <Tag tone={testWord[reason.test].tone}>{testWord[reason.test].name}</Tag> {visibleText(reason.text)}
            </li>
          ))}
        </ul>
        <p className={styles.sum}>
          {formatCount(group.rows)} rows, {formatCount(group.failed)} failed, {formatBytes(group.bytes)}
        </p>
        {shown === null && error === null && <SkeletonLines lines={8} label="The rows are loading" />}
        {shown && (
          <div className={styles.rows}>
            <Table
              label="Rows"
              columns={[
                { name: 'Time' },
                { name: 'Who' },
                { name: 'Resource' },
                { name: 'Result' },
                { name: 'Bytes', isNumber: true },
                { name: 'Line' }
              ]}
            >
              {shown.rows.map((row) => (
                <tr key={`${row.importName} ${row.line}`}>
                  <td>
                    <Time iso={new Date(row.at).toISOString()} as="moment" />
                  </td>
                  <td title={visibleText(row.userAgent)}>{visibleText(row.actor) || visibleText(row.userAgent) || '–'}</td>
                  <td>
                    <code>{visibleText(row.resource)}</code>
                  </td>
                  <td>{row.result === 'failed' ? <Tag tone="warn">failed</Tag> : row.result}</td>
                  <td data-number>{row.bytes < 0 ? '–' : formatCount(row.bytes)}</td>
                  <td title={visibleText(row.importName)}>{formatCount(row.line)}</td>
                </tr>
              ))}
            </Table>
          </div>
        )}
        {error && <ErrorState error={error} title="The rows did not load" isInline onRetry={() => void more(shown?.rows.length ?? 0)} />}
        {shown && error === null && shown.rows.length < shown.total && (
          <Button size="small" disabled={isBusy} onClick={() => void more(shown.rows.length)}>
            {formatCount(Math.min(perPage, shown.total - shown.rows.length))} more of {formatCount(shown.total)}
          </Button>
        )}
      </div>
    </Drawer>
  )
}

import { useState } from 'react'
import type { ColumnMapping, LogFormat } from '../../../../contract/case/usage.ts'
import type { BulkheadError } from '../../../../contract/errors.ts'
import { asError } from '../../../store/as-error.ts'
import type { LogInspection } from '../../../store/usage-slice.ts'
import { useApp } from '../../../store/use-app.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Field, Input, Select } from '../../../ui/field.tsx'
import { formatBytes } from '../../../ui/format-number.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Table } from '../../../ui/table.tsx'
import { visibleText } from '../../../ui/visible-text.ts'
import { PlaceField } from '../../place-field.tsx'
import { useCase } from '../case-context.ts'
import styles from './import-log.module.css'
import { fieldName, formatName, formats, mappedFields, usageFields } from './log-words.ts'

const here = Intl.DateTimeFormat().resolvedOptions().timeZone

function Mapping({
  columns,
  mapping,
  onChange
}: {
  columns: readonly string[]
  mapping: ColumnMapping
  onChange(mapping: ColumnMapping): void
}) {
  return (
    <fieldset className={styles.mapping}>
      <legend>Which column is what</legend>
      {usageFields.map((field) => (
        <Field key={field} label={fieldName[field]}>
          {(ids) => (
            <Select
              {...ids}
              value={mapping[field] ?? ''}
              onChange={(event) => {
                const { [field]: _, ...rest } = mapping
                onChange(event.target.value === '' ? rest : { ...rest, [field]: event.target.value })
              }}
            >
              <option value="">not in this log</option>
              {columns.map((column) => (
                <option key={column} value={column}>
                  {visibleText(column)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      ))}
    </fieldset>
  )
}

function Sample({ inspection }: { inspection: LogInspection }) {
  if (inspection.sample.length === 0) return null
  const shown = mappedFields(inspection.sample)
  return (
    <div className={styles.sample}>
      <Table label="First rows" columns={shown.map((field) => ({ name: fieldName[field] }))}>
        {inspection.sample.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a sample do not change
          <tr key={at}>
            {shown.map((field) => (
              <td key={field}>
                <code>{visibleText(row[field] ?? '')}</code>
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </div>
  )
}

/** From a file to a running import: what it is, which column is what, in which zone its times are; then yes. */
export function ImportLog({ onClose }: { onClose(): void }) {
  const { record } = useCase()
  const inspect = useApp((state) => state.usage.inspect)
  const start = useApp((state) => state.usage.start)
  const zoneOfWork = useApp((state) => state.settings.settings.value?.hours.zone)
  const [path, setPath] = useState('')
  const [inspection, setInspection] = useState<LogInspection | null>(null)
  const [format, setFormat] = useState<LogFormat | ''>('')
  const [mapping, setMapping] = useState<ColumnMapping>({})
  const [zone, setZone] = useState('')
  const [error, setError] = useState<{ title: string; error: BulkheadError } | null>(null)
  const [isBusy, setBusy] = useState(false)

  const choose = (chosen: string): void => {
    setPath(chosen)
    setInspection(null)
    setError(null)
  }
  const attempt = async (title: string, work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (caught) {
      setError({ title, error: asError(caught) })
    }
    setBusy(false)
  }
  const look = (): Promise<void> =>
    attempt('The log can’t be read', async () => {
      const found = await inspect(path.trim())
      setInspection(found)
      setFormat(found.format ?? '')
      setMapping(found.mapping)
    })
  const needsMapping = inspection !== null && (format === 'csv' || format === 'ndjson' || format === '') && inspection.columns.length > 0
  const send = (): Promise<void> =>
    attempt('The log is not imported', async () => {
      await start({
        caseId: record.id,
        path: path.trim(),
        ...(format === '' ? {} : { format }),
        ...(needsMapping ? { mapping } : {}),
        ...(zone.trim() === '' ? {} : { zone: zone.trim() })
      })
      onClose()
    })
  const isReady = inspection === null ? path.trim() !== '' : !needsMapping || mapping.time !== undefined

  return (
    <Dialog
      title="Import a log"
      says="It is read on this machine and copied nowhere else. Lines that can’t be read are counted and named."
      size="large"
      onClose={onClose}
      footer={
        <>
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" disabled={!isReady || isBusy} onClick={() => void (inspection === null ? look() : send())}>
            {inspection === null ? 'Look at it' : 'Import'}
          </Button>
        </>
      }
    >
      <PlaceField label="Log file" value={path} onChange={choose} />
      {inspection && (
        <>
          <Notice tone={inspection.format === null ? 'warn' : 'info'}>
            <b>{inspection.format === null ? 'The format is not known.' : formatName[inspection.format]}</b> {visibleText(inspection.why)}{' '}
            {formatBytes(inspection.size)}.
          </Notice>
          <div className={styles.two}>
            <Field label="Format">
              {(ids) => (
                <Select {...ids} value={format} onChange={(event) => setFormat(formats.find((one) => one === event.target.value) ?? '')}>
                  <option value="">as it looks</option>
                  {formats.map((one) => (
                    <option key={one} value={one}>
                      {formatName[one]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="Zone of times without one" help="An IANA name. Without it such rows are refused, never guessed.">
              {(ids) => (
                <>
                  <Input
                    {...ids}
                    list={`${ids.id}-zones`}
                    maxLength={100}
                    placeholder="Europe/Berlin"
                    value={zone}
                    onChange={(event) => setZone(event.target.value)}
                  />
                  <datalist id={`${ids.id}-zones`}>
                    {[...new Set([zoneOfWork, here, 'UTC'])].filter(Boolean).map((one) => (
                      <option key={one} value={one} />
                    ))}
                  </datalist>
                </>
              )}
            </Field>
          </div>
          {needsMapping && <Mapping columns={inspection.columns} mapping={mapping} onChange={setMapping} />}
          <Sample inspection={inspection} />
        </>
      )}
      {error && <ErrorState error={error.error} title={error.title} isInline />}
    </Dialog>
  )
}

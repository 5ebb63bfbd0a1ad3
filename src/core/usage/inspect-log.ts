import path from 'node:path'
import type { ColumnMapping, LogFormat, UsageEvent, UsageField } from '../../contract/case/usage.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { createRecordAdapter } from './adapt-record.ts'
import { detectFormat } from './detect-format.ts'
import { createFieldMask, type TextMask } from './field-mask.ts'
import { createZone } from './local-time.ts'
import { readHead } from './read-log.ts'
import { openLog } from './reading/log-chunks.ts'
import type { RecordSplitter } from './reading/record-splitter.ts'
import { createCsvSplitter } from './reading/split-csv.ts'
import { createJsonSplitter } from './reading/split-json.ts'
import { createLineSplitter } from './reading/split-lines.ts'

const sampleRows = 10

export interface InspectedLog {
  name: string
  size: number
  format: LogFormat | null
  why: string
  columns: string[]
  mapping: ColumnMapping
  /** Empty where the log does not say. */
  sample: Record<UsageField, string>[]
}

/**
 * What a log looks like, from its first 256 KiB: format and why, columns with a guess which is which, and masked rows. Times of the
 * sample are in UTC; where they say no zone they are shown as if they were in it.
 * Throws log.unreadable, log.empty, log.unknown-format (binary).
 */
export async function inspectLog(file: string, mask: TextMask): Promise<InspectedLog> {
  const log = await openLog(file)
  try {
    const { head, complete, rest } = await readHead(log)
    await rest.return(undefined)
    if (head.trim() === '') throw new BulkheadError('log.empty', `${file} holds nothing but blank lines: there is nothing to import.`)
    const { format, framing, why, columns, mapping } = detectFormat(head, complete)
    const sample: InspectedLog['sample'] = []
    if (format !== null && (mapping.time !== undefined || (format !== 'csv' && format !== 'ndjson'))) {
      const adapt = createRecordAdapter({ format, framing, mapping, zone: createZone('UTC'), mask: createFieldMask(() => mask).mask })
      const splitter: RecordSplitter =
        framing.kind === 'csv' ? createCsvSplitter() : framing.kind === 'json' ? createJsonSplitter(framing.list) : createLineSplitter()
      const take = (line: number, text: string, problem: string | undefined): void => {
        if (problem !== undefined || sample.length >= sampleRows) return
        const event = adapt(line, text)
        if (event && !('problem' in event)) sample.push(shown(event))
      }
      splitter.push(head.slice(0, 64 * 1024), take)
      if (complete) splitter.end(take)
    }
    return { name: mask(path.basename(file)), size: log.size, format, why, columns: columns.map(mask), mapping, sample }
  } finally {
    await log.close()
  }
}

function shown({ at, actor, key, ip, userAgent, action, resource, result, bytes }: UsageEvent): Record<UsageField, string> {
  const time = new Date(at).toISOString()
  return {
    time,
    actor,
    key,
    ip,
    userAgent,
    action,
    resource,
    result: result === 'unknown' ? '' : result,
    bytes: bytes < 0 ? '' : String(bytes)
  }
}

import type { ColumnMapping, LogFormat, UsageEvent } from '../../contract/case/usage.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { csvColumns, type Framing } from './detect-format.ts'
import type { FieldMask } from './field-mask.ts'
import { accessLog } from './formats/access-log.ts'
import { cloudtrail } from './formats/cloudtrail.ts'
import { adaptColumns, atPath } from './formats/columns.ts'
import { githubAudit } from './formats/github-audit.ts'
import { type Adapted, isObject, type JsonAdapter } from './formats/log-adapter.ts'
import { mailgun } from './formats/mailgun.ts'
import { formatIp, parseIp } from './ip-address.ts'
import type { Zone } from './local-time.ts'
import { parseTime } from './parse-time.ts'
import { csvFields } from './reading/split-csv.ts'

export interface AdapterOptions {
  format: LogFormat
  framing: Framing
  mapping: ColumnMapping
  /** Of times that carry none. */
  zone: Zone | undefined
  mask: FieldMask['mask']
}

/** The longest text that is kept of each field; what is longer is cut. */
const kept = { actor: 200, key: 200, ip: 64, userAgent: 300, action: 200, resource: 500 } as const

/**
 * Makes events out of the records of one log. Gives the event, or why there is none (a word on the record, never its text); undefined for
 * the head of a table. Throws log.no-time where a time has no zone and none was given: it concerns every row.
 */
export function createRecordAdapter({
  format,
  framing,
  mapping,
  zone,
  mask
}: AdapterOptions): (line: number, text: string) => UsageEvent | { problem: string } | undefined {
  const adapt = recordReader(format, framing, mapping)
  const field = (name: keyof typeof kept, text: string | undefined): string =>
    text === undefined || text === '' ? '' : mask(text, kept[name])

  return (line, text) => {
    const raw = adapt(text)
    if (raw === undefined || 'problem' in raw) return raw
    const time = parseTime(raw.time, zone)
    if ('problem' in time) {
      if (time.problem === 'no-zone')
        throw new BulkheadError(
          'log.no-time',
          `The times of this log say no zone (record ${line} is the first). Choose the zone of the machine that wrote it, such as Europe/Berlin or UTC, and import it again.`
        )
      if (time.problem === 'day-or-month')
        return { problem: 'has a date of which day and month can’t be told apart; write it as YYYY-MM-DD' }
      return { problem: 'has no time that can be read' }
    }
    return {
      line,
      at: time.at,
      actor: field('actor', raw.actor),
      key: field('key', raw.key),
      ip: callerOf(raw.ip ?? '', (text) => mask(text, kept.ip)),
      userAgent: field('userAgent', raw.userAgent),
      action: field('action', raw.action),
      resource: field('resource', raw.resource),
      result: raw.result ?? 'unknown',
      bytes: raw.bytes ?? -1
    }
  }
}

/** The caller in one way of writing. Of a chain of proxies (`X-Forwarded-For`) the first is the caller. What is no address is masked. */
function callerOf(text: string, mask: (text: string) => string): string {
  const first = text.split(',', 1)[0]?.trim() ?? ''
  if (first === '-' || first === '') return ''
  const ip = parseIp(first)
  return ip ? formatIp(ip) : mask(first)
}

const adapters: Partial<Record<LogFormat, { name: string; adapt: JsonAdapter }>> = {
  cloudtrail: { name: 'CloudTrail', adapt: cloudtrail },
  'github-audit': { name: "GitHub's audit log", adapt: githubAudit },
  mailgun: { name: 'Mailgun', adapt: mailgun }
}

function recordReader(format: LogFormat, framing: Framing, mapping: ColumnMapping): (text: string) => Adapted | undefined {
  if (format === 'access-log') return accessLog
  if (format === 'csv') return csvReader(framing, mapping)
  const { name, adapt } = adapters[format] ?? {
    name: 'the mapping',
    adapt: (record) => adaptColumns(mapping, (path) => atPath(record, path))
  }
  return (text) => {
    let record: unknown
    try {
      record = JSON.parse(text)
    } catch {
      return { problem: 'is no JSON' }
    }
    if (!isObject(record)) return { problem: 'is JSON, but no object' }
    const adapted = adapt(record)
    return 'problem' in adapted ? { problem: `is no event of ${name}: it ${adapted.problem}` } : adapted
  }
}

function csvReader(framing: Framing, mapping: ColumnMapping): (text: string) => Adapted | undefined {
  if (framing.kind !== 'csv') return () => ({ problem: 'is no row of a table' })
  const { delimiter, header } = framing
  let places: Map<string, number> | undefined
  let width = 0
  return (text) => {
    const fields = csvFields(text, delimiter)
    if (!places) {
      places = new Map(csvColumns(fields, header).map((name, i) => [name, i]))
      width = fields.length
      if (header) return undefined
    }
    const columns = places
    if (fields.length !== width) return { problem: `has ${fields.length} columns instead of ${width}` }
    return adaptColumns(mapping, (column) => fields[columns.get(column) ?? -1] ?? '')
  }
}

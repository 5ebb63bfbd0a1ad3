import type { ColumnMapping, LogFormat } from '../../contract/case/usage.ts'
import { accessLog } from './formats/access-log.ts'
import { cloudtrail } from './formats/cloudtrail.ts'
import { atPath, pathsOf } from './formats/columns.ts'
import { githubAudit } from './formats/github-audit.ts'
import { guessMapping } from './formats/guess-mapping.ts'
import { isObject } from './formats/log-adapter.ts'
import { createCsvSplitter, csvFields } from './reading/split-csv.ts'
import { createJsonSplitter } from './reading/split-json.ts'
import { createLineSplitter } from './reading/split-lines.ts'

/** How the records of a log are cut. */
export type Framing =
  | { kind: 'lines' }
  /** `list`: name of the array that holds them in each top object. */
  | { kind: 'json'; list: string | undefined }
  | { kind: 'csv'; delimiter: string; header: boolean }

export interface DetectedFormat {
  format: LogFormat | null
  framing: Framing
  /** In words, from what was seen in the file. */
  why: string
  columns: string[]
  mapping: ColumnMapping
}

const sampleSize = 60

/** What a log is, from the beginning of its text (some 256 KiB). Its name says nothing. */
export function detectFormat(head: string, complete: boolean): DetectedFormat {
  const start = head.trimStart()
  if (start.startsWith('{') || start.startsWith('[')) return detectJson(head)
  const lines = firstRecords(createLineSplitter(), head, complete)
  const hits = lines.filter((line) => !('problem' in accessLog(line))).length
  if (hits > 0 && hits >= lines.length / 2)
    return {
      format: 'access-log',
      framing: { kind: 'lines' },
      why: `${hits} of the first ${lines.length} lines are those of an access log (common or combined).`,
      columns: [],
      mapping: {}
    }
  return detectCsv(head, complete, lines)
}

function firstRecords(splitter: ReturnType<typeof createLineSplitter>, head: string, complete: boolean): string[] {
  const found: string[] = []
  const take = (_: number, text: string, problem: string | undefined): void => {
    if (problem === undefined && found.length < sampleSize) found.push(text)
  }
  splitter.push(head, take)
  if (complete) splitter.end(take)
  return found
}

function parseObjects(texts: string[]): Record<string, unknown>[] {
  return texts.flatMap((text) => {
    try {
      const value: unknown = JSON.parse(text)
      return isObject(value) ? [value] : []
    } catch {
      return []
    }
  })
}

/** Names under which exports put their rows. */
const lists = ['Records', 'items', 'events', 'logs', 'entries', 'data', 'value', 'results', 'rows', 'Events', 'hits']

function detectJson(head: string): DetectedFormat {
  const list = listName(head)
  const cut: Framing = { kind: 'json', list }
  const lines = firstRecords(createLineSplitter(), head, false).map((line) => line.trim())
  const perLine = list === undefined && lines.filter((line) => line.startsWith('{') && line.endsWith('}')).length > lines.length / 2
  const framing: Framing = perLine && lines.length > 0 ? { kind: 'lines' } : cut
  const records = parseObjects(firstRecords(framing.kind === 'lines' ? createLineSplitter() : createJsonSplitter(list), head, true))
  const where =
    framing.kind === 'lines'
      ? 'one a line'
      : list === undefined
        ? 'in one array or one after another'
        : `in the list ${JSON.stringify(list)}`
  const known: [LogFormat, string, (record: Record<string, unknown>) => boolean][] = [
    [
      'cloudtrail',
      'CloudTrail (eventTime, eventName, eventSource)',
      (record) => !('problem' in cloudtrail(record)) && 'eventSource' in record
    ],
    ['mailgun', 'Mailgun (event, timestamp, and a recipient, domain or message)', isMailgun],
    ['github-audit', "GitHub's audit log (action, @timestamp, and an actor or organisation)", isGithub]
  ]
  const columns = new Set<string>()
  for (const record of records) pathsOf(record, columns)
  const mapping = guessMapping(
    [...columns],
    records.map((record) => (column) => atPath(record, column))
  )
  const found = known
    .map(([format, what, test]) => ({ format, what, hits: records.filter(test).length }))
    .sort((a, b) => b.hits - a.hits)[0]
  if (found && found.hits > 0 && found.hits > records.length / 2)
    return {
      format: found.format,
      framing,
      why: `JSON, ${where}; ${found.hits} of the first ${records.length} records are of ${found.what}.`,
      columns: [],
      mapping: {}
    }
  if (records.length === 0)
    return { format: null, framing, why: 'It begins like JSON, but no record in its beginning could be read.', columns: [], mapping: {} }
  const timed = mapping.time !== undefined
  return {
    format: 'ndjson',
    framing,
    why: `JSON, ${where}, of no format that Bulkhead knows; ${timed ? `the time is read from ${JSON.stringify(mapping.time)}` : 'none of its fields looks like a time, so say which is'}.`,
    columns: [...columns],
    mapping
  }
}

const isMailgun = (record: Record<string, unknown>): boolean =>
  typeof record.event === 'string' &&
  (typeof record.timestamp === 'number' || '@timestamp' in record) &&
  ['recipient', 'domain', 'envelope', 'delivery-status', 'log-level'].some((field) => field in record)

const isGithub = (record: Record<string, unknown>): boolean =>
  !('problem' in githubAudit(record)) &&
  ('@timestamp' in record || '_document_id' in record) &&
  ['actor', 'org', 'hashed_token', 'business', '_document_id'].some((field) => field in record)

/**
 * The list that a top object keeps its records in: a known name at depth 1 whose array holds an object or nothing. In one pass, since a
 * pattern over strings that are never closed would begin anew at each quote.
 */
function listName(head: string): string | undefined {
  const opens = /\s*:\s*\[\s*[{\]]/y
  const found = new Set<string>()
  let depth = 0
  for (let at = 0; at < head.length; at++) {
    const mark = head[at]
    if (mark === '{' || mark === '[') depth++
    else if (mark === '}' || mark === ']') depth--
    else if (mark === '"') {
      const start = at + 1
      for (at++; at < head.length && head[at] !== '"'; at++) if (head[at] === '\\') at++
      opens.lastIndex = at + 1
      if (depth === 1 && opens.test(head)) found.add(head.slice(start, at))
    }
  }
  return lists.find((name) => found.has(name))
}

function detectCsv(head: string, complete: boolean, lines: string[]): DetectedFormat {
  const rows = firstRecords(createCsvSplitter(), head, complete || !head.includes('\n'))
  const delimiters = [',', ';', '\t', '|'].map((delimiter) => {
    const counts = rows.map((row) => csvFields(row, delimiter).length)
    const width = counts[0] ?? 0
    return { delimiter, width, same: counts.filter((count) => count === width).length }
  })
  const best = delimiters
    .filter(({ width, same }) => width >= 2 && same > rows.length / 2)
    .sort((a, b) => b.same - a.same || b.width - a.width)[0]
  const framing: Framing = { kind: 'csv', delimiter: best?.delimiter ?? ',', header: true }
  if (!best || rows.length < 2) {
    const json = lines.filter((line) => line.startsWith('{')).length
    const why =
      json > 0
        ? `${json} of its first ${lines.length} lines are JSON and the others are not: cut it into one file of each format.`
        : 'It is neither JSON, an access log, nor a table with the same columns in each row.'
    return { format: null, framing, why, columns: [], mapping: {} }
  }
  const first = csvFields(rows[0] ?? '', best.delimiter)
  const header =
    first.every((field) => field.trim() === '' || !/^[\d.,:/ +TZ-]+$/.test(field.trim())) && new Set(first).size === first.length
  const columns = csvColumns(first, header)
  const sample = rows.slice(header ? 1 : 0).map((row) => {
    const fields = csvFields(row, best.delimiter)
    return (column: string) => fields[columns.indexOf(column)] ?? ''
  })
  const mapping = guessMapping(columns, sample)
  const name = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }[best.delimiter]
  const time =
    mapping.time === undefined ? 'none of them looks like a time, so say which is' : `the time is read from ${JSON.stringify(mapping.time)}`
  return {
    format: 'csv',
    framing: { ...framing, header },
    why: `A table of ${columns.length} columns cut by ${name}, ${header ? 'with names in its first row' : 'without names'}; ${time}.`,
    columns,
    mapping
  }
}

/** Names of columns: of the first row, else by number. */
export const csvColumns = (first: readonly string[], header: boolean): string[] =>
  first.map((field, i) => (header && field.trim() !== '' ? field.trim() : `column ${i + 1}`))

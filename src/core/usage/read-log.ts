import type { ColumnMapping, LogFormat, UsageEvent } from '../../contract/case/usage.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { createRecordAdapter } from './adapt-record.ts'
import { type DetectedFormat, detectFormat, type Framing } from './detect-format.ts'
import { createFieldMask, type TextMask } from './field-mask.ts'
import { createZone } from './local-time.ts'
import { type LogFile, openLog } from './reading/log-chunks.ts'
import type { RecordSplitter } from './reading/record-splitter.ts'
import { createCsvSplitter } from './reading/split-csv.ts'
import { createJsonSplitter } from './reading/split-json.ts'
import { createLineSplitter } from './reading/split-lines.ts'

/** Rows of one import. More are refused: no person can review them, and the cut around the exposure is what counts. */
export const mostRows = 10_000_000
const headLength = 256 * 1024
const problemsKept = 20
/** Characters that are read in one go, and ms after which others get their turn. */
const slice = 16 * 1024
const turnMs = 10
/** Before this many records a share says nothing. */
const judgedFrom = 1000

export interface ReadOptions {
  format?: LogFormat | undefined
  mapping?: ColumnMapping | undefined
  zone?: string | undefined
  /** Makes a mask; each keeps what it was asked, so that one for all of a long log would grow with it. */
  makeMask: () => TextMask
  now: number
  /** Gets the events piece by piece; the event loop runs between two pieces. */
  take(events: UsageEvent[]): void
  progress?(rows: number, done: number, total: number): void
  signal?: AbortSignal | undefined
  /** 10 000 000 unless it is told. */
  mostRows?: number
}

export interface LogSummary {
  format: LogFormat
  sha256: string
  size: number
  rows: number
  badLines: number
  problems: { line: number; why: string }[]
  /** ms; null without rows. */
  from: number | null
  to: number | null
}

/** The beginning of a log and what format it is. Throws log.unreadable, log.empty, log.unknown-format. */
export async function readHead(file: LogFile): Promise<{ head: string; complete: boolean; rest: AsyncGenerator<string> }> {
  const rest = file.chunks()
  let head = ''
  while (head.length < headLength) {
    const next = await rest.next()
    if (next.done) return { head, complete: true, rest }
    head += next.value
  }
  return { head, complete: false, rest }
}

/**
 * Reads a log once, from its first byte to its last, and hands on its events; memory does not grow with the file.
 * Throws log.unreadable, log.empty, log.unknown-format (none fits, or more than half of the records are of another format), log.no-time,
 * settings.bad-zone; the reason of `signal` where it was aborted.
 */
export async function readLog(path: string, options: ReadOptions): Promise<LogSummary> {
  const zone = options.zone === undefined ? undefined : createZone(options.zone)
  const file = await openLog(path)
  try {
    const { head, complete, rest } = await readHead(file)
    if (head.trim() === '') throw new BulkheadError('log.empty', `${path} holds nothing but blank lines: there is nothing to import.`)
    const detected = detectFormat(head, complete)
    const format = options.format ?? detected.format
    if (format === null) throw new BulkheadError('log.unknown-format', `${path} is of no format that Bulkhead reads. ${detected.why}`)
    const framing = framingFor(format, detected)
    const mapping = { ...(format === detected.format ? detected.mapping : {}), ...options.mapping }
    if ((format === 'csv' || format === 'ndjson') && !mapping.time)
      throw new BulkheadError('log.no-time', `Nothing in ${path} looks like a time. Say which column holds it.`, {
        data: { columns: detected.columns.map(options.makeMask()) }
      })

    const tally = createSummary(path, format, options.now, options.mostRows ?? mostRows)
    const { mask, isOverrun } = createFieldMask(options.makeMask)
    const adapt = createRecordAdapter({ format, framing, mapping, zone, mask })
    let events: UsageEvent[] = []
    const take = (line: number, text: string, problem: string | undefined): void => {
      const event = problem === undefined ? adapt(line, text) : { problem }
      if (event === undefined) return
      if ('problem' in event) tally.bad(line, event.problem)
      else {
        tally.good(event)
        events.push(event)
      }
    }
    const hand = (): void => {
      tally.check()
      if (events.length > 0) options.take(events)
      events = []
      options.progress?.(tally.rows(), file.done(), file.size)
    }
    const splitter = splitterOf(framing)
    let turn = performance.now()
    const read = async (chunk: string): Promise<void> => {
      for (let from = 0; from < chunk.length; from += slice) {
        options.signal?.throwIfAborted()
        splitter.push(chunk.slice(from, from + slice), take)
        hand()
        if (performance.now() - turn < turnMs) continue
        await new Promise((next) => setImmediate(next))
        turn = performance.now()
      }
    }
    await read(head)
    for await (const chunk of rest) await read(chunk)
    splitter.end(take)
    hand()
    return { format, sha256: file.sha256(), size: file.done(), ...tally.end(isOverrun()) }
  } finally {
    await file.close()
  }
}

/** Where a person says the format, the file's own cut is kept as far as it fits. */
function framingFor(format: LogFormat, { framing }: DetectedFormat): Framing {
  if (format === 'csv') return framing.kind === 'csv' ? framing : { kind: 'csv', delimiter: ',', header: true }
  if (format === 'access-log') return { kind: 'lines' }
  return framing.kind === 'csv' ? { kind: 'lines' } : framing
}

function splitterOf(framing: Framing): RecordSplitter {
  if (framing.kind === 'lines') return createLineSplitter()
  return framing.kind === 'csv' ? createCsvSplitter() : createJsonSplitter(framing.list)
}

/** Counts what was read, keeps the first problems, and refuses what is not the log it was taken for. */
function createSummary(path: string, format: LogFormat, now: number, most: number) {
  const problems: { line: number; why: string }[] = []
  let rows = 0
  let bad = 0
  let from = Number.MAX_SAFE_INTEGER
  let to = Number.MIN_SAFE_INTEGER
  let last: number | undefined
  const future = { rows: 0, line: 0 }
  const back = { rows: 0, line: 0, most: 0 }

  const refuseMixed = (): never => {
    const first = problems[0]
    throw new BulkheadError(
      'log.unknown-format',
      `${bad} of the first ${rows + bad} records of ${path} can't be read as ${format}${first ? `; record ${first.line} ${first.why}` : ''}. The file is of another format, or holds several: give one file for each. Nothing was imported.`,
      { data: { problems } }
    )
  }
  return {
    rows: () => rows,
    good(event: UsageEvent): void {
      rows++
      if (rows > most)
        throw new BulkheadError(
          'log.unknown-format',
          `${path} holds more than ${most} rows. Cut the time around the exposure out of it, or the rows of the leaked key, and import that. Nothing was imported.`
        )
      const { at, line } = event
      if (at < from) from = at
      if (at > to) to = at
      if (at > now + 300_000 && future.rows++ === 0) future.line = line
      if (last !== undefined && at < last - 300_000) {
        if (back.rows++ === 0) back.line = line
        back.most = Math.max(back.most, last - at)
      }
      last = at
    },
    bad(line: number, why: string): void {
      bad++
      if (problems.length < problemsKept) problems.push({ line, why })
    },
    check(): void {
      if (rows + bad >= judgedFrom && bad > rows) refuseMixed()
    },
    end(overrun: boolean) {
      if (rows === 0 && bad === 0) throw new BulkheadError('log.empty', `${path} holds no rows: there is nothing to import.`)
      if (bad > rows) refuseMixed()
      const told = [...problems]
      if (future.rows > 0)
        told.push({
          line: future.line,
          why: `is the first of ${future.rows} that lie in the future: the clock that wrote them runs ahead, or the zone is wrong`
        })
      // An export with the newest first goes back all the time, which is an order too.
      if (back.rows > 0 && back.rows < 0.4 * rows)
        told.push({
          line: back.line,
          why: `is the first of ${back.rows} that are earlier than the one before, by up to ${Math.round(back.most / 60_000)} minutes`
        })
      if (overrun)
        told.push({ line: 0, why: 'The log holds too many different texts to look at each: parts that may be tokens are shown as …' })
      return { rows, badLines: bad, problems: told, from: rows > 0 ? from : null, to: rows > 0 ? to : null }
    }
  }
}

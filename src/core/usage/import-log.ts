import path from 'node:path'
import type { LogImport } from '../../contract/case/record.ts'
import { BulkheadError } from '../../contract/errors.ts'
import type { TextMask } from './field-mask.ts'
import { readLog } from './read-log.ts'
import { minute, number, plural } from './tests/reason.ts'
import type { ImportRequest, UsageParts } from './usage-service.ts'

/**
 * Reads a log into a case: rows, the record of the import and its entry in the journal appear together at the end, or nothing does.
 * Throws what readLog throws; case.not-possible where the same file was imported before; workspace.* where the store fails.
 */
export async function importLog(
  request: ImportRequest & {
    importId: string
    signal: AbortSignal
    progress: (rows: number, done: number, total: number) => void
    parts: Pick<UsageParts, 'workspace' | 'change' | 'mask' | 'clock'>
  }
): Promise<LogImport> {
  const { caseId, importId, signal, progress, parts } = request
  const { cases, usageEvents, settings } = parts.workspace
  const makeMask = (): TextMask => parts.mask(cases.get(caseId).record)
  const name = makeMask()(path.basename(request.path))
  const writer = usageEvents.begin(caseId, importId)
  try {
    const { format, mapping, zone } = request
    const read = await readLog(request.path, {
      format,
      mapping,
      zone,
      makeMask,
      now: parts.clock().getTime(),
      take: (events) => writer.add(events),
      progress,
      signal
    })
    signal.throwIfAborted()
    const who = settings.get().me
    const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
    const made: LogImport = { id: importId, name, ...read, from: iso(read.from), to: iso(read.to), at: parts.clock().toISOString(), who }
    const span = read.from === null || read.to === null ? '' : ` from ${minute(read.from)} to ${minute(read.to)}`
    const bad = read.badLines === 0 ? '' : `; ${plural(read.badLines, 'record')} could not be read`
    const text = `Imported the log ${name}: ${number(read.rows)} ${read.rows === 1 ? 'row' : 'rows'}${span}${bad}.`
    const detail = { import: importId, format: read.format, sha256: read.sha256, size: read.size, rows: read.rows, badLines: read.badLines }
    parts.change(caseId, { who, act: 'import', text, detail }, (record) => {
      const same = record.imports.find(({ sha256 }) => sha256 === made.sha256)
      if (same)
        throw new BulkheadError(
          'case.not-possible',
          `${name} is the same file as ${same.name}, which is part of ${caseId} already. Nothing was imported.`
        )
      writer.commit()
      return { ...record, imports: [...record.imports, made] }
    })
    return made
  } catch (error) {
    writer.abort()
    throw error
  }
}

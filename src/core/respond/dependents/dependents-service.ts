import { randomUUID } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { CaseRecord, Dependent } from '../../../contract/case/record.ts'
import { BulkheadError } from '../../../contract/errors.ts'
import { errorTrace } from '../../error-trace.ts'
import { nextId } from '../acts/context.ts'
import { dependentsCsv, readDependentsCsv } from './dependents-csv.ts'
import type { DependentsParts } from './dependents-parts.ts'
import { type Found, findDependents } from './find-dependents.ts'
import { mergeDependents } from './merge-dependents.ts'
import { type OwnerMessage, ownerMessages } from './owner-messages.ts'
import { patchDependent } from './patch/patch-dependent.ts'
import { searchSeeds } from './search-seeds.ts'

export interface DependentsService {
  /**
   * Goes on in the background; dependents.progress and dependents.ended tell. Throws case.not-found, case.not-possible where there is no source,
   * dependents.search-running.
   */
  search(caseId: string): string
  /** One that has ended is no fault. */
  cancel(searchId: string): void
  /** Throws case.not-found, case.not-possible. */
  patch(caseId: string, dependentId: string): Promise<{ diff: string; note: string }>
  messages(caseId: string): OwnerMessage[]
  exportCsv(caseId: string): { name: string; csv: string }
  /** All or nothing. Throws case.not-found, contract.bad-input with the lines that can't be taken. */
  importCsv(caseId: string, path: string): Promise<{ added: number; changed: number }>
  close(): Promise<void>
}

const mostCsv = 4 * 1024 * 1024
/** More than anybody moves by hand; what is over it is told. */
const mostDependents = 2000

export function createDependentsService(parts: DependentsParts): DependentsService {
  const { workspace, dataDir, openObjects, cases, clock, emit, log } = parts
  const running = new Map<string, { caseId: string; cancelled: boolean; ended: Promise<void> }>()
  const recordOf = (caseId: string): CaseRecord => workspace.cases.get(caseId).record

  const searchable = () => workspace.sources.list().filter(({ kind }) => kind !== 'text')

  const run = async (caseId: string, searchId: string, job: { cancelled: boolean }): Promise<void> => {
    let found = 0
    let told = 0
    try {
      const record = recordOf(caseId)
      const mask = cases.mask(record)
      const seeds = searchSeeds(parts, record)
      const result = await findDependents({
        sources: searchable(),
        dataDir,
        openObjects,
        ...seeds,
        mask,
        isCancelled: () => job.cancelled,
        onProgress(progress) {
          if (performance.now() - told < 100) return
          told = performance.now()
          emit('dependents.progress', { searchId, caseId, ...progress })
        }
      })
      found = result.dependents.length
      const notes = [...seeds.notes, ...result.notes]
      keep(caseId, { ...result, notes })
      emit('dependents.ended', { searchId, caseId, state: 'done', found, problem: notes.length > 0 ? notes.join(' ') : null })
    } catch (error) {
      if (job.cancelled) {
        emit('dependents.ended', { searchId, caseId, state: 'cancelled', found, problem: null })
        return
      }
      const isOurs = error instanceof BulkheadError
      if (!isOurs) log.error({ searchId, ...errorTrace(error) }, 'a search for dependents failed')
      const problem = isOurs ? error.message : 'The search failed inside Bulkhead. Nothing of the case was changed.'
      emit('dependents.ended', { searchId, caseId, state: 'failed', found, problem })
    } finally {
      running.delete(searchId)
    }
  }

  const keep = (caseId: string, { dependents: all, searched, read, notes }: Found): void => {
    const at = clock().toISOString()
    const dependents = all.slice(0, mostDependents)
    if (all.length > mostDependents) notes.push(`${all.length} dependents were found; the first ${mostDependents} are kept.`)
    // What was there before is counted as it is when the search is over: people may have worked on it meanwhile.
    const before = mergeDependents(recordOf(caseId).dependents, dependents, new Set(searched), at)
    const sure = dependents.filter(({ certainty }) => certainty === 'confirmed').length
    const told = [
      `Searched ${searched.length === 1 ? '1 source' : `${searched.length} sources`} for dependents: ${sure} confirmed, ${dependents.length - sure} suspected, ${before.added} of them new.`,
      ...(before.gone > 0 ? [`${before.gone} known before ${before.gone === 1 ? 'was' : 'were'} not found any more.`] : []),
      ...notes
    ]
    cases.change(
      caseId,
      {
        who: 'Bulkhead',
        act: 'find-dependents',
        text: told.join(' ').slice(0, 4000),
        detail: { confirmed: sure, suspected: dependents.length - sure, added: before.added, gone: before.gone, searched, notes }
      },
      (record) => ({
        ...record,
        dependents: mergeDependents(record.dependents, dependents, new Set(searched), at).dependents,
        // Where no source could be read, nobody has looked.
        dependentsSearchedAt: read > 0 ? at : record.dependentsSearchedAt
      })
    )
  }

  return {
    search(caseId) {
      recordOf(caseId)
      if (searchable().length === 0)
        throw new BulkheadError(
          'case.not-possible',
          'There is no source to search. Add the repositories and folders in which the key may be used, or add its dependents by hand.'
        )
      const other = [...running].find(([, job]) => job.caseId === caseId)
      if (other)
        throw new BulkheadError(
          'dependents.search-running',
          `A search for dependents of ${caseId} runs already. Wait for its end, or stop it.`,
          {
            data: { searchId: other[0] }
          }
        )
      const searchId = randomUUID()
      const job = { caseId, cancelled: false, ended: Promise.resolve() }
      running.set(searchId, job)
      // The answer with the id comes before the first event.
      job.ended = new Promise<void>((next) => setImmediate(next)).then(() => run(caseId, searchId, job))
      return searchId
    },
    cancel(searchId) {
      const job = running.get(searchId)
      if (job) job.cancelled = true
    },
    patch: (caseId, dependentId) => patchDependent(parts, recordOf(caseId), dependentId),
    messages: (caseId) => ownerMessages(recordOf(caseId), workspace.settings.get()),
    exportCsv(caseId) {
      return { name: `${caseId}-dependents.csv`, csv: dependentsCsv(recordOf(caseId).dependents) }
    },
    async importCsv(caseId, file) {
      const record = recordOf(caseId)
      const changes = readDependentsCsv(await textOf(file), record.dependents)
      const mask = cases.mask(record)
      const clean = <T extends object>(fields: T): T =>
        Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? mask(value) : value])) as T
      const added = changes.filter(({ id }) => id === null)
      const given = new Map(changes.flatMap(({ id, fields }) => (id === null ? [] : [[id, clean(fields)]])))
      const differs = (one: Dependent): boolean =>
        Object.entries(given.get(one.id) ?? {}).some(([key, value]) => one[key as keyof Dependent] !== value)
      const changed = record.dependents.filter(differs).length
      if (added.length === 0 && changed === 0) return { added: 0, changed: 0 }
      cases.change(
        caseId,
        {
          who: workspace.settings.get().me,
          act: 'import-dependents',
          text: `Dependents imported from a table: ${added.length} added, ${changed} changed.`,
          detail: { added: added.map(({ fields }) => clean(fields)), changed: [...given].map(([id, fields]) => ({ id, ...fields })) }
        },
        (now) => {
          const dependents = now.dependents.map((one): Dependent => ({ ...one, ...given.get(one.id) }))
          for (const { fields } of added) dependents.push(byHand(clean(fields), nextId('hand', dependents)))
          return { ...now, dependents }
        }
      )
      return { added: added.length, changed }
    },
    async close() {
      for (const job of running.values()) job.cancelled = true
      await Promise.all([...running.values()].map(({ ended }) => ended))
    }
  }
}

const byHand = (fields: Partial<Dependent>, id: string): Dependent => ({
  name: '',
  kind: 'other',
  sourceName: '',
  path: null,
  line: null,
  owner: '',
  contact: '',
  environment: '',
  needsRestart: true,
  test: '',
  fallback: '',
  note: '',
  ...fields,
  id,
  foundBy: 'hand',
  certainty: 'confirmed',
  reason: 'Imported from a table.',
  state: 'to-do',
  movedAt: null
})

async function textOf(file: string): Promise<string> {
  const unreadable = (why: string): BulkheadError =>
    new BulkheadError('contract.bad-input', `${file} can’t be read: ${why}. Nothing is changed.`)
  try {
    const about = await stat(file)
    if (!about.isFile()) throw unreadable('it is not a file')
    if (about.size === 0) throw unreadable('it is empty')
    if (about.size > mostCsv) throw unreadable(`it is larger than ${mostCsv / 1024 / 1024} MB`)
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof BulkheadError) throw error
    throw unreadable((error as NodeJS.ErrnoException).code ?? 'unknown error')
  }
}

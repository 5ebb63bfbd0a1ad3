import { setImmediate } from 'node:timers/promises'
import type { Dependent } from '../../../contract/case/record.ts'
import { BulkheadError } from '../../../contract/errors.ts'
import type { Source } from '../../../contract/model.ts'
import { clonePath } from '../../sources/clone-path.ts'
import type { Term } from './binding.ts'
import { openFolderFiles } from './folder-files.ts'
import type { Origin } from './known-terms.ts'
import type { OpenObjects } from './open-objects.ts'
import { mostFileBytes, type Seeds, searchSource } from './search-source.ts'
import type { SourceFiles } from './source-files.ts'
import { indexDir, openTipFiles } from './tip-files.ts'

export interface FindOptions {
  sources: readonly Pick<Source, 'id' | 'kind' | 'name' | 'location'>[]
  dataDir: string
  openObjects: OpenObjects
  seeds: Pick<Seeds, 'values' | 'proves'>
  /** Terms that are sought in all sources, or in one. */
  terms: readonly { term: Term; origin: Origin; folder?: string | null; sourceId: string | null }[]
  mask(text: string): string
  isCancelled(): boolean
  onProgress(progress: { done: number; total: number; found: number }): void
}

export interface Found {
  dependents: Dependent[]
  /** Names of the sources that were searched as a whole. */
  searched: string[]
  /** Number of sources that could be read, as a whole or in part. */
  read: number
  /** Sentences on what was not searched, for the journal and the one who asked. */
  notes: string[]
}

/** The loop of events gets its turn after this long. */
const BREATH_MS = 12

/** Searches every source for who uses a secret. Throws an AbortError when cancelled; a source that can't be read is told in `notes`. */
export async function findDependents(options: FindOptions): Promise<Found> {
  const breathe = breather(options.isCancelled)
  const found = new Map<string, Dependent>()
  const searched = new Set<string>()
  const partly = new Set<string>()
  const notes: string[] = []
  const progress = { done: 0, total: 0 }
  const shared: { term: Term; path: string; source: FindOptions['sources'][number] }[] = []
  const tell = (): void => options.onProgress({ ...progress, found: found.size })

  const search = async (source: FindOptions['sources'][number], terms: Seeds['terms'], isSecond: boolean): Promise<void> => {
    let files: SourceFiles | undefined
    try {
      files = await openSource(source, options, breathe)
      progress.total += files.count
      const result = await searchSource({
        source,
        files,
        seeds: { ...options.seeds, values: isSecond ? [] : options.seeds.values, terms },
        mask: options.mask,
        breathe,
        onFile() {
          progress.done++
          if (progress.done % 500 === 0) tell()
        }
      })
      for (const dependent of result.dependents) if (!found.has(dependent.id)) found.set(dependent.id, dependent)
      if (isSecond) return
      for (const { term, path } of result.shared) shared.push({ term, path, source })
      const about = notesOn(source.name, files.notes, result)
      notes.push(...about)
      if (files.notes.length > 0 || result.cut) partly.add(source.name)
      searched.add(source.name)
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error
      if (!(error instanceof BulkheadError)) throw error
      partly.add(source.name)
      notes.push(`${source.name} was not searched: ${error.message}`)
    } finally {
      files?.close()
      tell()
    }
  }

  for (const source of options.sources)
    await search(
      source,
      options.terms.filter(({ sourceId }) => sourceId === null || sourceId === source.id),
      false
    )
  // What one source calls the secret, others may ask for too.
  for (const source of options.sources) {
    const others = shared.filter((one) => one.source.id !== source.id)
    const terms = others.map(({ term, path, source: { name } }) => ({
      term,
      origin: { from: 'elsewhere', sourceName: name, path } as const
    }))
    if (terms.length > 0) await search(source, terms, true)
  }
  return {
    dependents: [...found.values()],
    searched: [...searched].filter((name) => !partly.has(name)),
    read: searched.size,
    notes: notes.map(options.mask)
  }
}

function openSource(
  source: FindOptions['sources'][number],
  { dataDir, openObjects }: FindOptions,
  breathe: () => Promise<void>
): Promise<SourceFiles> {
  if (source.kind === 'git') return openTipFiles(source.location, indexDir(dataDir, source.id), openObjects, breathe)
  if (source.kind === 'clone') return openTipFiles(clonePath(dataDir, source.id), indexDir(dataDir, source.id), openObjects, breathe)
  if (source.kind === 'folder') return openFolderFiles(source.location, mostFileBytes, breathe)
  throw new BulkheadError('source.unsupported', 'a pasted text has no files')
}

function notesOn(
  name: string,
  about: readonly string[],
  { limits, cut }: { limits: { tooLarge: number; unread: number }; cut: boolean }
): string[] {
  const files = (count: number): string => (count === 1 ? '1 file' : `${count} files`)
  return [
    ...about.map((note) => `${name}: ${note}`),
    ...(limits.tooLarge > 0 ? [`${name}: ${files(limits.tooLarge)} of more than ${mostFileBytes / 1024 / 1024} MB not searched.`] : []),
    ...(limits.unread > 0 ? [`${name}: ${files(limits.unread)} could not be read.`] : []),
    ...(cut ? [`${name}: more places than are looked at; the list is not complete.`] : [])
  ]
}

function breather(isCancelled: () => boolean): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < BREATH_MS) return
    await setImmediate()
    if (isCancelled()) throw new DOMException('The search was cancelled.', 'AbortError')
    last = performance.now()
  }
}

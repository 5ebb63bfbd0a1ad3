import type { HashName, ObjectDatabase, ObjectDatabaseSnapshot, ObjectProblem } from '../types.ts'
import { buildColumns } from './build-columns.ts'
import { gather } from './gather.ts'
import { settleTypes } from './settle-types.ts'
import { type Limits, StoredObjects, type StoredState } from './stored-objects.ts'

export interface OpenOptions {
  /** The repository's own object folder, and its alternates. */
  objectDirs: string[]
  hash: HashName
  /** Where to keep indexes that we made of packs without a usable one. Nothing is ever written into the repository. */
  cacheDir?: string
  limits?: Partial<Limits>
  /**
   * Check the name of each content by its hash. Without it a packed object is checked by the CRC-32 of its stored bytes in
   * the index and by the checksum of its content in its stream, a loose object always by its hash.
   */
  verify?: boolean
  /** Asked every few milliseconds while a pack is indexed; the call then throws an AbortError. */
  isCancelled?: () => boolean
}

const defaults: Limits = { content: 64 << 20, held: 192 << 20, cache: 32 << 20 }

/**
 * Opens all objects of a repository: packs with their indexes, loose objects, each counted once. Damaged parts become
 * `problems`, and the rest is opened. Throws BulkheadError source.no-access when a folder cannot be listed.
 */
export function openObjectDatabase(options: OpenOptions): ObjectDatabase {
  const notes: string[] = []
  const problems: ObjectProblem[] = []
  const { hash } = options
  const gathered = gather(options.objectDirs, { hash, cacheDir: options.cacheDir, isCancelled: options.isCancelled, notes, problems })
  const { columns, firsts, copies } = buildColumns(gathered, hash)
  const objects = new StoredObjects({
    hash,
    columns,
    packPaths: gathered.packs.map((pack) => pack.path),
    firsts,
    objectDirs: gathered.objectDirs,
    copies,
    limits: { ...defaults, ...options.limits },
    verify: options.verify ?? false,
    notes,
    problems
  })
  recoverTypes(objects)
  return objects
}

/** Objects whose first place is damaged have their type from another. */
function recoverTypes(objects: StoredObjects): void {
  const { columns, copies } = objects.state
  let isRecovered = false
  for (const object of copies.objects) {
    if (columns.types[object] === 0 && objects.rescue(object)) isRecovered = true
  }
  if (isRecovered) settleTypes(columns)
}

/** Opens in another thread what a thread opened, on the same shared columns. */
export function attachObjectDatabase(snapshot: ObjectDatabaseSnapshot): ObjectDatabase {
  const { state } = snapshot
  if (!isState(state)) throw new TypeError('not a snapshot of an object database')
  return new StoredObjects(state)
}

function isState(value: unknown): value is StoredState {
  return typeof value === 'object' && value !== null && 'columns' in value && 'packPaths' in value && 'firsts' in value
}

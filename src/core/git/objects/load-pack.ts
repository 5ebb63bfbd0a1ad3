import { createHash } from 'node:crypto'
import { closeSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { BulkheadError } from '../../../contract/errors.ts'
import { Damage } from '../pack/damage.ts'
import { indexPackSync, writeIndex } from '../pack/index-pack.ts'
import { openFile, type PackHead, readPackHead } from '../pack/pack-file.ts'
import { indexHeadLength, type PackIndex, parsePackIndex, readCount } from '../pack/pack-index.ts'
import { addProblem } from '../pack/problem-list.ts'
import { radixOrder } from '../pack/radix-order.ts'
import { readFully } from '../pack/window-cache.ts'
import { type HashName, type ObjectProblem, oidLength } from '../types.ts'

export interface LoadedPack {
  path: string
  size: number
  index: PackIndex
  /** Positions in the index, ascending by offset in the pack. */
  order: Uint32Array
}

export interface LoadPackOptions {
  hash: HashName
  cacheDir: string | undefined
  isCancelled: (() => boolean) | undefined
  notes: string[]
  problems: ObjectProblem[]
}

/**
 * Opens a pack with its index, or with one that we make when that is absent, of version 1 or damaged; it is kept in
 * `cacheDir`, never beside the pack. Undefined, and a problem, when nothing of it can be read.
 */
export function loadPack(path: string, options: LoadPackOptions): LoadedPack | undefined {
  const name = basename(path)
  let file: { fd: number; size: number }
  try {
    file = openFile(path)
  } catch (error) {
    addProblem(options.problems, { reason: 'unreadable', what: name, why: Damage.of(error).message })
    return undefined
  }
  const { fd, size } = file
  const head = tryHead(fd, size, options.hash)
  try {
    const index = findIndex(path, fd, size, head, options)
    return { path, size, index, order: radixOrder(index.offsets) }
  } catch (error) {
    const why = error instanceof BulkheadError ? error.message : Damage.of(error).message
    addProblem(options.problems, { reason: 'damaged', what: name, why })
    return undefined
  } finally {
    closeSync(fd)
  }
}

function findIndex(path: string, fd: number, size: number, head: PackHead | Damage, options: LoadPackOptions): PackIndex {
  const name = basename(path)
  let why: string
  try {
    const index = readIndex(path.replace(/\.pack$/, '.idx'), options.hash)
    const doubt = doubtAbout(index, head)
    if (!doubt) return index
    if (describes(index, fd, size)) {
      addProblem(options.problems, { reason: 'damaged', what: name, why: `${doubt}; what is whole of it is read by its index` })
      return index
    }
    why = 'the index belongs to another pack'
  } catch (error) {
    why = Damage.of(error).message
  }

  const cached = options.cacheDir && !(head instanceof Damage) ? join(options.cacheDir, `${cacheName(head, size)}.idx`) : undefined
  if (cached) {
    try {
      const index = readIndex(cached, options.hash)
      if (!doubtAbout(index, head) && describes(index, fd, size)) {
        options.notes.push(`The pack ${name} has no usable index (${why}); the one that Bulkhead made before was used.`)
        return index
      }
    } catch (error) {
      // a cached index that is absent or damaged is made anew
      if (!(error instanceof Damage)) throw error
    }
  }
  const { index, problems } = indexPackSync(path, { hash: options.hash, salvage: true, isCancelled: options.isCancelled })
  for (const problem of problems) addProblem(options.problems, problem)
  options.notes.push(`The pack ${name} has no usable index (${why}); Bulkhead indexed it and found ${index.count} objects.`)
  if (cached && problems.length === 0) keep(cached, index, options)
  return index
}

function keep(file: string, index: PackIndex, options: LoadPackOptions): void {
  try {
    mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
    writeIndex(file, index)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error'
    options.notes.push(`The index could not be kept for the next time (${code}).`)
  }
}

function cacheName(head: PackHead, size: number): string {
  return createHash('sha256').update(head.trailer).update(`${head.count} ${size}`).digest('hex').slice(0, 40)
}

function tryHead(fd: number, size: number, hash: HashName): PackHead | Damage {
  try {
    return readPackHead(fd, size, hash)
  } catch (error) {
    return Damage.of(error)
  }
}

/** What speaks against the index being this pack's, or undefined. */
function doubtAbout(index: PackIndex, head: PackHead | Damage): string | undefined {
  if (head instanceof Damage) return head.message
  if (index.count !== head.count) return `its header promises ${head.count} objects, its index ${index.count}`
  if (!head.trailer.equals(index.packChecksum)) return 'it does not end with its checksum'
  return undefined
}

/** Whether most of some entries that the pack is long enough to have are what the index says they are. */
function describes(index: PackIndex, fd: number, size: number): boolean {
  const order = radixOrder(index.offsets)
  const step = Math.max(1, Math.floor(order.length / 32))
  let tried = 0
  let right = 0
  for (let i = 0; i < order.length; i += step) {
    const from = index.offsets[order[i]!]!
    const to = i + 1 < order.length ? index.offsets[order[i + 1]!]! : size - oidLength[index.hash]
    if (to > size || to <= from || to - from > 1 << 22) continue
    const bytes = Buffer.allocUnsafe(to - from)
    readFully(fd, bytes, from)
    tried++
    if (crc32(bytes) === index.crcs[order[i]!]) right++
  }
  return right * 2 > tried
}

function readIndex(path: string, hash: HashName): PackIndex {
  const { fd, size } = openFile(path)
  try {
    const head = Buffer.alloc(indexHeadLength)
    if (readFully(fd, head, 0) < head.length) throw new Damage('the index is too short')
    const most = head.length + readCount(head) * (oidLength[hash] + 16) + 2 * oidLength[hash]
    if (size > most) throw new Damage('the index is larger than its objects need')
    const bytes = Buffer.allocUnsafe(size)
    readFully(fd, bytes, 0)
    return parsePackIndex(bytes, hash)
  } finally {
    closeSync(fd)
  }
}

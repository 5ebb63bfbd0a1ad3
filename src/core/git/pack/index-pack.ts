/** Our own `git index-pack`: makes the index of a pack from the pack alone. */
import { closeSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { BulkheadError } from '../../../contract/errors.ts'
import { type HashName, type ObjectProblem, oidLength } from '../types.ts'
import { Damage } from './damage.ts'
import { nameDeltas } from './name-deltas.ts'
import { oidOrder } from './oid-lookup.ts'
import { openFile, type PackHead, packHeaderLength, readPackHead, readTrailer } from './pack-file.ts'
import { type PackIndex, packIndexBytes } from './pack-index.ts'
import { scanEntries } from './scan-entries.ts'

export interface IndexPackOptions {
  hash: HashName
  /** Write the index beside the pack. Only for packs that we made. */
  write?: boolean
  /** Index what is whole of a damaged pack and tell the rest as problems, instead of throwing at the first damage. */
  salvage?: boolean
  /** Bytes done of bytes in all; the pack is read twice. */
  onProgress?: (done: number, total: number) => void
  signal?: AbortSignal
}

export interface IndexedPack {
  index: PackIndex
  /** Only with `salvage`; a whole pack has none. */
  problems: ObjectProblem[]
}

/**
 * Indexes a pack, in steps of some milliseconds between which the event loop runs. Holds columns of about 60 bytes an
 * object, and the content of few objects at a time, never the pack. Checks its header's count, its checksum, and every
 * stream. Throws BulkheadError clone.damaged, unless `salvage` is set; source.no-access; the signal's reason when aborted.
 */
export async function indexPack(packFile: string, options: IndexPackOptions): Promise<IndexedPack> {
  const steps = indexSteps(packFile, options)
  for (let since = performance.now(); ; ) {
    options.signal?.throwIfAborted()
    const step = steps.next()
    if (step.done) return step.value
    const { done, total } = step.value
    if (performance.now() - since < 20 && done < total) continue
    options.onProgress?.(done, total)
    await nextTurn()
    since = performance.now()
  }
}

/** The same without giving way, for threads that have nothing else to do. `isCancelled` is asked every few milliseconds. */
export function indexPackSync(
  packFile: string,
  options: Omit<IndexPackOptions, 'signal'> & { isCancelled?: (() => boolean) | undefined }
): IndexedPack {
  const steps = indexSteps(packFile, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    options.onProgress?.(step.value.done, step.value.total)
    if (options.isCancelled?.()) throw new DOMException('The indexing was cancelled', 'AbortError')
  }
}

/** What stands for the count of a pack whose header is damaged. */
const unknownCount = 0xffffffff

function* indexSteps(packFile: string, options: IndexPackOptions): Generator<{ done: number; total: number }, IndexedPack> {
  const name = basename(packFile)
  let fd: number | undefined
  try {
    const file = openFile(packFile)
    fd = file.fd
    const total = 2 * file.size
    const salvage = options.salvage ?? false
    const problems: ObjectProblem[] = []
    const head = readHead(fd, file.size)
    const scan = scanEntries(fd, file.size, { hash: options.hash, name, promised: head.count, salvage, problems })
    let step = scan.next()
    for (; !step.done; step = scan.next()) yield { done: step.value, total }
    const scanned = step.value

    const { count } = scanned.entries
    if (count !== head.count && head.count !== unknownCount)
      say(`it holds ${count} whole objects of the ${head.count} that its header promises`)
    if (!scanned.checksum.equals(scanned.trailer)) say('it does not match the checksum at its end')
    for (const done of nameDeltas(fd, scanned, { hash: options.hash, name, problems, salvage })) yield { done: file.size + done, total }

    yield { done: total, total }
    const index = toIndex(scanned.entries, options.hash, head.trailer, problems.length > 0)
    if (options.write) writeIndex(packFile.replace(/\.pack$/, '.idx'), index)
    return { index, problems }

    function readHead(open: number, size: number): PackHead {
      try {
        return readPackHead(open, size, options.hash)
      } catch (error) {
        const width = oidLength[options.hash]
        if (size < packHeaderLength + width) throw error
        say(Damage.of(error).message)
        return { count: unknownCount, trailer: readTrailer(open, size, width) }
      }
    }

    function say(why: string): void {
      if (!salvage) throw new Damage(why)
      problems.push({ reason: 'damaged', what: name, why })
    }
  } catch (error) {
    if (error instanceof Damage && error.reason === 'unreadable') {
      throw new BulkheadError('source.no-access', `Cannot read the pack ${packFile}: ${error.message}.`, { data: { path: packFile } })
    }
    if (error instanceof Damage && error.reason === 'too-large') {
      throw new BulkheadError('source.unsupported', `The pack ${name} holds more than Bulkhead can index: ${error.message}.`, {
        data: { path: packFile }
      })
    }
    if (error instanceof Damage) {
      throw new BulkheadError('clone.damaged', `The pack ${name} is damaged: ${error.message}. Fetch it again.`, {
        data: { path: packFile }
      })
    }
    throw error
  } finally {
    if (fd !== undefined) closeSync(fd)
  }
}

function toIndex(
  entries: { count: number; width: number; oids: Buffer; named: Uint8Array; offsets: Float64Array; ends: Float64Array; crcs: Uint32Array },
  hash: HashName,
  trailer: Buffer,
  hasGaps: boolean
): PackIndex {
  const width = oidLength[hash]
  const order = oidOrder(entries.oids, width, entries.count).filter((entry) => entries.named[entry] === 1)
  const count = order.length
  const oids = new Uint8Array(count * width)
  for (let i = 0; i < count; i++) oids.set(entries.oids.subarray(order[i]! * width, (order[i]! + 1) * width), i * width)
  return {
    hash,
    count,
    oids,
    offsets: Float64Array.from(order, (entry) => entries.offsets[entry]!),
    ...(hasGaps ? { ends: Float64Array.from(order, (entry) => entries.ends[entry]!) } : {}),
    crcs: Uint32Array.from(order, (entry) => entries.crcs[entry]!),
    packChecksum: trailer
  }
}

/** In one step, so that a reader never sees half an index. */
export function writeIndex(file: string, index: PackIndex): void {
  const half = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(half, packIndexBytes(index), { flush: true })
    renameSync(half, file)
  } catch (error) {
    rmSync(half, { force: true })
    throw error
  }
}

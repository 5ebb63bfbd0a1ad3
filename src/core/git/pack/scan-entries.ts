/** First pass over a pack without an index: where its entries lie, their CRCs, and the names of those stored whole. */
import { createHash } from 'node:crypto'
import { type HashName, type ObjectProblem, oidLength } from '../types.ts'
import { Damage } from './damage.ts'
import { type EntryHeader, maxHeaderLength, newEntryHeader, ofsDelta, readEntryHeader, refDelta, typeNames } from './entry-header.ts'
import { EntryTable } from './entry-table.ts'
import { hashObject } from './hash-object.ts'
import { inflateMeasured, storedBound } from './inflate.ts'
import { Inflater } from './inflater.ts'
import { packHeaderLength } from './pack-file.ts'
import { PackStream } from './pack-stream.ts'
import { addProblem } from './problem-list.ts'
import { readFully } from './window-cache.ts'

export interface ScannedPack {
  entries: EntryTable
  /** Entries stored as a delta against a name, and those names one after the other. */
  refEntries: number[]
  refOids: Buffer
  /** The checksum that the pack should end with. */
  checksum: Buffer
  /** What stands after the last entry. */
  trailer: Buffer
}

export interface ScanOptions {
  hash: HashName
  /** Name of the pack for problems. */
  name: string
  /** Objects that the pack's header promises. */
  promised: number
  /** Go on after damage, looking for the next whole entry. */
  salvage: boolean
  /** Damage that a salvage passes over is added here. */
  problems: ObjectProblem[]
}

/** Content up to this size is inflated in one piece. */
const pieceLimit = 32 << 20

/** Yields the bytes done. Throws Damage for the first damaged entry unless `salvage` is set. */
export function* scanEntries(fd: number, size: number, options: ScanOptions): Generator<number, ScannedPack> {
  const width = oidLength[options.hash]
  const stream = new PackStream(fd, size, options.hash)
  stream.consume(packHeaderLength)
  const entries = new EntryTable(Math.min(options.promised, Math.floor(size / 100) + 16), width)
  const refs: Refs = { entries: [], oids: Buffer.alloc(0) }
  const scanner: Scanner = { fd, size, width, hash: options.hash, stream, entries, refs, header: newEntryHeader() }
  const dataEnd = size - width
  // with fewer entries than promised a salvage also looks at what lies where the checksum should be
  const isOpen = (): boolean => stream.position < dataEnd || (options.salvage && entries.count < options.promised && stream.position < size)

  while (isOpen()) {
    if (!options.salvage && entries.count === options.promised) {
      throw new Damage(`it has more data than the ${options.promised} objects that its header promises, from byte ${stream.position} on`)
    }
    const before = stream.position
    try {
      scanEntry(scanner)
    } catch (error) {
      const damage = Damage.of(error)
      if (!options.salvage) throw new Damage(`the entry at byte ${before}: ${damage.message}`, damage.reason)
      yield* resync(scanner)
      if (before < dataEnd) {
        addProblem(options.problems, {
          reason: damage.reason,
          what: `${options.name}, bytes ${before} to ${stream.position}`,
          why: damage.message
        })
      }
    }
    if ((entries.count & 255) === 0 || stream.position - before > 1 << 20) yield stream.position
  }
  const checksum = stream.checksum()
  const trailer = Buffer.from(stream.peek(width).subarray(0, width))
  return { entries, refEntries: refs.entries, refOids: refs.oids, checksum, trailer }
}

interface Refs {
  entries: number[]
  oids: Buffer
}

interface Scanner {
  fd: number
  size: number
  width: number
  hash: HashName
  stream: PackStream
  entries: EntryTable
  refs: Refs
  header: EntryHeader
}

function scanEntry(scanner: Scanner): void {
  const { stream, header, entries, width } = scanner
  const offset = stream.position
  readEntryHeader(stream.peek(maxHeaderLength), 0, width, header)
  const base = header.type === ofsDelta ? entries.at(offset - header.distance) : -1
  if (header.type === ofsDelta && base < 0)
    throw new Damage(`its delta base should lie at byte ${offset - header.distance}, where no object starts`)
  const headerLength = header.dataAt
  const type = typeNames[header.type]

  let oid: Buffer | undefined
  let used: number
  if (header.size > pieceLimit) ({ oid, used } = inflateLarge(scanner, offset + headerLength))
  else {
    const source = stream.peek(headerLength + storedBound(header.size))
    try {
      const inflated = inflateMeasured(source, headerLength, header.size)
      used = inflated.used
      if (type) oid = hashObject(scanner.hash, type, inflated.content)
    } catch (error) {
      // the stream may be longer than any sensible writer makes it
      if (!(error instanceof Damage && offset + source.length < scanner.size && source.length < headerLength + header.size * 4 + 4096))
        throw error
      ;({ oid, used } = inflateLarge(scanner, offset + headerLength))
    }
  }

  const entry = entries.add()
  const bytes = stream.peek(headerLength)
  if (header.type === refDelta) {
    const { refs } = scanner
    const at = refs.entries.length * width
    if (at + width > refs.oids.length) refs.oids = Buffer.concat([refs.oids, Buffer.alloc(refs.oids.length + 64 * width)])
    refs.oids.set(bytes.subarray(header.baseAt, header.baseAt + width), at)
    refs.entries.push(entry)
  }
  stream.crc = 0
  stream.consume(headerLength + used)
  entries.offsets[entry] = offset
  entries.ends[entry] = stream.position
  entries.sizes[entry] = header.size
  entries.crcs[entry] = stream.crc
  entries.types[entry] = header.type
  entries.headerLengths[entry] = headerLength
  entries.base[entry] = base
  entries.named[entry] = oid ? 1 : 0
  if (oid) entries.oids.set(oid, entry * width)
}

/** Inflates what is too large for one piece, or stored too long, through a window of its own. */
function inflateLarge(scanner: Scanner, from: number): { oid: Buffer | undefined; used: number } {
  const { header, hash, fd } = scanner
  const type = typeNames[header.type]
  const digest = type ? createHash(hash).update(`${type} ${header.size}\0`, 'latin1') : undefined
  const inflater = new Inflater()
  const piece = Buffer.allocUnsafeSlow(1 << 18)
  let at = from
  const more = (): Buffer | undefined => {
    const length = readFully(fd, piece, at)
    at += length
    return length > 0 ? piece.subarray(0, length) : undefined
  }
  inflater.inflateChunks(more, header.size, (chunk) => {
    digest?.update(chunk)
    return true
  })
  return { oid: digest?.digest(), used: inflater.used }
}

/** Moves on to the next place from which a whole entry can be read, or to the end. */
function* resync(scanner: Scanner): Generator<number, void> {
  const { stream, header, width, entries } = scanner
  // what the tries may inflate together, so that garbage made for the purpose cannot hold us up for long
  let budget = 16 * scanner.size + 2 ** 30
  stream.consume(1)
  for (let tries = 0; stream.position < scanner.size; stream.consume(1)) {
    if ((++tries & 0xffff) === 0) yield stream.position
    const bytes = stream.peek(maxHeaderLength)
    const offset = stream.position
    try {
      readEntryHeader(bytes, 0, width, header)
      const first = bytes[header.dataAt]!
      if ((first & 15) !== 8 || ((first << 8) | bytes[header.dataAt + 1]!) % 31 !== 0) continue
      if (header.size > pieceLimit || (header.type === ofsDelta && entries.at(offset - header.distance) < 0)) continue
      budget -= header.size + 256
      if (budget < 0) break
      inflateMeasured(stream.peek(header.dataAt + storedBound(header.size)), header.dataAt, header.size)
      return
    } catch (error) {
      if (!(error instanceof Damage)) throw error
    }
  }
  stream.consume(scanner.size - stream.position)
}

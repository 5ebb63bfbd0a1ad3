import { Damage } from '../pack/damage.ts'
import { linkChildren } from '../pack/delta-tree.ts'
import { fillBuckets, oidPrefix } from '../pack/oid-lookup.ts'
import { type HashName, oidLength } from '../types.ts'
import { type Columns, type Copies, clamped, looseCopy, newColumns } from './columns.ts'
import type { Gathered } from './gather.ts'
import type { LoadedPack } from './load-pack.ts'
import { loosePath, readLooseHead } from './loose.ts'
import { mergeNames } from './merge-names.ts'
import { readPackHeaders } from './read-pack-headers.ts'
import { settleTypes } from './settle-types.ts'

export interface BuiltColumns {
  columns: Columns
  size: number
  /** First object of each pack, and of the loose ones after the last. */
  firsts: number[]
  copies: Copies
}

/** Numbers all objects and fills their columns. */
export function buildColumns(gathered: Gathered, hash: HashName): BuiltColumns {
  const width = oidLength[hash]
  const { packs, loose, objectDirs } = gathered
  const lists = [...packs.map((pack) => pack.index.oids.subarray(0, pack.index.count * width)), ...loose.filter((oids) => oids.length > 0)]
  const { names, order, first, unique } = mergeNames(lists, width)
  const columns = newColumns(unique, width)
  const numberOf = new Uint32Array(names.length / width)
  const copies: { object: number; pack: number; offset: number }[] = []
  const firsts: number[] = []
  let number = 0
  let copy = 0

  for (const [p, pack] of packs.entries()) {
    const { count, offsets, crcs } = pack.index
    firsts.push(number)
    for (let i = 0; i < count; i++) {
      const entry = copy + pack.order[i]!
      if (first[entry] !== entry) {
        copies.push({ object: first[entry]!, pack: p, offset: offsets[entry - copy]! })
        continue
      }
      const offset = offsets[entry - copy]!
      columns.offsets[number] = offset
      columns.weights[number] = Math.min(clamped, Math.max(0, Math.min(endOf(pack, i, width), pack.size) - offset))
      numberOf[entry] = number++
    }
    // names and CRCs in the order of the index: reading them in order is worth more than writing them in order
    for (let entry = copy; entry < copy + count; entry++) if (first[entry] === entry) columns.crcs[numberOf[entry]!] = crcs[entry - copy]!
    copy += count
  }
  firsts.push(number)
  loose.forEach((oids, dir) => {
    for (let i = 0; i < oids.length / width; i++, copy++) {
      if (first[copy] !== copy) {
        copies.push({ object: first[copy]!, pack: looseCopy, offset: dir })
        continue
      }
      columns.offsets[number] = dir
      fillLoose(columns, number, loosePath(objectDirs[dir]!, oids.toString('hex', i * width, (i + 1) * width)))
      numberOf[copy] = number++
    }
  })
  for (let entry = 0; entry < numberOf.length; entry++)
    if (first[entry] === entry) copyName(names, entry, columns.oids, numberOf[entry]!, width)

  for (let i = 0, put = 0; i < order.length; i++) {
    const from = order[i]!
    if (first[from] !== from) continue
    columns.prefixes[put] = oidPrefix(names, from * width)
    columns.numbers[put++] = numberOf[from]!
  }
  fillBuckets(columns.buckets, columns.prefixes)

  copy = 0
  for (const pack of packs) {
    readPackHeaders(
      pack,
      columns,
      width,
      (entry) => numberOf[first[copy + entry]!]!,
      (entry) => first[copy + entry] === copy + entry
    )
    copy += pack.index.count
  }
  settleTypes(columns)
  linkChildren(columns.base, columns.firstChild, columns.nextSibling, unique)
  return { columns, size: unique, firsts, copies: toColumns(copies.map(({ object, ...rest }) => ({ object: numberOf[object]!, ...rest }))) }
}

/** A loop, because `set` with a view of 20 bytes takes several times as long. */
function copyName(names: Uint8Array, from: number, target: Uint8Array, to: number, width: number): void {
  for (let p = from * width, put = to * width, end = p + width; p < end; ) target[put++] = names[p++]!
}

/** Where the entry at this place of the pack's order ends. */
function endOf(pack: LoadedPack, i: number, width: number): number {
  const { index, order } = pack
  if (index.ends) return index.ends[order[i]!]!
  const offset = index.offsets[order[i]!]!
  for (let next = i + 1; next < index.count; next++) if (index.offsets[order[next]!]! > offset) return index.offsets[order[next]!]!
  return pack.size - width
}

function fillLoose(columns: Columns, number: number, path: string): void {
  try {
    const head = readLooseHead(path)
    columns.types[number] = head.type
    columns.sizes[number] = Math.min(clamped, head.size)
    columns.weights[number] = Math.min(clamped, head.fileSize)
  } catch (error) {
    // the type stays unknown; whoever reads the object is told why
    Damage.of(error)
  }
}

function toColumns(copies: { object: number; pack: number; offset: number }[]): Copies {
  copies.sort((a, b) => a.object - b.object)
  const shared = (size: number): SharedArrayBuffer => new SharedArrayBuffer(copies.length * size)
  const columns = { objects: new Uint32Array(shared(4)), packs: new Uint32Array(shared(4)), offsets: new Float64Array(shared(8)) }
  copies.forEach(({ object, pack, offset }, i) => {
    columns.objects[i] = object
    columns.packs[i] = pack
    columns.offsets[i] = offset
  })
  return columns
}

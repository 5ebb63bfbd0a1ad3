import { Damage } from '../pack/damage.ts'
import { linkChildren } from '../pack/delta-tree.ts'
import { fillBuckets, oidPrefix } from '../pack/oid-lookup.ts'
import { type HashName, oidLength } from '../types.ts'
import { type Columns, type Copies, clamped, looseCopy, newColumns } from './columns.ts'
import type { Gathered } from './gather.ts'
import { loosePath, readLooseHead } from './loose.ts'
import { mergeNames } from './merge-names.ts'
import { placePacked } from './place-packed.ts'
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
  const lists = [...packs.map((pack) => pack.index.oids.subarray(0, pack.index.count * width)), ...loose]
  const { names, order, first, unique } = mergeNames(
    lists.filter((list) => list.length > 0),
    width
  )
  const columns = newColumns(unique, width)
  const numberOf = new Uint32Array(order.length)
  const isFirst = (place: number): boolean => first === undefined || first[place] === place
  const firsts: number[] = []
  let number = 0
  let place = 0

  const placed = packs.map((pack) => {
    firsts.push(number)
    const result = placePacked(pack, columns, number, width, place, numberOf, first)
    for (const end = place + pack.index.count; place < end; place++) if (isFirst(place)) number++
    return result
  })
  firsts.push(number)
  const copies = placed.flatMap(({ offsets, objects, isCopy }, pack) => listCopies(offsets, objects, isCopy, pack))
  for (const [dir, oids] of loose.entries()) {
    for (let i = 0; i < oids.length / width; i++, place++) {
      if (!isFirst(place)) {
        copies.push({ object: numberOf[first?.[place] ?? place]!, pack: looseCopy, offset: dir })
        continue
      }
      columns.offsets[number] = dir
      fillLoose(columns, number, loosePath(objectDirs[dir]!, oids.toString('hex', i * width, (i + 1) * width)))
      numberOf[place] = number++
    }
  }

  for (let from = 0; from < order.length; from++) if (isFirst(from)) copyName(names, from, columns.oids, numberOf[from]!, width)
  for (let i = 0, put = 0; i < order.length; i++) {
    const from = order[i]!
    if (!isFirst(from)) continue
    columns.prefixes[put] = oidPrefix(names, from * width)
    columns.numbers[put++] = numberOf[from]!
  }
  fillBuckets(columns.buckets, columns.prefixes)
  for (const pack of placed) readPackHeaders(pack, columns, width)
  settleTypes(columns)
  linkChildren(columns.base, columns.firstChild, columns.nextSibling, unique)
  return { columns, size: unique, firsts, copies: toColumns(copies) }
}

interface Copy {
  object: number
  pack: number
  offset: number
}

function listCopies(offsets: Float64Array, objects: Uint32Array, isCopy: Uint8Array | undefined, pack: number): Copy[] {
  const copies: Copy[] = []
  if (isCopy) for (let i = 0; i < objects.length; i++) if (isCopy[i]) copies.push({ object: objects[i]!, pack, offset: offsets[i]! })
  return copies
}

/** A loop, because `set` with a view of 20 bytes takes several times as long. */
function copyName(names: Uint8Array, from: number, target: Uint8Array, to: number, width: number): void {
  for (let p = from * width, put = to * width, end = p + width; p < end; ) target[put++] = names[p++]!
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

function toColumns(copies: Copy[]): Copies {
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

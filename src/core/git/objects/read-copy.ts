import { applyDelta } from '../pack/apply-delta.ts'
import { Damage } from '../pack/damage.ts'
import { maxHeaderLength, newEntryHeader, ofsDelta, readEntryHeader, refDelta, typeNames } from '../pack/entry-header.ts'
import { inflate, storedBound } from '../pack/inflate.ts'
import { checkedHead } from '../pack/resolve-chain.ts'
import { type ObjectType, oidLength } from '../types.ts'
import type { PackFiles } from './pack-files.ts'
import type { StoredObjects } from './stored-objects.ts'

/** Deltas that a rescue puts together; git makes at most 4 095. */
const deepest = 5_000

/**
 * Reads an object from where it lies a second time, without the columns, which know only its first place. Undefined when
 * that copy is damaged as well. The caller checks the hash, since no CRC is known here.
 */
export function readCopy(
  objects: StoredObjects,
  files: PackFiles,
  pack: number,
  offset: number
): { type: ObjectType; content: Buffer } | undefined {
  const width = oidLength[objects.hash]
  const header = newEntryHeader()
  const deltas: { at: number; size: number }[] = []
  try {
    let at = offset
    let content: Buffer | undefined
    let type: ObjectType | undefined
    while (!content) {
      const bytes = files.read(pack, at, at + maxHeaderLength)
      readEntryHeader(bytes, 0, width, header)
      if (header.type === ofsDelta || header.type === refDelta) {
        if (deltas.length === deepest) return undefined
        deltas.push({ at: at + header.dataAt, size: header.size })
      }
      if (header.type === ofsDelta) {
        if (header.distance === 0) return undefined
        at -= header.distance
      } else if (header.type === refDelta) {
        const base = objects.find(bytes, header.baseAt)
        if (base < 0) return undefined
        content = objects.resolve(base)
        type = objects.type(base)
      } else {
        content = inflateAt(objects, files, pack, at + header.dataAt, header.size)
        type = typeNames[header.type]
      }
    }
    for (let delta = deltas.pop(); delta; delta = deltas.pop()) {
      const bytes = inflateAt(objects, files, pack, delta.at, delta.size)
      const head = checkedHead(bytes, objects.contentLimit)
      const result = Buffer.allocUnsafe(head.resultSize)
      applyDelta(content, bytes, head, result)
      content = result
    }
    return type ? { type, content } : undefined
  } catch (error) {
    Damage.of(error)
    return undefined
  }
}

function inflateAt(objects: StoredObjects, files: PackFiles, pack: number, from: number, size: number): Buffer {
  if (size > objects.contentLimit) throw new Damage('too large', 'too-large')
  return inflate(files.read(pack, from, from + storedBound(size)), 0, size)
}

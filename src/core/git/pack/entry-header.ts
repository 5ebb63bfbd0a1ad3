/** Header of a pack entry: https://git-scm.com/docs/gitformat-pack, "pack-*.pack files have the following format". */
import type { ObjectType } from '../types.ts'
import { Damage } from './damage.ts'

export const ofsDelta = 6
export const refDelta = 7
/** Names of the types 1 to 4, as packs number them. */
export const typeNames: readonly (ObjectType | undefined)[] = [undefined, 'commit', 'tree', 'blob', 'tag']
/** Enough bytes for any header: type and size, base offset or base name. */
export const maxHeaderLength = 10 + 32

export interface EntryHeader {
  /** 1 to 4, ofsDelta or refDelta. */
  type: number
  /** Inflated bytes that follow: content, or delta instructions. */
  size: number
  /** ofsDelta: how many bytes before this entry its base starts. */
  distance: number
  /** refDelta: where the name of the base stands in the bytes. */
  baseAt: number
  /** Where the compressed stream starts. */
  dataAt: number
}

/**
 * Reads the header at `at` into `header`. Sizes and distances stop at 2^53; larger ones are no data that anyone has.
 * Throws Damage.
 */
export function readEntryHeader(bytes: Uint8Array, at: number, oidLength: number, header: EntryHeader): void {
  let p = at
  let byte = bytes[p++] ?? -1
  const type = (byte >> 4) & 7
  let size = byte & 15
  for (let unit = 16; byte & 128; unit *= 128) {
    byte = bytes[p++] ?? -1
    if (byte < 0) break
    size += (byte & 127) * unit
    if (size > Number.MAX_SAFE_INTEGER || unit > 2 ** 53) throw new Damage('its header names an absurd size')
  }
  header.distance = 0
  header.baseAt = 0
  if (type === ofsDelta) {
    byte = bytes[p++] ?? -1
    let distance = byte & 127
    while (byte >= 0 && byte & 128) {
      byte = bytes[p++] ?? -1
      distance = (distance + 1) * 128 + (byte & 127)
      if (distance > Number.MAX_SAFE_INTEGER) throw new Damage('its header names an absurd base')
    }
    header.distance = distance
  } else if (type === refDelta) {
    header.baseAt = p
    p += oidLength
  } else if (type === 0 || type === 5) throw new Damage(`its header names the type ${type}, which no object has`)
  if (byte < 0 || p > bytes.length) throw new Damage('the file ends in its header')
  header.type = type
  header.size = size
  header.dataAt = p
}

export function newEntryHeader(): EntryHeader {
  return { type: 0, size: 0, distance: 0, baseAt: 0, dataAt: 0 }
}

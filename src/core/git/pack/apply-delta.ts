/**
 * Deltas of git packs: https://git-scm.com/docs/gitformat-pack, "Deltified representation".
 *
 * With inflate.ts the seam for a faster kernel.
 */
import { Damage } from './damage.ts'

export interface DeltaHead {
  baseSize: number
  resultSize: number
  /** Where the instructions start. */
  at: number
}

/** The two sizes that a delta starts with. Throws Damage. */
export function readDeltaHead(delta: Uint8Array): DeltaHead {
  const head = { baseSize: 0, resultSize: 0, at: 0 }
  head.baseSize = readSize(delta, head)
  head.resultSize = readSize(delta, head)
  return head
}

/** Below this a loop is faster than a call of copy. */
const shortCopy = 40

/**
 * Writes what `delta` makes of `base` to the start of `target`, which has room for head.resultSize bytes. Reads and writes
 * stay within their buffers whatever the delta says. Throws Damage.
 */
export function applyDelta(base: Buffer, delta: Buffer, head: DeltaHead, target: Buffer): void {
  const { baseSize, resultSize } = head
  if (baseSize !== base.length) throw new Damage(`its delta is for a base of ${baseSize} bytes, but the base has ${base.length}`)
  const end = delta.length
  let at = head.at
  let put = 0
  while (at < end) {
    const op = delta[at++]!
    if (op & 0x80) {
      let from = 0
      let size = 0
      // reading past the end gives undefined, which counts as 0 here; the check below refuses it
      if (op & 0x01) from = delta[at++]!
      if (op & 0x02) from |= delta[at++]! << 8
      if (op & 0x04) from |= delta[at++]! << 16
      if (op & 0x08) from += delta[at++]! * 0x1000000
      if (op & 0x10) size = delta[at++]!
      if (op & 0x20) size |= delta[at++]! << 8
      if (op & 0x40) size |= delta[at++]! << 16
      if (size === 0) size = 0x10000
      if (!(at <= end && from + size <= baseSize && put + size <= resultSize)) throw new Damage('its delta copies from outside its base')
      if (size < shortCopy) for (const stop = put + size; put < stop; ) target[put++] = base[from++]!
      else {
        base.copy(target, put, from, from + size)
        put += size
      }
    } else {
      if (op === 0 || at + op > end || put + op > resultSize) throw new Damage('its delta is damaged')
      if (op < shortCopy) for (const stop = put + op; put < stop; ) target[put++] = delta[at++]!
      else {
        delta.copy(target, put, at, at + op)
        put += op
        at += op
      }
    }
  }
  if (put !== resultSize) throw new Damage(`its delta makes ${put} bytes instead of ${resultSize}`)
}

function readSize(delta: Uint8Array, head: DeltaHead): number {
  let value = 0
  for (let unit = 1; ; unit *= 128) {
    const byte = delta[head.at++]
    if (byte === undefined || unit > 2 ** 49) throw new Damage('its delta is damaged')
    value += (byte & 127) * unit
    if (byte < 128) return value
  }
}

import type { Encoding } from './encoding.ts'
import { longestRegion } from './find-runs.ts'
import { wideText } from './wide-text.ts'

const shortest = 32

const isPlain = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 32 && byte < 127) || byte === 9 || byte === 10 || byte === 13)

/** Finds text of two bytes a character, in files of programs or behind another encoding. */
export const findWideText = (bytes: Uint8Array, found: (encoding: Encoding, start: number, end: number) => boolean): void => {
  let at = bytes.indexOf(0)
  while (at >= 0 && at + 1 < bytes.length) {
    const from = isPlain(bytes[at - 1]) ? at - 1 : at
    const limit = Math.min(bytes.length, from + longestRegion)
    let end = from
    // Letter and zero take turns.
    while (end < limit && (bytes[end] === 0) === ((end - from) % 2 === (from === at ? 0 : 1)) && (bytes[end] === 0 || isPlain(bytes[end])))
      end++
    if (end - from >= shortest && !found(wideText, from, end)) return
    let behind = Math.max(end, at + 1)
    while (bytes[behind] === 0) behind++
    // The last of many zeros may belong to the letter behind it.
    at = behind - 1 > at && bytes[behind - 1] === 0 ? behind - 1 : bytes.indexOf(0, behind)
  }
}

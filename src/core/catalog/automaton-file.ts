import type { Automaton } from './automaton.ts'

/**
 * The automaton as bytes, little-endian: 8 numbers of 32 bits (magic, states, classes, first final state, length of
 * `starts`, length of `ends`, bytes of a table cell, 0), 32 bytes of catalogue version, then classOf, starts, ends, table.
 */
const magic = 0x43414842
const headLength = 32
const versionLength = 32

const bytesOf = (array: Uint8Array | Uint16Array | Uint32Array): Buffer => Buffer.from(array.buffer, array.byteOffset, array.byteLength)

export const encodeAutomaton = (automaton: Automaton, version: string): Buffer => {
  const { states, classes, classOf, table, firstFinal, starts, ends } = automaton
  const head = Uint32Array.of(magic, states, classes, firstFinal, starts.length, ends.length, table.BYTES_PER_ELEMENT, 0)
  return Buffer.concat(
    [head, Buffer.from(version.padEnd(versionLength), 'latin1'), classOf, starts, ends, table].map((part) => bytesOf(part))
  )
}

/** Undefined when the bytes are no automaton, are cut short, or belong to another version of the catalogue. */
export const decodeAutomaton = (bytes: Uint8Array, version: string): Automaton | undefined => {
  if (bytes.length < headLength + versionLength + 256) return undefined
  // A copy, so that the 32-bit views are aligned.
  const { buffer } = new Uint8Array(bytes)
  const [mark, states = 0, classes = 0, firstFinal = 0, startCount = 0, endCount = 0, cell = 0] = new Uint32Array(buffer, 0, headLength / 4)
  const kept = Buffer.from(buffer, headLength, versionLength).toString('latin1').trimEnd()
  let at = headLength + versionLength
  const take = (length: number): number => {
    at += length
    return at - length
  }
  const expected = at + 256 + 4 * (startCount + endCount) + states * classes * cell
  if (mark !== magic || kept !== version || bytes.length !== expected || (cell !== 2 && cell !== 4)) return undefined
  return {
    states,
    classes,
    firstFinal,
    classOf: new Uint8Array(buffer, take(256), 256),
    starts: new Uint32Array(buffer, take(startCount * 4), startCount),
    ends: new Uint32Array(buffer, take(endCount * 4), endCount),
    table:
      cell === 2
        ? new Uint16Array(buffer, take(states * classes * 2), states * classes)
        : new Uint32Array(buffer, take(states * classes * 4), states * classes)
  }
}

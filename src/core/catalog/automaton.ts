/**
 * Aho-Corasick over all words of a catalogue, as a dense table. Letters are folded to lower case, and the joints of names
 * (`_`, `-`, `.`, space) to one class, so that `API_KEY`, `api-key` and `api key` are one word.
 */
export interface Automaton {
  states: number
  /** Columns of a row: number of byte classes. */
  classes: number
  /** Class of each byte value; 0 is every byte that no word has. */
  classOf: Uint8Array
  /** `states` rows of `classes` next states. State 0 is the start. */
  table: Uint16Array | Uint32Array
  /** States from here on end at least one word. */
  firstFinal: number
  /** Words that end in final state `firstFinal + i`: `ends[starts[i]] … ends[starts[i + 1] - 1]`, longest first. */
  starts: Uint32Array
  ends: Uint32Array
}

const joints = new Set([...'_-. '].map((joint) => joint.charCodeAt(0)))

const foldByte = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : joints.has(byte) ? 95 : byte)

/** The form in which two words are the same to the automaton. */
export const foldWord = (word: string): string => Buffer.from(Buffer.from(word, 'latin1').map(foldByte)).toString('latin1')

/** Words in folded form, no two alike. */
export const buildAutomaton = (words: readonly string[]): Automaton => {
  const used = new Set<number>()
  for (const word of words) for (const byte of Buffer.from(word, 'latin1')) used.add(byte)
  const classOf = new Uint8Array(256)
  const column = new Map([...used].sort((a, b) => a - b).map((byte, i) => [byte, i + 1]))
  for (let byte = 0; byte < 256; byte++) classOf[byte] = column.get(foldByte(byte)) ?? 0
  const classes = used.size + 1

  const capacity = words.reduce((sum, word) => sum + word.length, 1)
  const next = new Int32Array(capacity * classes).fill(-1)
  const own: number[] = new Array(capacity).fill(-1)
  let states = 1
  words.forEach((word, id) => {
    let state = 0
    for (const byte of Buffer.from(word, 'latin1')) {
      const cell = state * classes + (classOf[byte] ?? 0)
      if (next[cell] === -1) next[cell] = states++
      state = next[cell] ?? 0
    }
    own[state] = id
  })

  const fail = new Int32Array(states)
  const order = [0]
  for (const state of order) {
    for (let c = 0; c < classes; c++) {
      const cell = state * classes + c
      const child = next[cell] ?? -1
      const fallback = state === 0 ? 0 : (next[(fail[state] ?? 0) * classes + c] ?? 0)
      if (child === -1) next[cell] = fallback
      else {
        fail[child] = fallback
        order.push(child)
      }
    }
  }

  const endsOf = (state: number): number[] => {
    const ends: number[] = []
    for (let s = state; s !== 0; s = fail[s] ?? 0) ends.push(own[s] ?? -1)
    return ends.filter((word) => word !== -1)
  }
  const final = new Map(order.map((state) => [state, endsOf(state)] as const).filter(([, ends]) => ends.length > 0))
  const finals = [...final.keys()]
  const renumbered = new Int32Array(states)
  const ordered = [...order.filter((state) => !final.has(state)), ...finals]
  for (const [i, state] of ordered.entries()) renumbered[state] = i
  const table = states > 65_535 ? new Uint32Array(states * classes) : new Uint16Array(states * classes)
  for (const [i, state] of ordered.entries()) {
    for (let c = 0; c < classes; c++) table[i * classes + c] = renumbered[next[state * classes + c] ?? 0] ?? 0
  }
  const starts = new Uint32Array(finals.length + 1)
  const ends: number[] = []
  for (const [i, state] of finals.entries()) {
    ends.push(...(final.get(state) ?? []))
    starts[i + 1] = ends.length
  }
  return { states, classes, classOf, table, firstFinal: states - finals.length, starts, ends: Uint32Array.from(ends) }
}

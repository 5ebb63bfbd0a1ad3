/**
 * The one hot loop: finds the words of the catalogue in bytes. A seam, so that a WebAssembly twin can take its place; both
 * must report the same hits.
 */
export interface Kernel {
  /** Words that end in `bytes[from … to)`, wherever they start, in order of their end. The list is the kernel's own and valid until the next call. */
  scan(bytes: Uint8Array, from: number, to: number): HitList
}

/** A hit ends before offset `ends[i]`, with all words of final state `states[i]`. */
export interface HitList {
  count: number
  ends: Uint32Array
  states: Uint32Array
}

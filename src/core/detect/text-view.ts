/**
 * A latin1 string over the part of the bytes around the current hit, so that one character is one byte and regular
 * expressions can run. Moved forward as hits advance; the whole text never becomes a string.
 */
export interface TextView {
  readonly bytes: Uint8Array
  /** Where the text comes from, if that is known. */
  readonly path: string | undefined
  /** Makes `text` cover `from … to`, clamped to the bytes. */
  cover(from: number, to: number): void
  text: string
  /** Offset in the bytes of `text[0]`. */
  base: number
}

const page = 65_536
const before = 1_024

export const textView = (bytes: Uint8Array, path?: string): TextView => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const view: TextView = {
    bytes,
    path,
    text: '',
    base: 0,
    cover(from, to) {
      const low = Math.max(0, from)
      const high = Math.min(bytes.length, to)
      if (low >= view.base && high <= view.base + view.text.length) return
      view.base = Math.max(0, low - before)
      view.text = buffer.toString('latin1', view.base, Math.min(bytes.length, Math.max(high, low + page)))
    }
  }
  return view
}

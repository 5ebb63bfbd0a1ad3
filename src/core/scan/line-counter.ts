import { narrowUtf16, utf16Order } from '../detect/utf16.ts'

const decoder = new TextDecoder()
/** Decoding the start of a minified line for each of its matches would be quadratic; past this, a column counts bytes. */
const MAX_DECODED_PREFIX = 16_384

/**
 * Line and column of growing offsets in one text, both from 1. Columns count UTF-16 code units, as editors and SARIF do.
 * `firstLine` is the line at offset 0 of `bytes`, and `before` how many bytes of that line lie before them.
 */
export class LineCounter {
  private readonly bytes: Uint8Array
  private position = 0
  private line: number
  private lineStart: number

  constructor(bytes: Uint8Array, firstLine = 1, before = 0) {
    this.bytes = bytes
    this.line = firstLine
    this.lineStart = -before
  }

  /** Offsets must not fall from call to call. */
  at(offset: number): { line: number; column: number } {
    for (;;) {
      const newline = this.bytes.indexOf(10, this.position)
      if (newline < 0 || newline >= offset) break
      this.line++
      this.position = newline + 1
      this.lineStart = newline + 1
    }
    const prefix = offset - this.lineStart
    const inside = this.lineStart >= 0 && prefix <= MAX_DECODED_PREFIX
    return { line: this.line, column: 1 + (inside ? decoder.decode(this.bytes.subarray(this.lineStart, offset)).length : prefix) }
  }

  /** Where the counter stands once all bytes up to `offset` are gone: the arguments for the one that goes on. */
  carry(offset: number): LineStart {
    const { line } = this.at(offset)
    return { line, before: offset - this.lineStart }
  }
}

/** Where a text begins within a larger one: the line there, and how much of that line lies before, in bytes or units of UTF-16. */
export interface LineStart {
  line: number
  before: number
}

/** Lines of any text, of UTF-16 by its own units; offsets are those of the bytes that are given. */
export function linesOf(content: Uint8Array, start: LineStart): Pick<LineCounter, 'at' | 'carry'> {
  const order = utf16Order(content)
  if (order === undefined) return new LineCounter(content, start.line, start.before)
  const lines = new LineCounter(narrowUtf16(content, order), start.line, start.before)
  const narrow = (offset: number): number => (offset - 2) / 2
  return { at: (offset) => lines.at(narrow(offset)), carry: (offset) => lines.carry(narrow(offset)) }
}

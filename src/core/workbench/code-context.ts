import type { CodeContext } from '../../contract/model.ts'

const LINES_AROUND = 3
/** A minified line is cut to this many characters around the hit. */
const LINE_WIDTH = 400
const LINE_LEAD = 120
const MASK = '•'
/** Of a value over many lines, such as a PEM block, the first and the last lines are enough; the numbers show the gap. */
const HIT_HEAD = 3
const HIT_TAIL = 2

export interface Span {
  start: number
  end: number
}

const decoder = new TextDecoder()

/**
 * The lines around a hit, with every secret among them masked. `secrets` are spans of bytes in `content`, the hit among
 * them. A mask is never longer than 24 characters, so that it doesn't tell the length of the value.
 */
export function codeContext(content: Uint8Array, hit: Span, firstLine: number, secrets: readonly Span[]): CodeContext['lines'] {
  const lineStart = content.lastIndexOf(10, Math.max(0, hit.start - 1)) + 1
  let from = hit.start === 0 ? 0 : lineStart
  let number = firstLine
  // The lines of a message count from its own first: the headers of the commit stand before it.
  for (let i = 0; i < LINES_AROUND && from > 0 && number > 1; i++) {
    from = from > 1 ? content.lastIndexOf(10, from - 2) + 1 : 0
    number--
  }
  const lines: CodeContext['lines'] = []
  const last = firstLine + countNewlines(content.subarray(hit.start, hit.end))
  for (let at = from; at < content.length && number <= last + LINES_AROUND; number++) {
    const newline = content.indexOf(10, at)
    const end = newline < 0 ? content.length : newline
    const isHit = number >= firstLine && number <= last
    if (!isHit || number < firstLine + HIT_HEAD || number > last - HIT_TAIL)
      lines.push({ number, hit: isHit, ...maskedLine(content, { start: at, end }, hit, isHit, secrets) })
    at = end + 1
  }
  return lines
}

function countNewlines(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count++
  return count
}

function maskedLine(content: Uint8Array, line: Span, hit: Span, isHit: boolean, secrets: readonly Span[]) {
  const centre = isHit ? Math.max(line.start, hit.start) : line.start
  const start = Math.max(line.start, centre - LINE_LEAD)
  const end = Math.min(line.end, start + LINE_WIDTH)
  const masked: [number, number][] = []
  let text = start > line.start ? '… ' : ''
  let at = start
  for (const secret of secrets) {
    if (secret.end <= at || secret.start >= end) continue
    text += decoder.decode(content.subarray(at, Math.max(at, secret.start)))
    const shown = MASK.repeat(Math.min(24, Math.min(secret.end, end) - Math.max(secret.start, at)))
    masked.push([text.length, text.length + shown.length])
    text += shown
    at = Math.min(secret.end, end)
  }
  text += decoder.decode(content.subarray(at, end))
  if (end < line.end) text += ' …'
  return { text: text.replace(/\r$/, ''), masked }
}

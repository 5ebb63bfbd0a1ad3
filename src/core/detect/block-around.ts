const lineBreak = /\r?\n|\\n/
/** Marks of a diff and of a list stand before the indentation or are part of it. */
const indentation = /^[ \t+-]*/
const border = /^[ \t+-]*(?:\[{1,2}[\w .:"'-]{1,60}\]{1,2}|-{3,}[ \t]*)$/

const indentOf = (line: string): number => indentation.exec(line)?.[0].length ?? 0

/**
 * Lines of one direction, nearest first, that belong to the block at `indent` or to one that encloses it. A deeper line
 * belongs to a block of its own, and so does the line that opens it: above, the one that follows; below, the one before.
 */
const enclosing = (lines: readonly string[], indent: number, opensBefore: boolean): string[] => {
  const kept: string[] = []
  let level = indent
  let deeper = false
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue
    const own = indentOf(line)
    const isBorder = border.test(line)
    if (isBorder && !opensBefore) return kept
    const next = lines.slice(i + 1, i + 3).find((other) => other.trim() !== '')
    const isOpener = opensBefore ? deeper && own === level : next !== undefined && indentOf(next) > own
    deeper = own > level
    if (!deeper && !isOpener) kept.push(line)
    if (isBorder) return kept
    level = Math.min(level, own)
  }
  return kept
}

/**
 * Of the text around the value at `at`: its own line and those of the blocks that hold it, by indentation, as far as
 * `[sections]` and documents go. What stands in a neighbouring block says nothing of the value.
 */
export const blockAround = (text: string, at: number): string => {
  const above = text.slice(0, at).split(lineBreak).reverse()
  const below = text.slice(at).split(lineBreak)
  const [head = '', ...before] = above
  const [tail = '', ...after] = below
  const indent = indentOf(head)
  return [...enclosing(before, indent, true).reverse(), head + tail, ...enclosing(after, indent, false)].join('\n')
}

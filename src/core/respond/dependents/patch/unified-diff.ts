/** Lines of context around a change, as `diff -u` shows them. */
const CONTEXT = 3

export interface LineChange {
  /** First line that goes, from 1. */
  line: number
  removed: string[]
  added: string[]
}

/** A unified diff of changes in order that don't overlap. `show` is asked for every line before it is written. */
export function unifiedDiff(
  path: string,
  lines: readonly string[],
  changes: readonly LineChange[],
  show: (text: string) => string
): string {
  if (changes.length === 0) return ''
  const hunks: LineChange[][] = []
  for (const change of changes) {
    const last = hunks.at(-1)
    const before = last?.at(-1)
    if (last && before && change.line - (before.line + before.removed.length) <= 2 * CONTEXT) last.push(change)
    else hunks.push([change])
  }
  let shift = 0
  const out = [`--- a/${path}`, `+++ b/${path}`]
  for (const hunk of hunks) {
    const [first] = hunk
    const last = hunk.at(-1)
    if (!first || !last) continue
    const from = Math.max(1, first.line - CONTEXT)
    const to = Math.min(lines.length, last.line + last.removed.length - 1 + CONTEXT)
    const body: string[] = []
    let at = from
    let grown = 0
    for (const { line, removed, added } of hunk) {
      for (; at < line; at++) body.push(` ${show(lines[at - 1] ?? '')}`)
      body.push(...removed.map((text) => `-${show(text)}`), ...added.map((text) => `+${show(text)}`))
      at = line + removed.length
      grown += added.length - removed.length
    }
    for (; at <= to; at++) body.push(` ${show(lines[at - 1] ?? '')}`)
    const count = to - from + 1
    out.push(`@@ -${from},${count} +${from + shift},${count + grown} @@`, ...body)
    shift += grown
  }
  return `${out.join('\n')}\n`
}

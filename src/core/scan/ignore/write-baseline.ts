import { type IgnoreRule, mostReason } from './ignore-rules.ts'
import { saltOf } from './portable-mark.ts'

/** A finding as a baseline lists it. */
export interface BaselineEntry {
  typeId: string
  /** Portable fingerprints of its value, the one for a new line first; none where the value could not be read again. */
  marks: readonly string[]
  /** For the reader: the first place. */
  path: string | null
}

export interface ListedEntry extends BaselineEntry {
  /** False: it gets no line, but a line that it has stays. */
  belongs: boolean
}

export interface WrittenBaseline {
  text: string
  added: number
  /** Lines of secrets that stay. */
  kept: number
  /** Lines of the file before that stand for nothing any more. */
  dropped: number
  /** False: not all was seen, so that nothing was dropped. */
  isSure: boolean
}

const head = `# Known secrets, by salted hashes of their values. A line ends with a reason of your own: … # config/old.env: revoked in May
# How it is read and merged: docs/ignoring.md of Bulkhead.
`

const markOf = ({ what }: IgnoreRule): string | undefined => (what.kind === 'fingerprint' ? what.mark : undefined)

const headLines = new Set(head.trimEnd().split('\n'))

/**
 * The text of a baseline: rules of paths and types as they stood, then a line a secret, sorted by fingerprint, so that lines of two branches
 * seldom meet. A secret that the file had keeps its line as it was, with its reason and end; a comment stays above the line that it stood
 * above, or above the next one. Lines of secrets that are gone go, if the scan was whole, each value could be read, and was marked with the
 * salt of the line.
 */
export function writeBaseline(
  found: readonly ListedEntry[],
  before: { text: string; rules: readonly IgnoreRule[] } | undefined,
  isWhole: boolean
): WrittenBaseline {
  const present = new Set(found.flatMap(({ marks }) => marks))
  const salts = new Set([...present].map(saltOf))
  const isSure = isWhole && found.every(({ marks }) => marks.length > 0)
  const isGone = ({ what }: IgnoreRule): boolean =>
    isSure && what.kind === 'fingerprint' && !present.has(what.mark) && (present.size === 0 || salts.has(what.salt))

  const rules = new Map(before?.rules.map((rule) => [rule.line, rule]))
  const known = new Set<string>()
  const others: string[] = []
  /** By line: what stands above it. */
  const lines = new Map<string, string[]>()
  let above: string[] = []
  let dropped = 0
  for (const [index, text] of (before?.text ?? '').split(/\r?\n/).entries()) {
    const rule = rules.get(index + 1)
    const mark = rule && markOf(rule)
    if (rule === undefined) {
      if (!headLines.has(text)) above.push(text)
    } else if (isGone(rule)) dropped++
    else {
      if (mark === undefined) others.push(...above, text)
      else lines.set(text, [...(lines.get(text) ?? []), ...above])
      if (mark !== undefined) known.add(mark)
      above = []
    }
  }
  const kept = lines.size
  for (const { typeId, marks, path, belongs } of found) {
    const [mark] = marks
    if (!belongs || mark === undefined || marks.some((each) => known.has(each))) continue
    known.add(mark)
    lines.set(`fingerprint:${mark} type:${typeId}  # ${shortened(path ?? 'no path')}`, [])
  }
  const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([text, comments]) => [...comments, text])
  const rest = above.slice(0, above.findLastIndex((text) => text.trim() !== '') + 1)
  return { text: [...headLines, ...others, ...sorted, ...rest, ''].join('\n'), added: lines.size - kept, kept, dropped, isSure }
}

/** No longer than what is read of a reason: a line that is too long can't be read. */
const shortened = (path: string): string => (path.length > mostReason ? `${path.slice(0, mostReason - 1).toWellFormed()}…` : path)

export interface AuditedLine<E extends BaselineEntry> {
  rule: IgnoreRule
  /** expired: the secret is there, and the line ignores it no more. */
  state: 'present' | 'gone' | 'expired'
  /** What a line of a fingerprint stands for now. */
  entry: E | undefined
}

/** What each fingerprint of a baseline stands for in what was found. */
export function auditBaseline<E extends BaselineEntry>(rules: readonly IgnoreRule[], found: readonly E[], now: Date): AuditedLine<E>[] {
  const today = now.toISOString().slice(0, 10)
  const byMark = new Map(found.flatMap((entry) => entry.marks.map((mark) => [mark, entry] as const)))
  return rules.flatMap((rule) => {
    const mark = markOf(rule)
    if (mark === undefined) return []
    const entry = byMark.get(mark)
    const isOver = rule.until !== null && rule.until <= today
    return [{ rule, entry, state: !entry ? 'gone' : isOver ? 'expired' : 'present' }]
  })
}

import type { IgnoreRule } from './ignore-rules.ts'

/** A finding as a baseline lists it. */
export interface BaselineEntry {
  typeId: string
  /** Portable fingerprints of its value, the one for a new line first. */
  marks: readonly string[]
  /** For the reader: the first place. */
  path: string | null
}

export interface WrittenBaseline {
  text: string
  added: number
  kept: number
  /** Lines of the file before that stand for nothing any more. */
  dropped: number
}

const head = `# Known secrets, by salted hashes of their values. A line ends with a reason of your own: … # config/old.env: revoked in May
# How it is read and merged: docs/ignoring.md of Bulkhead.
`

const markOf = ({ what }: IgnoreRule): string | undefined => (what.kind === 'fingerprint' ? what.mark : undefined)

/**
 * The text of a baseline: rules of paths and types as they stood, then a line a secret, sorted by fingerprint, so that lines of two branches
 * seldom meet. A secret that the file had keeps its line as it was, with its reason and end. Lines of secrets that are gone go, if the scan
 * was whole.
 */
export function writeBaseline(entries: readonly BaselineEntry[], before: readonly IgnoreRule[], isWhole: boolean): WrittenBaseline {
  const known = new Map(before.flatMap((rule) => (rule.what.kind === 'fingerprint' ? [[rule.what.mark, rule] as const] : [])))
  const lines = new Set<string>()
  let added = 0
  for (const { typeId, marks, path } of entries) {
    const rule = marks.map((mark) => known.get(mark)).find((each) => each !== undefined)
    const line = rule?.text ?? `fingerprint:${marks[0]} type:${typeId}  # ${path ?? 'no path'}`
    if (!rule && !lines.has(line)) added++
    lines.add(line)
  }
  const kept = lines.size - added
  if (!isWhole) for (const { text } of known.values()) lines.add(text)
  const others = before.filter((rule) => markOf(rule) === undefined).map(({ text }) => text)
  return {
    text: [head.trimEnd(), ...others, ...[...lines].sort(), ''].join('\n'),
    added,
    kept,
    dropped: isWhole ? known.size - kept : 0
  }
}

export interface AuditedLine {
  rule: IgnoreRule
  /** expired: the secret is there, and the line ignores it no more. */
  state: 'present' | 'gone' | 'expired'
  /** What a line of a fingerprint stands for now. */
  finding: BaselineEntry | undefined
}

/** What each fingerprint of a baseline stands for in what was found. */
export function auditBaseline(rules: readonly IgnoreRule[], found: readonly BaselineEntry[], now: Date): AuditedLine[] {
  const today = now.toISOString().slice(0, 10)
  const byMark = new Map(found.flatMap((entry) => entry.marks.map((mark) => [mark, entry] as const)))
  return rules.flatMap((rule) => {
    const mark = markOf(rule)
    if (mark === undefined) return []
    const finding = byMark.get(mark)
    const isOver = rule.until !== null && rule.until <= today
    return [{ rule, finding, state: !finding ? 'gone' : isOver ? 'expired' : 'present' }]
  })
}

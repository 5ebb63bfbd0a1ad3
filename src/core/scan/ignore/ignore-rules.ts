import { type PathGlob, pathGlob } from './path-glob.ts'
import { saltOf } from './portable-mark.ts'

/**
 * The lines of a `.bulkheadignore` and of a baseline, which are one format:
 *
 *     tests/fixtures/**                  # made-up keys
 *     !tests/fixtures/live.env
 *     type:generic-password until 2027-01-31  # until the importer is gone
 *     fingerprint:b1-… type:stripe-secret-key  # config/old.env
 *
 * A rule, then an end date, then a reason, both optional. Each line says all that it needs, so that git merges files of them line by line.
 */
export interface IgnoreRule {
  line: number
  /** What the line ignores. `type` of a fingerprint is for the reader. */
  what:
    | { kind: 'path'; pattern: string; glob: PathGlob; negative: boolean }
    | { kind: 'type'; typeId: string }
    | { kind: 'fingerprint'; mark: string; salt: string; typeId: string | null }
  reason: string
  /** The rule ends when this day begins, UTC. */
  until: string | null
  /** The line as it stands. */
  text: string
}

export interface IgnoreProblem {
  line: number
  message: string
}

export interface IgnoreRules {
  rules: IgnoreRule[]
  problems: IgnoreProblem[]
}

/** A file of another's making may be of any length. */
export const mostIgnoreBytes = 16 << 20
const mostPathRules = 5_000
const mostRules = 200_000
const mostProblems = 20
const unreadRest = 'and all behind it are not read: too many before it are wrong'
/** What of a reason is kept. */
export const mostReason = 500
const longestLine = 2_000

/** Lines that can't be read are told by number, never quoted: they may hold anything. */
export function parseIgnoreRules(text: string): IgnoreRules {
  const rules: IgnoreRule[] = []
  const problems: IgnoreProblem[] = []
  let paths = 0
  const lines = text.split(/\r?\n/)
  for (const [index, raw] of lines.entries()) {
    const line = index + 1
    const tell = (message: string): number => problems.push({ line, message })
    const read = saysNothing(raw) ? undefined : parseLine(raw)
    if (read === undefined) continue
    if (typeof read === 'string') tell(read)
    else if (read.what.kind === 'path' && ++paths > mostPathRules) tell(`is more than the ${mostPathRules} lines of paths that are read`)
    else if (rules.length >= mostRules) tell(`is more than the ${mostRules} lines that are read`)
    else rules.push({ ...read, line, text: raw })
    if (problems.length < mostProblems) continue
    if (!lines.slice(line).every(saysNothing)) problems.push({ line: line + 1, message: unreadRest })
    break
  }
  return { rules, problems }
}

const saysNothing = (raw: string): boolean => raw.trim() === '' || raw.startsWith('#')

/** The rule, or what is wrong with the line. */
function parseLine(raw: string): Omit<IgnoreRule, 'line' | 'text'> | string {
  if (raw.length > longestLine) return `is longer than ${longestLine} characters`
  const [, body = '', comment = ''] = /^(.*?)(?:\s#\s*(.*))?$/s.exec(raw) ?? []
  const [, text = '', until = null] = /^(.*?)(?:\suntil\s+(\S+))?$/s.exec(body.trim()) ?? []
  const rule = text.trimEnd()
  if (until !== null && !isDay(until)) return 'has no date behind "until"; write it as in "until 2027-01-31"'
  const what = parseWhat(rule)
  if (typeof what === 'string') return what
  return { what, until, reason: comment.trim().slice(0, mostReason) }
}

function parseWhat(rule: string): IgnoreRule['what'] | string {
  if (rule.startsWith('fingerprint:')) {
    const [, mark = '', typeId = null] = /^fingerprint:(\S*)(?:\s+type:([a-z0-9-]+))?$/.exec(rule) ?? []
    const salt = saltOf(mark)
    return salt === undefined
      ? 'has no fingerprint behind "fingerprint:"; copy one from a baseline, it begins with b1-'
      : { kind: 'fingerprint', mark, salt, typeId }
  }
  if (rule.startsWith('type:')) {
    const typeId = /^type:([a-z0-9-]{1,200})$/.exec(rule)?.[1]
    return typeId === undefined ? 'has no id of a type behind "type:"; bulkhead types lists them' : { kind: 'type', typeId }
  }
  const negative = rule.startsWith('!')
  const pattern = (negative ? rule.slice(1) : rule).replace(/^path:/, '')
  const glob = pathGlob(pattern)
  return glob === undefined ? 'is no pattern of paths, or a too long one' : { kind: 'path', pattern, glob, negative }
}

const isDay = (text: string): boolean => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

import type { SourceIgnore } from '../../../contract/model.ts'
import type { IgnorePolicy } from '../../store/workspace.ts'
import type { IgnoreRule } from './ignore-rules.ts'

/** Rules of one file. */
export interface RuleSet {
  by: SourceIgnore['by']
  /** Of the file, for reasons. */
  name: string
  rules: readonly IgnoreRule[]
}

/** Paths by a regular expression, as a file of types allows them. */
export interface AllowedPaths {
  name: string
  /** Over the UTF-8 bytes of a path, one character a byte. */
  pattern: RegExp
  /** Null: all. */
  types: ReadonlySet<string> | null
  /** True: all other paths are allowed. */
  negative: boolean
}

export interface PolicyParts {
  comments: boolean
  sets: readonly RuleSet[]
  allowed: readonly AllowedPaths[]
  /** Portable fingerprints by finding. */
  marks: ReadonlyMap<string, readonly string[]>
  now: Date
  /** Takes secrets out of the reasons, which are kept. */
  maskName: (text: string) => string
}

/** Work for the patterns of one scan, a second or two: a hostile ignore file times a hostile tree would have no end. */
const mostPathSteps = 30_000_000

export interface Policy extends IgnorePolicy {
  /** Not all paths were laid against all patterns: those left are open. */
  isExhausted(): boolean
}

/** What the rules say of a finding. Rules whose day has come say nothing. Of the paths of one file, the last line that matches wins. */
export function createIgnorePolicy({ comments, sets, allowed, marks, now, maskName }: PolicyParts): Policy {
  const ignoreOf = ({ by, name }: RuleSet, { line, reason, until }: IgnoreRule): SourceIgnore => ({
    by,
    note: maskName(`${name} line ${line}${reason === '' ? '' : `: ${reason}`}`),
    until: until === null ? null : `${until}T00:00:00.000Z`
  })
  const today = now.toISOString().slice(0, 10)
  const byMark = new Map<string, { set: RuleSet; rule: IgnoreRule }>()
  const byType: typeof byMark = new Map()
  const paths: { set: RuleSet; rules: IgnoreRule[] }[] = []
  for (const set of sets) {
    const ofPaths: IgnoreRule[] = []
    for (const rule of set.rules) {
      if (rule.until !== null && rule.until <= today) continue
      if (rule.what.kind === 'path') ofPaths.push(rule)
      else if (rule.what.kind === 'type') byType.set(rule.what.typeId, { set, rule })
      else byMark.set(rule.what.mark, { set, rule })
    }
    if (ofPaths.length > 0) paths.push({ set, rules: ofPaths.reverse() })
  }
  const steps = { left: mostPathSteps }
  const known = new Map<string, SourceIgnore | null>()
  const matchRules = (path: string): SourceIgnore | null => {
    const names = path.split('/')
    for (const { set, rules } of paths) {
      for (const rule of rules) {
        if (steps.left < 0) return null
        if (rule.what.kind !== 'path' || !rule.what.glob.matches(names, steps)) continue
        if (!rule.what.negative) return ignoreOf(set, rule)
        break
      }
    }
    return null
  }
  const ofAllowed = (path: string, typeId: string): SourceIgnore | undefined => {
    const bytes = allowed.length > 0 ? Buffer.from(path, 'utf8').toString('latin1') : path
    for (const { name, pattern, types, negative } of allowed)
      if ((types === null || types.has(typeId)) && pattern.test(bytes) !== negative)
        return { by: 'types', note: `${name} allows this path`, until: null }
    return undefined
  }
  const ofPath = (path: string, typeId: string): SourceIgnore | undefined => {
    // Null says that no rule matches.
    const before = known.get(path)
    const found = before === undefined ? matchRules(path) : before
    known.set(path, found)
    return found ?? ofAllowed(path, typeId)
  }
  return {
    comments,
    ofFinding({ id, typeId }) {
      const named = (marks.get(id) ?? []).map((mark) => byMark.get(mark)).find((each) => each !== undefined) ?? byType.get(typeId)
      return named && ignoreOf(named.set, named.rule)
    },
    ofPath: paths.length + allowed.length > 0 ? ofPath : undefined,
    isExhausted: () => steps.left < 0
  }
}

/** The salts of all fingerprints in the rules. */
export const saltsOf = (sets: readonly RuleSet[]): Set<string> =>
  new Set(sets.flatMap(({ rules }) => rules.flatMap(({ what }) => (what.kind === 'fingerprint' ? [what.salt] : []))))

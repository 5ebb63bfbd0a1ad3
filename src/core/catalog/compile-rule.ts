import { byteSet, encodeByteSet, intersects } from './byte-set.ts'
import type { CompiledRule } from './catalog.ts'
import { PatternError } from './parse-pattern.ts'
import { runnable } from './runnable.ts'
import type { RuleSource } from './schema.ts'

/** A problem of one field of a rule; `path` leads to it from the rule. */
export class RuleError extends Error {
  readonly path: PropertyKey[]
  constructor(path: PropertyKey[], message: string) {
    super(message)
    this.name = 'RuleError'
    this.path = path
  }
}

const at = <T>(path: PropertyKey[], work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (error instanceof PatternError) throw new RuleError(path, `${error.message} (at character ${error.offset + 1})`)
    throw error
  }
}

/** Why the pattern of a partner can't be run; undefined for one that can. */
export const partnerProblem = (pattern: string): string | undefined => {
  try {
    const { max, names } = at([], () => runnable(pattern))
    const wrongName = names.find((name) => name !== 'id')
    if (wrongName !== undefined) return `(?<${wrongName}>…): the only name is id`
    return max > maxPartner ? `matches up to ${max} bytes; the limit is ${maxPartner}` : undefined
  } catch (error) {
    if (error instanceof RuleError) return error.message
    throw error
  }
}

const passwordName = /pass|pwd|pw$/i
const maxTokenLength = 8_192
const maxPartner = 256

/** `proven`: patterns of values to drop that were found runnable before, which rules of one file share. */
export const compileRule = (rule: RuleSource, type: number, proven = new Set<string>()): CompiledRule => {
  const shape = at(['pattern'], () => runnable(rule.pattern, rule.ignoreCase))
  const limit = rule.kind === 'block' ? rule.maxLength : maxTokenLength
  if (shape.max > limit) throw new RuleError(['pattern'], `matches up to ${shape.max} bytes; the limit is ${limit}`)
  const wrongName = shape.names.find((name) => name !== 'secret')
  if (wrongName !== undefined) throw new RuleError(['pattern'], `(?<${wrongName}>…): the only name is secret`)
  for (const [i, pattern] of rule.not.entries()) {
    const name = `${rule.ignoreCase} ${pattern}`
    if (!proven.has(name)) at(['not', i], () => runnable(pattern, rule.ignoreCase))
    proven.add(name)
  }
  if (rule.kind === 'assignment') for (const [i, pattern] of rule.companions.entries()) at(['companions', i], () => runnable(pattern, true))
  const left = 'left' in rule ? rule.left : 0
  if ((rule.kind === 'token' || rule.kind === 'block') && left === 0) {
    const stray = rule.anchors.findIndex((anchor) => !intersects(shape.first, byteSet(anchor.charAt(0))))
    if (stray !== -1)
      throw new RuleError(['anchors', stray], 'the pattern does not start with this anchor: set `left` to how far before it a value starts')
  }
  return {
    type,
    kind: rule.kind,
    pattern: rule.pattern,
    ignoreCase: rule.ignoreCase,
    min: shape.min,
    max: shape.max,
    first: encodeByteSet(shape.first),
    tail: encodeByteSet(shape.tail),
    run: left === 0 ? shape.run : 0,
    nameRun: shape.nameRun,
    left,
    near: 'near' in rule ? rule.near : [],
    companions: 'companions' in rule ? rule.companions : [],
    reach: 'reach' in rule ? rule.reach : 0,
    minEntropy: rule.minEntropy ?? null,
    named: rule.kind === 'context' && rule.named,
    chosen: rule.kind === 'assignment' && rule.names.some((name) => passwordName.test(name)),
    checks: rule.checks,
    not: rule.not
  }
}

import type { AnyRuleSource } from '../compile-catalog.ts'
import { compileRule, RuleError } from '../compile-rule.ts'
import type { GitleaksRule } from './config.ts'
import { type GoNode, GoRegExpError, parseGoRegExp } from './go-regexp.ts'
import { printPattern } from './print-pattern.ts'
import { bestLiterals, longest } from './required-literals.ts'

/** A rule as Bulkhead runs it, with what is not as it was; or why there is none. `hasGroup`: its secret is a part of its match. */
export type Converted = { rule: AnyRuleSource; changes: string[]; hasGroup: boolean } | { refused: string }

/** The engine finds a place by a text of at least this many bytes. */
const shortestAnchor = 3
/** It looks no further to the left of it than this. */
const farthestAnchor = 96
const longestMatch = 16_384
/** Tried one after the other, until the worst case is cheap enough. */
const bounds = [
  { characters: 1_000, groups: 64 },
  { characters: 256, groups: 16 },
  { characters: 64, groups: 8 }
] as const

/** Without the values that its allowlists drop. */
export function convertRule(source: GitleaksRule): Converted {
  if (source.regex === '') return { refused: 'it has no regex: files are not judged by their path alone' }
  if (source.required.length > 0) return { refused: 'it needs other findings near it (required)' }
  if (source.skipReport) return { refused: 'it reports nothing by itself (skipReport)' }
  try {
    return convert(source)
  } catch (error) {
    if (error instanceof GoRegExpError) return { refused: `regex: ${error.message}` }
    if (error instanceof RuleError) return { refused: `${error.path.map(String).join('.')}: ${error.message}` }
    throw error
  }
}

function convert(source: GitleaksRule): Converted {
  const { tree: whole, captures } = parseGoRegExp(source.regex)
  if (source.secretGroup > captures) return { refused: `secretGroup is ${source.secretGroup}, but the regex has ${captures} groups` }
  const secret = secretGroups(source.secretGroup, captures, whole)
  const tree = withoutOptionalStart(whole, secret)
  const changes: string[] = []
  const literals = bestLiterals(tree, { shortest: shortestAnchor, farthest: farthestAnchor })
  const keywords = source.keywords.map((keyword) => keyword.toLowerCase()).filter((keyword) => keyword !== '')
  const isAsked = keywords.length > 0 && !literals?.texts.every((text) => keywords.some((keyword) => text.toLowerCase().includes(keyword)))
  const common = { minEntropy: source.entropy > 0 ? source.entropy : undefined, checks: [], not: [], ignoreCase: false }

  const make = (pattern: string): AnyRuleSource | undefined => {
    if (literals) {
      if (isAsked) changes.push('keywords: it counts wherever the regex matches, not only in files with one of them')
      const { texts, isCaseless, before } = literals
      return { kind: 'block', anchors: texts, pattern, left: before, maxLength: longestMatch, anyCase: isCaseless, ...common }
    }
    const words = keywords.filter((keyword) => keyword.length >= shortestAnchor)
    if (words.length === 0) return undefined
    changes.push(`keywords: it counts only within ${reach} bytes behind one of them, in the same statement`)
    return { kind: 'context', words, pattern, reach, named: false, ...common }
  }
  const isBounded = !Number.isFinite(longest(tree))
  let last: RuleError | undefined
  for (const most of isBounded ? bounds : bounds.slice(0, 1)) {
    changes.length = 0
    const rule = make(printPattern(tree, { secret, most }))
    if (!rule)
      return {
        refused: `no text of ${shortestAnchor} characters stands in each match, and it has no keyword of that length: it would be tried everywhere`
      }
    if (isBounded) changes.push(`regex: what repeats without end stops at ${most.characters} characters, or ${most.groups} groups`)
    try {
      compileRule(rule, 0)
      return { rule, changes, hasGroup: captures > 0 }
    } catch (error) {
      if (!(error instanceof RuleError)) throw error
      last = error
    }
  }
  throw last ?? new RuleError(['pattern'], 'can not be bounded')
}

const reach = 200

/** The group of the secret: the one that is named, else the first; of groups that exclude each other all, for one has matched. */
function secretGroups(named: number, captures: number, tree: GoNode): ReadonlySet<number> {
  if (named > 0) return new Set([named])
  if (captures === 0) return new Set()
  const alternatives = tree.kind === 'choice' ? tree.options : []
  const firsts = alternatives.map((option) => firstGroup(option))
  return firsts.length > 0 && firsts.every((group) => group !== undefined) ? new Set(firsts) : new Set([1])
}

function firstGroup(node: GoNode): number | undefined {
  switch (node.kind) {
    case 'group':
      return node.index ?? firstGroup(node.body)
    case 'repeat':
      return firstGroup(node.body)
    case 'sequence':
      return node.items.map(firstGroup).find((index) => index !== undefined)
    case 'choice':
      return node.options.map(firstGroup).find((index) => index !== undefined)
    default:
      return undefined
  }
}

/** What may be missing at the start is no part of the secret, and costs the most: without it the same secrets are found. */
function withoutOptionalStart(tree: GoNode, secret: ReadonlySet<number>): GoNode {
  if (tree.kind !== 'sequence' || secret.size === 0) return tree
  const isIdle = (node: GoNode): boolean => {
    if (node.kind === 'repeat') return node.min === 0 && !holds(node, secret)
    if (node.kind === 'group') return node.index === null && node.body.kind === 'sequence' && node.body.items.every(isIdle)
    return node.kind === 'sequence' && node.items.every(isIdle)
  }
  const first = tree.items.findIndex((node) => !isIdle(node))
  return first <= 0 ? tree : { kind: 'sequence', items: tree.items.slice(first) }
}

function holds(node: GoNode, groups: ReadonlySet<number>): boolean {
  if (node.kind === 'group') return (node.index !== null && groups.has(node.index)) || holds(node.body, groups)
  if (node.kind === 'repeat') return holds(node.body, groups)
  if (node.kind === 'sequence') return node.items.some((item) => holds(item, groups))
  return node.kind === 'choice' && node.options.some((option) => holds(option, groups))
}

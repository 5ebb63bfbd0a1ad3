import { compileRule, RuleError } from './compile-rule.ts'
import type { TypeProblem } from './lint-type.ts'
import type { ProviderSource, RuleSource, SecretTypeSource } from './schema.ts'

type Described = Pick<SecretTypeSource, 'severity' | 'severityReason' | 'summary' | 'format' | 'docs' | 'rules'>
type Owner = Pick<ProviderSource, 'provider'>

/** What a type of our own must keep to beside lintType: sentences that say what is so, and rules that can match. Others write as they like. */
export const lintOwnType = (type: Described, owner: Owner): TypeProblem[] => [
  ...lintWords(type, owner),
  ...type.rules.flatMap((rule, at) => lintRule(rule, at, type.rules, owner))
]

/** Pages of anybody about anything, and places to try requests: no provider documents its secrets there. */
const hearsay = /^https?:\/\/(?:[\w-]+\.)*(?:wikipedia\.org|google\.com\/search|httpbin\.org|stackoverflow\.com)/
const escaped = (text: string): string => text.replaceAll(/[^\w\s]/g, '\\$&')

function lintWords({ severity, severityReason, summary, format, docs, rules }: Described, { provider }: Owner): TypeProblem[] {
  const problems: TypeProblem[] = []
  docs.forEach(({ url }, at) => {
    if (hearsay.test(url))
      problems.push({ path: ['docs', at, 'url'], message: 'no documentation of the provider: name it, or leave it out' })
  })
  if ((severity === 'critical' || severity === 'high') && /\bquota\b|opens nothing/i.test(severityReason))
    problems.push({ path: ['severity'], message: `${severity} for what the reason calls a matter of quota, or nothing` })
  const [first = ''] = summary.split(/\.\s/)
  const name = escaped(provider)
  if (new RegExp(`\\b${name}\\b.*\\b(?:of|for) ${name}(?:,|$)`).test(first))
    problems.push({ path: ['summary'], message: `the first sentence says ${provider} twice` })
  const isNamed = rules.some(
    (rule) => rule.kind === 'context' || rule.kind === 'assignment' || (rule.kind === 'token' && rule.near.length > 0)
  )
  if (!isNamed && /near the (?:name|word)/.test(format))
    problems.push({ path: ['format'], message: 'no rule asks for a name near it: leave that out, or give the rule words' })
  return problems
}

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
/** A word and an operator, with room for a second name between. */
const room = 60

function lintRule(rule: RuleSource, at: number, all: readonly RuleSource[], { provider }: Owner): TypeProblem[] {
  const problems: TypeProblem[] = []
  const say = (field: string[], message: string) => problems.push({ path: ['rules', at, ...field], message })
  if (all.findIndex((other) => JSON.stringify(other) === JSON.stringify(rule)) < at) say([], 'stands there twice')
  if (rule.kind !== 'context') return problems
  const parts = provider.split(/[\s.-]+/).filter(Boolean)
  const joined = letters(provider)
  if (parts.length === 2 && rule.words.includes(joined) && !rule.words.some((word) => word !== joined && letters(word) === joined))
    say(['words'], `${joined} is two words: with a joint (${parts.map(letters).join('_')}) it is seen in every way of writing`)
  // One that is smaller than the usual was chosen so on purpose.
  if (rule.reach >= usualReach && rule.reach < leastOf(rule) + room)
    say(['reach'], `${rule.reach} bytes are short for a value of ${leastOf(rule)}: give it ${leastOf(rule) + room} or more`)
  return problems
}

const usualReach = 120

/** Length of the shortest match; 0 where the pattern has a problem of its own, which is told elsewhere. */
function leastOf(rule: RuleSource): number {
  try {
    return compileRule(rule, 0).min
  } catch (error) {
    if (error instanceof RuleError) return 0
    throw error
  }
}

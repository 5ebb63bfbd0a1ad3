import { BulkheadError } from '../../contract/errors.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { checkNamed } from './checks/checks.ts'
import { type PreparedRule, prepareRule } from './prepared-rule.ts'
import { digitFrom, shortestRun } from './run-finder.ts'

/** A token or block rule that waits for a word. */
export interface Anchored {
  rule: PreparedRule
  /** Bytes that must stand at the hit as they are written; null in any case. */
  exact: Uint8Array | null
}

/** Context rules that the same look at the bytes behind a word lets through or not. */
export interface ContextGroup {
  rules: PreparedRule[]
  /** How far behind the word the farthest of them looks. */
  reach: number
}

/** A word of the automaton with all that waits for it. */
export interface PreparedWord {
  length: number
  anchored: Anchored[]
  assignments: PreparedRule[]
  manifests: PreparedRule[]
  /** Values that stand in a long run of name bytes with a digit, in a run of name bytes, of token bytes, and others. */
  inDigitNames: ContextGroup
  inNames: ContextGroup
  inTokens: ContextGroup
  anywhere: ContextGroup
}

export interface PreparedWords {
  rules: PreparedRule[]
  /** Of each final state, counted from the first one: the words that end there, longest first. */
  words: PreparedWord[][]
  longestWord: number
}

const groupOf = (rules: PreparedRule[]): ContextGroup => ({ rules, reach: rules.reduce((most, rule) => Math.max(most, rule.reach), 0) })

/** Throws `types.invalid` when a rule names a check that this version does not have. */
export const prepareWords = ({ types, rules: compiled, words, automaton }: Catalog): PreparedWords => {
  const rules = compiled.map((rule, index) => {
    const type = types[rule.type]
    const unknown = rule.checks.find((name) => checkNamed(name) === undefined)
    if (!type || unknown !== undefined) {
      throw new BulkheadError('types.invalid', `${type?.id ?? 'A rule'} needs a check named ${unknown}, which this version does not have`)
    }
    return prepareRule(rule, index, type)
  })
  const prepared = words.map(({ text, uses }): PreparedWord => {
    const all = uses.flatMap(({ rule: index, exact }) => {
      const rule = rules[index]
      return rule ? [{ rule, exact: exact === null ? null : Buffer.from(exact, 'latin1') }] : []
    })
    const ofKind = (kind: PreparedRule['kind']) => all.flatMap(({ rule }) => (rule.kind === kind ? [rule] : []))
    const contexts = ofKind('context')
    return {
      length: text.length,
      anchored: all.filter(({ rule }) => rule.kind === 'token' || rule.kind === 'block'),
      assignments: ofKind('assignment'),
      manifests: ofKind('manifest'),
      inDigitNames: groupOf(contexts.filter(({ nameRun }) => nameRun >= digitFrom)),
      inNames: groupOf(contexts.filter(({ nameRun }) => nameRun >= shortestRun && nameRun < digitFrom)),
      inTokens: groupOf(contexts.filter(({ nameRun, run }) => nameRun < shortestRun && run >= shortestRun)),
      anywhere: groupOf(contexts.filter(({ run }) => run < shortestRun))
    }
  })
  const { starts, ends } = automaton
  const byState = Array.from({ length: starts.length - 1 }, (_, i) =>
    [...ends.subarray(starts[i], starts[i + 1])].flatMap((word) => prepared[word] ?? [])
  )
  return { rules, words: byState, longestWord: words.reduce((longest, { text }) => Math.max(longest, text.length), 1) }
}

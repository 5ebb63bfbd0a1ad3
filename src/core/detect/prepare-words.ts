import { BulkheadError } from '../../contract/errors.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { escapeWords } from '../catalog/escape-words.ts'
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
  /** An escape may begin here. */
  isEscape: boolean
  /** Only values that begin here wait for it: where no value can begin, nothing is to be tried. */
  begins: boolean
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
  /** The words that end in a final state, counted from the first one, longest first. Prepared at the first hit: most never meet one. */
  wordsAt(final: number): readonly PreparedWord[]
  longestWord: number
}

const groupOf = (rules: PreparedRule[]): ContextGroup => ({ rules, reach: rules.reduce((most, rule) => Math.max(most, rule.reach), 0) })

const empty = <T>(length: number): (T | undefined)[] => new Array<T | undefined>(length).fill(undefined)

const refuseUnknownChecks = ({ types, rules }: Catalog): void => {
  for (const { type, checks } of rules) {
    const unknown = checks.find((name) => checkNamed(name) === undefined)
    if (unknown === undefined) continue
    throw new BulkheadError(
      'types.invalid',
      `${types[type]?.id ?? 'A rule'} needs a check named ${unknown}, which this version does not have`
    )
  }
}

/** Throws `types.invalid` when a rule names a check that this version does not have. */
export const prepareWords = (catalog: Catalog): PreparedWords => {
  refuseUnknownChecks(catalog)
  const { types, rules, words, automaton } = catalog
  const preparedRules = empty<PreparedRule>(rules.length)
  const ruleAt = (index: number): PreparedRule | undefined => {
    const rule = rules[index]
    const type = rule && types[rule.type]
    if (type) preparedRules[index] ??= prepareRule(rule, index, type)
    return preparedRules[index]
  }
  const prepareWord = ({ text, uses }: Catalog['words'][number]): PreparedWord => {
    const all = uses.flatMap(({ rule: index, exact }) => {
      const rule = ruleAt(index)
      return rule ? [{ rule, exact: exact === null ? null : Buffer.from(exact, 'latin1') }] : []
    })
    const ofKind = (kind: PreparedRule['kind']) => all.flatMap(({ rule }) => (rule.kind === kind ? [rule] : []))
    const contexts = ofKind('context')
    return {
      length: text.length,
      isEscape: escapeWords.has(text),
      begins: !escapeWords.has(text) && all.every(({ rule }) => rule.kind === 'token' && rule.left === 0),
      anchored: all.filter(({ rule }) => rule.kind === 'token' || rule.kind === 'block'),
      assignments: ofKind('assignment'),
      manifests: ofKind('manifest'),
      inDigitNames: groupOf(contexts.filter(({ nameRun }) => nameRun >= digitFrom)),
      inNames: groupOf(contexts.filter(({ nameRun }) => nameRun >= shortestRun && nameRun < digitFrom)),
      inTokens: groupOf(contexts.filter(({ nameRun, run }) => nameRun < shortestRun && run >= shortestRun)),
      anywhere: groupOf(contexts.filter(({ run }) => run < shortestRun))
    }
  }
  const { starts, ends } = automaton
  const preparedWords = empty<PreparedWord>(words.length)
  const byFinal = empty<PreparedWord[]>(starts.length)
  const wordAt = (index: number): PreparedWord[] => {
    const word = words[index]
    if (!word) return []
    preparedWords[index] ??= prepareWord(word)
    return [preparedWords[index]]
  }
  return {
    wordsAt(final) {
      byFinal[final] ??= [...ends.subarray(starts[final], starts[final + 1])].flatMap(wordAt)
      return byFinal[final]
    },
    longestWord: words.reduce((longest, { text }) => Math.max(longest, text.length), 1)
  }
}

import { BulkheadError } from '../../contract/errors.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { checkNamed } from './checks/checks.ts'
import { type PreparedRule, prepareRule } from './prepared-rule.ts'

/** One rule that waits for one word. */
export interface Use {
  rule: PreparedRule
  /** Length of the word. */
  length: number
  /** Bytes that must stand at the hit as they are written; null in any case. */
  exact: Uint8Array | null
}

export interface PreparedWords {
  rules: PreparedRule[]
  /** Of each final state, counted from the first one: what to try, longest word first. */
  uses: Use[][]
  longestWord: number
}

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
  const byWord = words.map(({ text, uses }) =>
    uses.flatMap(({ rule: index, exact }): Use[] => {
      const rule = rules[index]
      return rule ? [{ rule, length: text.length, exact: exact === null ? null : Buffer.from(exact, 'latin1') }] : []
    })
  )
  const { starts, ends } = automaton
  const uses = Array.from({ length: starts.length - 1 }, (_, i) =>
    [...ends.subarray(starts[i], starts[i + 1])].flatMap((word) => byWord[word] ?? [])
  )
  return { rules, uses, longestWord: words.reduce((longest, { text }) => Math.max(longest, text.length), 1) }
}

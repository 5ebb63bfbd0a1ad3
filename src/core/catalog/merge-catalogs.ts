import { createHash } from 'node:crypto'
import { buildAutomaton } from './automaton.ts'
import type { Catalog, CatalogWord } from './catalog.ts'

/** Both catalogues as one. The version is another one, so that what was searched with either is searched again. */
export const mergeCatalogs = (base: Catalog, added: Catalog): Catalog => {
  const [typeOffset, ruleOffset] = [base.types.length, base.rules.length]
  const words = new Map<string, CatalogWord>(base.words.map(({ text, uses }) => [text, { text, uses: [...uses] }]))
  for (const { text, uses } of added.words) {
    const word = words.get(text) ?? { text, uses: [] }
    word.uses.push(...uses.map(({ rule, exact }) => ({ rule: rule + ruleOffset, exact })))
    words.set(text, word)
  }
  const list = [...words.values()]
  const moved = added.allowedPaths.map((path) => ({ ...path, types: path.types?.map((type) => type + typeOffset) ?? null }))
  return {
    version: createHash('sha256').update(`${base.version} ${added.version}`).digest('hex').slice(0, 32),
    types: [...base.types, ...added.types],
    rules: [...base.rules, ...added.rules.map((rule) => ({ ...rule, type: rule.type + typeOffset }))],
    words: list,
    automaton: buildAutomaton(list.map(({ text }) => text)),
    allowedPaths: [...base.allowedPaths, ...moved],
    remarks: [...base.remarks, ...added.remarks],
    common: () => base.common(),
    pages: () => [...base.pages(), ...added.pages()],
    // A rule of the user's own for a type that was known by its name alone takes its place.
    named: () => base.named().filter(({ id }) => !added.types.some((type) => type.id === id || type.aliases.includes(id)))
  }
}

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { compileCatalog } from '../../src/core/catalog/compile-catalog.ts'
import type { Catalog } from '../../src/core/catalog/load-catalog.ts'
import { parsePlaybooks, parseProvider } from '../../src/core/catalog/parse-provider.ts'
import type { RuleSource } from '../../src/core/catalog/schema.ts'

type RuleInput = Partial<RuleSource> & Pick<RuleSource, 'kind' | 'pattern'>

const category = { name: 'Test', risks: ['-'], leakCauses: ['-'], practices: ['-'] }

const playbooksFile = path.join(import.meta.dirname, '../../resources/playbooks.yaml')
const { value, locate } = parsePlaybooks(readFileSync(playbooksFile, 'utf8'), playbooksFile)
const playbooks = { file: playbooksFile, value: { ...value, categories: {} }, locate }

/** A catalogue with one type for each entry, which has these rules; `fallback` are types that stand for whatever no other knows. */
export const catalogOf = (types: Record<string, RuleInput | RuleInput[]>, fallback: typeof types = {}): Catalog => {
  const providers = [
    { id: 'test', fallback: false, types },
    { id: 'any', fallback: true, types: fallback }
  ].filter((provider) => Object.keys(provider.types).length > 0)
  const files = providers.map(({ id, ...provider }) => {
    const source = {
      ...provider,
      id,
      provider: 'Test',
      category: 'test',
      types: Object.entries(provider.types).map(([type, rules]) => ({
        id: type,
        name: `Type ${type}`,
        severity: 'high',
        severityReason: '-',
        summary: '-',
        format: '-',
        variable: 'TEST_KEY',
        rules: [rules].flat(),
        examples: ['-', '-'],
        counterExamples: ['-', '-']
      }))
    }
    const file = `${id}.yaml`
    return { file, ...parseProvider(JSON.stringify(source), file) }
  })
  return compileCatalog(files, { test: category, generic: category }, playbooks)
}

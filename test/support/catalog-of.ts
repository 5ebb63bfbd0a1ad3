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

/** A catalogue with one type for each entry, which has these rules. */
export const catalogOf = (types: Record<string, RuleInput | RuleInput[]>): Catalog => {
  const source = {
    id: 'test',
    provider: 'Test',
    category: 'test',
    types: Object.entries(types).map(([id, rules]) => ({
      id,
      name: `Type ${id}`,
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
  const file = 'test.yaml'
  return compileCatalog([{ file, ...parseProvider(JSON.stringify(source), file) }], { test: category, generic: category }, playbooks)
}

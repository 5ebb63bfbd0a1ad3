/** Checks resources/secret-types: schema, patterns, and that every type proves itself, in its examples and behind its usual variable. `node scripts/check-types.ts [provider…]` */
import path from 'node:path'
import { BulkheadError } from '../src/contract/errors.ts'
import { readCatalogSources } from '../src/core/catalog/catalog-from-sources.ts'
import { compileCatalog } from '../src/core/catalog/compile-catalog.ts'
import { compileKnownByName } from '../src/core/catalog/compile-known-by-name.ts'
import { createDetector } from '../src/core/detect/create-detector.ts'
import { type Failure, proveType } from '../src/core/detect/prove-type.ts'
import { proveVariable } from '../src/core/detect/prove-variable.ts'

const maxShown = 3

const show = (failure: Failure): string[] => [
  `      ${JSON.stringify(failure.text.length > 400 ? `${failure.text.slice(0, 400)}…` : failure.text)}`,
  `      ${failure.message}`,
  ...failure.explanations.map(
    ({ typeId, start, end, reason, detail }) => `      ${start}-${end} ${typeId}: ${reason}${detail === '' ? '' : ` (${detail})`}`
  )
]

const check = (only: readonly string[]): number => {
  const resources = path.join(import.meta.dirname, '..', 'resources')
  const { providers, categories, playbooks, knownByName } = readCatalogSources(resources)
  const wanted = providers.filter(({ value }) => only.length === 0 || only.includes(value.id))
  const missing = only.filter((id) => !wanted.some(({ value }) => value.id === id))
  if (missing.length > 0) throw new BulkheadError('types.invalid', `resources/secret-types has no ${missing.join(', ')}`)
  const catalog = compileCatalog(providers, categories, playbooks)
  compileKnownByName(knownByName, catalog)
  const detector = createDetector(catalog)
  let failed = 0
  for (const { file, value, locate } of wanted) {
    value.types.forEach((type, t) => {
      const instead = proveVariable(detector, type)
      if (instead !== undefined) {
        failed++
        const { line, column } = locate(['types', t, 'variable'])
        console.log(`${file}:${line}:${column}: ${type.id}: behind ${type.variable}= the value of the first example is found as ${instead}`)
      }
      const byTemplate = Map.groupBy(proveType(detector, type), ({ list, index }) => `${list}.${index}`)
      for (const [, failures] of byTemplate) {
        const [first] = failures
        if (!first) continue
        failed++
        const { line, column } = locate(['types', t, first.list, first.index])
        console.log(`${file}:${line}:${column}: ${type.id} ${first.list}[${first.index}]: ${failures.length} of 5 fillings fail`)
        for (const failure of failures.slice(0, maxShown - 2)) console.log(show(failure).join('\n'))
      }
    })
  }
  const types = wanted.reduce((sum, { value }) => sum + value.types.length, 0)
  console.log(failed === 0 ? `${types} types of ${wanted.length} providers prove themselves` : `${failed} examples fail (${types} types)`)
  return failed === 0 ? 0 : 1
}

try {
  process.exitCode = check(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof BulkheadError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

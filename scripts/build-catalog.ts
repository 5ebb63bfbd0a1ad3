/** Compiles resources/secret-types into out/main, or into the folder named. */
import path from 'node:path'
import { BulkheadError } from '../src/contract/errors.ts'
import { buildCatalog } from '../src/core/catalog/build-catalog.ts'
import { catalogFromSources } from '../src/core/catalog/catalog-from-sources.ts'

const root = path.join(import.meta.dirname, '..')
const outDir = path.resolve(process.argv[2] ?? path.join(root, 'out/main'))
try {
  const catalog = catalogFromSources(path.join(root, 'resources'))
  buildCatalog(catalog, outDir)
  console.log(
    `catalogue: ${catalog.types.length} types, ${catalog.rules.length} rules, ${catalog.automaton.states} states; ${catalog.named().length} types known by name → ${path.relative(root, outDir)}`
  )
} catch (error) {
  if (!(error instanceof BulkheadError)) throw error
  console.error(error.message)
  process.exitCode = 1
}

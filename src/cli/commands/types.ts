import { Argument, Command, Option } from 'commander'
import { BulkheadError } from '../../contract/errors.ts'
import type { ProviderFile } from '../../core/catalog/compile-catalog.ts'
import type { Catalog } from '../../core/catalog/load-catalog.ts'
import { createDetector } from '../../core/detect/create-detector.ts'
import { proveType } from '../../core/detect/prove-type.ts'
import { jsonText } from '../../core/report/json-text.ts'
import { plainText } from '../../core/report/plain-text.ts'
import { compileOwnTypes } from '../../core/scan/open-catalog.ts'
import type { CommandContext } from '../command-context.ts'
import { exitCodes } from '../exit-codes.ts'
import { type TypesOption, tellRemarks, typesOption } from './types-option.ts'

interface Options extends TypesOption {
  format: 'text' | 'json'
}

export function typesCommand(context: CommandContext): Command {
  return new Command('types')
    .description('list the secret types that Bulkhead knows, and check those of your own')
    .addArgument(new Argument('[search]', 'part of a name, id, provider or category'))
    .addOption(new Option('--format <format>', 'how to print them').choices(['text', 'json']).default('text'))
    .addOption(typesOption())
    .addHelpText(
      'after',
      '\nWith --types only the types of those files are listed; each is tried on its own examples. In JSON: {types, remarks, failures}.'
    )
    .action((search: string | undefined, options: Options) => {
      const { catalog, own, builtIn } = compileOwnTypes(context.ports('cli', options.types))
      const failures = proveOwn(catalog, own)
      const rows = rowsOf(catalog, search ?? '', options.types === undefined ? 0 : builtIn)
      if (search && rows.length === 0)
        throw new BulkheadError('type.not-found', `No secret type matches "${search}". Run bulkhead types to see all.`)
      if (options.format === 'json') {
        const all = options.types === undefined ? rows : { types: rows, remarks: catalog.remarks, failures }
        process.stdout.write(`${JSON.stringify(JSON.parse(jsonText(all)), null, 1)}\n`)
      } else {
        const width = Math.max(0, ...rows.map((row) => row.id.length))
        for (const row of rows) process.stdout.write(`${row.id.padEnd(width)}  ${row.severity.padEnd(8)}  ${plainText(row.name)}\n`)
        process.stdout.write(`${rows.length} types\n`)
        tellRemarks(catalog.remarks)
      }
      for (const failure of failures) process.stderr.write(`${plainText(failure)}\n`)
      if (failures.length > 0) process.exitCode = exitCodes.wrongUse
    })
}

function rowsOf({ types }: Catalog, search: string, from: number) {
  const words = search.toLowerCase()
  return types
    .slice(from)
    .filter((type) => [type.id, type.name, type.provider, type.category].some((text) => text.toLowerCase().includes(words)))
    .map(({ id, name, provider, category, severity, prefixes }) => ({
      id,
      name,
      provider,
      category,
      severity,
      prefix: prefixes[0] ?? null
    }))
}

/** Examples that are not found as they say, each with its place in the file. Values are made up, and are not printed all the same. */
function proveOwn(catalog: Catalog, own: readonly ProviderFile[]): string[] {
  if (own.length === 0) return []
  const detector = createDetector(catalog)
  return own.flatMap(({ file, value, locate }) =>
    value.types.flatMap((type, t) => {
      const byTemplate = Map.groupBy(proveType(detector, type), ({ list, index }) => `${list}.${index}`)
      return [...byTemplate.values()].flatMap(([first]) => {
        if (!first) return []
        const { line, column } = locate(['types', t, first.list, first.index])
        return [`${file}:${line}:${column}: ${type.id} ${first.list}.${first.index}: ${first.message}`]
      })
    })
  )
}

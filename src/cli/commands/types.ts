import { Argument, Command, Option } from 'commander'
import { BulkheadError } from '../../contract/errors.ts'
import { looksSecret } from '../../contract/may-be-value.ts'
import type { ProviderFile } from '../../core/catalog/compile-catalog.ts'
import { entriesNamed, entryRow, type LibraryEntry, libraryEntries } from '../../core/catalog/library-entries.ts'
import type { Catalog } from '../../core/catalog/load-catalog.ts'
import { searchTypes } from '../../core/catalog/search-types.ts'
import { createDetector } from '../../core/detect/create-detector.ts'
import { proveType } from '../../core/detect/prove-type.ts'
import { jsonText } from '../../core/report/json-text.ts'
import { plainText } from '../../core/report/plain-text.ts'
import { compileOwnTypes } from '../../core/scan/open-catalog.ts'
import { createFits } from '../../core/workbench/fits.ts'
import { seeValue } from '../../core/workbench/see-value.ts'
import { valueForms } from '../../core/workbench/value-forms.ts'
import type { CommandContext } from '../command-context.ts'
import { exitCodes } from '../exit-codes.ts'
import { readAllInput } from '../terminal/read-all-input.ts'
import { type TypesOption, tellRemarks, typesOption } from './types-option.ts'

interface Options extends TypesOption {
  format: 'text' | 'json'
  value?: true
}

export function typesCommand(context: CommandContext): Command {
  return new Command('types')
    .description('list the secret types that Bulkhead knows, and check those of your own')
    .addArgument(
      new Argument('[search...]', 'words of a name, id, provider, category or variable, or the beginning of a value; best first')
    )
    .option('--value', 'read a value from standard input and list the types that it may be of; it is not kept')
    .addOption(new Option('--format <format>', 'how to print them').choices(['text', 'json']).default('text'))
    .addOption(typesOption())
    .addHelpText(
      'after',
      '\nTypes marked "no rule" are known by their name alone: no scan finds them.\n' +
        'With --types only the types of those files are listed; each is tried on its own examples. In JSON: {types, remarks, failures}.'
    )
    .action(async (words: string[], options: Options) => {
      const search = words.join(' ')
      if (options.value) {
        if (search !== '' || options.types !== undefined)
          throw new BulkheadError('contract.bad-input', 'Give --value alone, and the value on standard input.')
        return printTypesOfValue(context, options.format)
      }
      const { catalog, own, builtIn } = compileOwnTypes(context.ports('cli', options.types))
      const entries = libraryEntries(catalog)
      const prefixes = entries.flatMap((entry) => entry.prefixes)
      if (looksSecret(search, prefixes))
        throw new BulkheadError(
          'contract.bad-input',
          'That looks like a secret. An argument stands in the history of the shell and in the list of processes: pipe it to bulkhead types --value.'
        )
      const failures = proveOwn(catalog, own)
      const rows = searchTypes(options.types === undefined ? entries : entries.slice(builtIn, catalog.types.length), search)
      if (search !== '' && rows.length === 0)
        throw new BulkheadError(
          'type.not-found',
          'No secret type matches these words. Run bulkhead types to see all; pipe a value to bulkhead types --value.'
        )
      if (options.format === 'json') {
        const types = rows.map(entryRow)
        printJson(options.types === undefined ? types : { types, remarks: catalog.remarks, failures })
      } else {
        printRows(rows)
        process.stdout.write(`${countWords(rows)}\n`)
        tellRemarks(catalog.remarks)
      }
      for (const failure of failures) process.stderr.write(`${plainText(failure)}\n`)
      if (failures.length > 0) process.exitCode = exitCodes.wrongUse
    })
}

const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(JSON.parse(jsonText(value)), null, 1)}\n`)
}

function printRows(rows: readonly LibraryEntry[]): void {
  const width = Math.max(0, ...rows.map(({ id }) => id.length))
  for (const { id, severity, name, hasRule } of rows)
    process.stdout.write(`${id.padEnd(width)}  ${severity.padEnd(8)}  ${plainText(name)}${hasRule ? '' : '  (no rule)'}\n`)
}

function countWords(rows: readonly LibraryEntry[]): string {
  const ruled = rows.filter(({ hasRule }) => hasRule).length
  const named = rows.length - ruled
  return `${ruled} ${ruled === 1 ? 'type' : 'types'} with a rule${named === 0 ? '' : `, ${named} known by name`}`
}

/** Which types a value on standard input may be of: what the rules see in it, then whose form it has. */
async function printTypesOfValue(context: CommandContext, format: Options['format']): Promise<void> {
  const { catalog } = compileOwnTypes(context.ports('cli'))
  const entries = libraryEntries(catalog)
  const detector = createDetector(catalog)
  const text = await readAllInput()
  const forms = valueForms(text)
  const readings = seeValue(catalog, () => detector)(text, forms)
  const found = entriesNamed(entries, [...new Set(readings.map(({ typeId }) => typeId))])
  const fits = entriesNamed(entries, createFits(catalog, () => detector)(forms, readings))
  if (format === 'json') return printJson({ found: found.map(entryRow), fits: fits.map(entryRow) })
  if (found.length > 0) {
    process.stdout.write('A rule finds it as:\n')
    printRows(found)
  }
  if (fits.length > 0) {
    process.stdout.write(
      `${found.length > 0 ? '\n' : ''}It has the form of ${fits.length === 1 ? 'this type' : `these ${fits.length} types`}, the narrowest first:\n`
    )
    printRows(fits)
  }
  if (found.length + fits.length === 0) process.stdout.write('No rule knows it. That says nothing about whether it works.\n')
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

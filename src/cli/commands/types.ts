import { Argument, Command, Option } from 'commander'
import { BulkheadError } from '../../contract/errors.ts'
import { loadCatalog } from '../../core/catalog/load-catalog.ts'
import type { CommandContext } from '../command-context.ts'

export function typesCommand(context: CommandContext): Command {
  return new Command('types')
    .description('list the secret types that Bulkhead knows')
    .addArgument(new Argument('[search]', 'part of a name, id, provider or category'))
    .addOption(new Option('--format <format>', 'how to print them').choices(['text', 'json']).default('text'))
    .action((search: string | undefined, options: { format: 'text' | 'json' }) => {
      const words = (search ?? '').toLowerCase()
      const types = loadCatalog(context.catalogUrl).types.filter((type) =>
        [type.id, type.name, type.provider, type.category].some((text) => text.toLowerCase().includes(words))
      )
      if (search && types.length === 0)
        throw new BulkheadError('type.not-found', `No secret type matches "${search}". Run bulkhead types to see all.`)
      const rows = types.map(({ id, name, provider, category, severity, prefixes }) => ({
        id,
        name,
        provider,
        category,
        severity,
        prefix: prefixes[0] ?? null
      }))
      if (options.format === 'json') process.stdout.write(`${JSON.stringify(rows, null, 1)}\n`)
      else {
        const width = Math.max(...rows.map((row) => row.id.length))
        for (const row of rows) process.stdout.write(`${row.id.padEnd(width)}  ${row.severity.padEnd(8)}  ${row.name}\n`)
        process.stdout.write(`${rows.length} types\n`)
      }
    })
}

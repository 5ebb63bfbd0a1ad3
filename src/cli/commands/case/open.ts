import { Command } from 'commander'
import { BulkheadError } from '../../../contract/errors.ts'
import type { CommandContext } from '../../command-context.ts'
import { readAllInput } from '../../terminal/read-all-input.ts'
import { withWorkbench } from '../../with-workbench.ts'
import { type FormatOption, formatOption, printJson } from './format-option.ts'

interface OpenOptions extends FormatOption {
  value?: true
  type?: string
  title: string
}

export function openCommand(context: CommandContext): Command {
  return new Command('open')
    .description('open a case from findings, or from a value on standard input')
    .argument('[finding...]', 'ids of findings, such as finding-12')
    .option('--value', 'read the leaked value from standard input; it is not kept')
    .option('--type <id>', 'its secret type, where the value does not show it')
    .option('--title <words>', 'what to call the case', '')
    .addOption(formatOption())
    .action(async (findingIds: string[], options: OpenOptions) => {
      if (findingIds.length === 0 && !options.value)
        throw new BulkheadError(
          'case.nothing-to-open',
          'Name the findings to open a case from, or give --value and the value on standard input.'
        )
      const value = options.value ? await readAllInput() : undefined
      const opened = await withWorkbench(context.ports('cli'), ({ call }) =>
        call('cases.open', { findingIds, value, typeId: options.type, title: options.title })
      )
      if (options.format === 'json') return printJson(opened)
      process.stdout.write(`${opened.id}\n`)
      for (const other of opened.others) process.stderr.write(`The same secret is in ${other.id} too (${other.state}).\n`)
    })
}

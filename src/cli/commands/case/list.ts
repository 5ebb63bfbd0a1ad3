import { Command, Option } from 'commander'
import { plainText } from '../../../core/report/plain-text.ts'
import type { CommandContext } from '../../command-context.ts'
import { withWorkbench } from '../../with-workbench.ts'
import { type FormatOption, formatOption, printJson } from './format-option.ts'

export function listCommand(context: CommandContext): Command {
  return new Command('list')
    .description('list the cases')
    .addOption(new Option('--show <which>', 'which ones').choices(['open', 'ended', 'all']).default('open'))
    .option('--search <words>', 'only those with these words', '')
    .addOption(formatOption())
    .action(async ({ show, search, format }: FormatOption & { show: 'open' | 'ended' | 'all'; search: string }) => {
      const rows = await withWorkbench(context.ports('cli'), ({ call }) => call('cases.list', { show, search }))
      if (format === 'json') return printJson(rows)
      for (const { id, score, state, title, assignee } of rows)
        process.stdout.write(
          `${id}  ${String(score).padStart(3)}  ${state.padEnd(14)}  ${plainText(title)}${assignee ? `  (${plainText(assignee)})` : ''}\n`
        )
      process.stdout.write(rows.length === 1 ? '1 case\n' : `${rows.length} cases\n`)
    })
}

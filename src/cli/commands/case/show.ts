import { Argument, Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { withWorkbench } from '../../with-workbench.ts'
import { caseText } from './case-text.ts'
import { type FormatOption, formatOption, printJson } from './format-option.ts'

export function showCommand(context: CommandContext): Command {
  return new Command('show')
    .description('print a case: what leaked, where it stands, what is to do')
    .addArgument(new Argument('<case>', 'its id, such as INC-0007'))
    .addOption(formatOption())
    .action(async (id: string, { format }: FormatOption) => {
      const shown = await withWorkbench(context.ports('cli'), async ({ call }) => ({
        view: await call('cases.get', { id }),
        journal: await call('cases.journal', { id, limit: 10 })
      }))
      if (format === 'json') printJson(shown)
      else process.stdout.write(caseText(shown.view, shown.journal.entries))
    })
}

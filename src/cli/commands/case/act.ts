import { Argument, Command } from 'commander'
import { BulkheadError } from '../../../contract/errors.ts'
import type { CommandContext } from '../../command-context.ts'
import { exitCodes } from '../../exit-codes.ts'
import { errorWords } from '../../terminal/error-words.ts'
import { readAllInput } from '../../terminal/read-all-input.ts'
import { withWorkbench } from '../../with-workbench.ts'
import { type FormatOption, formatOption, printJson } from './format-option.ts'
import { readAct } from './read-act.ts'

interface ActOptions extends FormatOption {
  override?: string
}

export function actCommand(context: CommandContext): Command {
  return new Command('act')
    .description('do something to a case: note, task, judge, rotate, move-dependent, close, …')
    .addArgument(new Argument('<case>', 'its id, such as INC-0007'))
    .addArgument(new Argument('<act>', 'kind of act, or - for a whole act as JSON on standard input'))
    .argument('[field=value...]', 'its fields; a value of - is read from standard input')
    .option('--override <reason>', 'pass a gate that is shut; the reason stays in the report')
    .addOption(formatOption())
    .addHelpText(
      'after',
      `
Examples:
  bulkhead case act INC-0007 note text='Called the provider.'
  bulkhead case act INC-0007 rotate step=created text='Made in the console' evidence='["evidence-2"]'
  bulkhead case act INC-0007 move-dependent id=dependent-3 to=live
Exit codes: 0 done, 1 refused by a gate (standard error says which and why), 2 wrong use.`
    )
    .action(async (id: string, kind: string, fields: string[], { override, format }: ActOptions) => {
      const act = await readAct(kind, fields, readAllInput)
      try {
        const { record } = await withWorkbench(context.ports('cli'), ({ call }) => call('cases.act', { id, act, override }))
        if (format === 'json') printJson(record)
        else process.stdout.write(`${record.id} is ${record.state}\n`)
      } catch (error) {
        if (!(error instanceof BulkheadError) || error.code !== 'case.refused') throw error
        process.stderr.write(`bulkhead: ${errorWords(error)}\n`)
        process.exitCode = exitCodes.found
      }
    })
}

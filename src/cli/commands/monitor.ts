import { Command } from 'commander'
import { plainText } from '../../core/report/plain-text.ts'
import type { CommandContext } from '../command-context.ts'
import { exitCodes } from '../exit-codes.ts'
import { withWorkbench } from '../with-workbench.ts'
import { type FormatOption, formatOption, printJson } from './case/format-option.ts'

const mark = { 'in-order': 'ok  ', regression: 'FAIL', undecided: '??  ' } as const

/** `bulkhead monitor run`: for a timer of the system, once a day or so. */
export function monitorCommand(context: CommandContext): Command {
  const run = new Command('run')
    .description('do the checks of the monitoring windows that are due; a value that is back reopens its case')
    .option('--case <id>', 'all automatic checks of this case, due or not')
    .addOption(formatOption())
    .addHelpText(
      'after',
      '\nExit codes: 0 no check failed, 1 a check failed, 2 wrong use. A check marked ?? could not be done now; its line says what it needs.'
    )
    .action(async (options: FormatOption & { case?: string }) => {
      const results = await withWorkbench(context.ports('cli'), ({ call }) => call('monitor.run', { caseId: options.case }))
      if (results.some(({ verdict }) => verdict === 'regression')) process.exitCode = exitCodes.found
      if (options.format === 'json') return printJson(results)
      for (const { caseId, check, verdict, note, reopened } of results)
        process.stdout.write(`${plainText(`${mark[verdict]} ${caseId} ${check}: ${note}${reopened ? ' The case is open again.' : ''}`)}\n`)
      process.stdout.write(results.length === 1 ? '1 check\n' : `${results.length} checks\n`)
    })
  return new Command('monitor').description('watch over closed leaks').addCommand(run)
}

import { Argument, Command } from 'commander'
import { plainText } from '../../../core/report/plain-text.ts'
import type { CommandContext } from '../../command-context.ts'
import { exitCodes } from '../../exit-codes.ts'
import { withWorkbench } from '../../with-workbench.ts'
import { type FormatOption, formatOption, printJson } from './format-option.ts'

export function verifyCommand(context: CommandContext): Command {
  return new Command('verify')
    .description('prove the chain of the journal and the files of evidence')
    .addArgument(new Argument('<case>', 'its id, such as INC-0007'))
    .addOption(formatOption())
    .addHelpText('after', '\nExit codes: 0 all is as it was, 1 the journal or a file was changed, 2 wrong use.')
    .action(async (id: string, { format }: FormatOption) => {
      const { chain, evidence } = await withWorkbench(context.ports('cli'), async ({ call }) => ({
        chain: await call('cases.verify', { id }),
        evidence: await call('cases.checkEvidence', { id })
      }))
      const changed = evidence.filter(({ state }) => state !== 'same')
      if (!chain.intact || changed.length > 0) process.exitCode = exitCodes.found
      if (format === 'json') return printJson({ chain, evidence })
      process.stdout.write(
        chain.broken
          ? `The journal is broken at entry ${chain.broken.seq}: ${plainText(chain.broken.why)}\n`
          : `The journal is whole: ${chain.entries} entries, each chained to the one before.\n`
      )
      for (const { evidenceId, state, why } of changed) process.stdout.write(`${evidenceId} is ${state}: ${plainText(why)}\n`)
      if (evidence.length > 0)
        process.stdout.write(`${evidence.length - changed.length} of ${evidence.length} files of evidence are the same.\n`)
    })
}

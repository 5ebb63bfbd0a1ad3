import path from 'node:path'
import { Argument, Command, Option } from 'commander'
import { Edition, ReportFormat } from '../../contract/case/view.ts'
import { plainText } from '../../core/report/plain-text.ts'
import type { CommandContext } from '../command-context.ts'
import { withWorkbench } from '../with-workbench.ts'

interface ReportOptions {
  format: ReportFormat
  edition: Edition
  outDir?: string
}

export function reportCommand(context: CommandContext): Command {
  return new Command('report')
    .description('write the incident report of a case')
    .addArgument(new Argument('<case>', 'its id, such as INC-0007'))
    .addOption(new Option('--format <format>', 'of the report').choices(ReportFormat.options).default('md'))
    .addOption(
      new Option('--edition <edition>', 'external: people, addresses and names of repositories become stable pseudonyms')
        .choices(Edition.options)
        .default('internal')
    )
    .option('--out-dir <folder>', 'write it there under its own name, and into the journal that it was written (default: standard output)')
    .addHelpText('after', '\nThe report is searched for secrets before it is written; where one is found, nothing is written.')
    .action(async (caseId: string, { format, edition, outDir }: ReportOptions) => {
      await withWorkbench(context.ports('cli'), async ({ call }) => {
        if (outDir !== undefined) {
          const written = await call('reports.write', { caseId, format, edition, folder: path.resolve(outDir) })
          process.stdout.write(`${plainText(written.path)}\nsha256 ${written.sha256}, ${written.redactions} redactions\n`)
          return
        }
        const made = await call('reports.make', { caseId, format, edition })
        const bytes = Buffer.from(made.base64, 'base64')
        await new Promise<void>((resolve) => process.stdout.write(bytes, () => resolve()))
      })
    })
}

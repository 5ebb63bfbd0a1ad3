import path from 'node:path'
import { Argument, Command, InvalidArgumentError } from 'commander'
import { plainText } from '../../core/report/plain-text.ts'
import { shellQuote } from '../../core/respond/cleanup/shell-quote.ts'
import type { CommandContext } from '../command-context.ts'
import { withWorkbench } from '../with-workbench.ts'
import { type FormatOption, formatOption, printJson } from './case/format-option.ts'

const seed = (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0 || value > 2 ** 31) throw new InvalidArgumentError('a whole number from 0')
  return value
}

export function drillCommand(context: CommandContext): Command {
  return new Command('drill')
    .description('make a practice leak: a repository, a log with misuse in it, a workspace, an open case')
    .addArgument(new Argument('[folder]', 'where to make it; empty or not there').default('bulkhead-practice'))
    .option('--seed <n>', 'another number makes another leak', seed, 1)
    .addOption(formatOption())
    .action(async (folder: string, { seed, format }: FormatOption & { seed: number }) => {
      const place = path.resolve(folder)
      const ports = context.ports('cli')
      // Practice stays apart from real work, unless a workspace was named.
      const workspaceDir = context.hasWorkspaceOption() ? ports.workspaceDir : `${place}-workspace`
      const made = await withWorkbench({ ...ports, workspaceDir }, ({ call }) => call('drill.start', { folder: place, seed }))
      if (format === 'json') return printJson({ ...made, workspace: workspaceDir })
      const [log, workspace] = [made.log, workspaceDir].map((each) => plainText(shellQuote(each)))
      process.stdout.write(`A practice leak is ready: ${made.caseId}. Its key opens nothing.

  bulkhead serve --workspace ${workspace}
      the case as a page
  bulkhead case show ${made.caseId} --workspace ${workspace}
      the case in the terminal
  bulkhead case import ${made.caseId} ${log} --workspace ${workspace}
      who used the key
  bulkhead case dependents ${made.caseId} --workspace ${workspace}
      who needs the new one
`)
    })
}

import { statSync } from 'node:fs'
import { Argument, Command, InvalidArgumentError, Option } from 'commander'
import { BulkheadError } from '../../contract/errors.ts'
import { severities } from '../../contract/model.ts'
import { reportFormats } from '../../core/report/formats/index.ts'
import { newSalt } from '../../core/scan/ignore/portable-mark.ts'
import { createWorkbench } from '../../core/workbench.ts'
import type { CommandContext } from '../command-context.ts'
import { exitCodes } from '../exit-codes.ts'
import { checkOutput } from '../terminal/output.ts'
import { baselineEntries, firstSalt, putBaseline, readBaselineFile } from './baseline-file.ts'
import { printReport, type ScanOptions } from './print-report.ts'
import { runScan } from './run-scan.ts'
import { scanStandardInput } from './scan-standard-input.ts'
import { tellRemarks, typesOption } from './types-option.ts'

const wholeNumber = (text: string): number => {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 64) throw new InvalidArgumentError('a whole number from 1 to 64')
  return value
}

const place = (text: string): string => {
  if (text === '') throw new InvalidArgumentError('It is empty.')
  return text
}

export function scanCommand(context: CommandContext): Command {
  return new Command('scan')
    .description('search a repository with its whole history, a folder, or standard input')
    .addArgument(new Argument('<location>', 'a path, an https address to clone, or - for standard input').argParser(place))
    .addOption(new Option('--format <format>', 'how to print the result').choices(Object.keys(reportFormats)).default('text'))
    .option('--out <file>', 'write the result to a file (mode 0600) instead of standard output')
    .option('--no-store', 'keep nothing on disk')
    .option('--workers <n>', 'threads to search with', wholeNumber)
    .addOption(new Option('--fail-on <severity>', 'lowest severity that makes the exit code 1').choices([...severities]).default('low'))
    .addOption(
      new Option('--history <scope>', 'all: every object; tip: what stands at the tips of branches').choices(['all', 'tip']).default('all')
    )
    .addOption(typesOption())
    .option('--baseline <file>', 'secrets in this file are known: found, and ignored')
    .option('--write-baseline <file>', 'put what is found into this file; a line that is there keeps its reason and end')
    .option('--no-inline-ignores', 'comments such as bulkhead:ignore or gitleaks:allow ignore nothing (for a source that you do not trust)')
    .option('--no-ignore-file', 'the .bulkheadignore of the source ignores nothing (the same)')
    .option('--explain', 'tell on standard error why each candidate was kept or dropped', false)
    .addHelpText(
      'after',
      '\nAn address is contacted only by this command, for this clone; user and token: BULKHEAD_GIT_USER, BULKHEAD_GIT_TOKEN.'
    )
    .action(async (location: string, options: ScanOptions) => {
      checkOutput(options.out)
      if (options.writeBaseline) checkOutput(options.writeBaseline)
      if (location === '-' && options.writeBaseline)
        throw new BulkheadError('contract.bad-input', 'A baseline is made of a repository or a folder, not of standard input.')
      const report = location === '-' ? scanStandardInput(context, options) : scanSource(context, location, options)
      process.exitCode = await report
    })
}

async function scanSource(context: CommandContext, location: string, options: ScanOptions): Promise<number> {
  const { history, workers, explain, inlineIgnores, ignoreFile, writeBaseline } = options
  const before = writeBaseline !== undefined && isFile(writeBaseline) ? readBaselineFile(writeBaseline) : undefined
  const known = options.baseline === undefined ? before : readBaselineFile(options.baseline)
  const workbench = createWorkbench(context.ports('cli', options.types), { memory: !options.store })
  tellRemarks(workbench.remarks)
  try {
    const markSalt = writeBaseline === undefined ? undefined : (firstSalt(before) ?? newSalt())
    const { scanId } = await runScan(workbench, location, {
      history,
      workers,
      explain,
      inlineIgnores,
      ignoreFile,
      baseline: known && { name: known.name, text: known.text },
      markSalt
    })
    const code = await printReport(workbench.report(scanId), options)
    if (writeBaseline === undefined) return code
    const isDone = code !== exitCodes.incomplete
    // At the tips alone nothing is seen of what lies in the history, and may have a line.
    const isWhole = isDone && history === 'all'
    const areAllKnown = await putBaseline(writeBaseline, baselineEntries(workbench, scanId), before, isWhole)
    return isDone && areAllKnown ? exitCodes.clean : code
  } finally {
    await workbench.close()
  }
}

const isFile = (name: string): boolean => statSync(name, { throwIfNoEntry: false })?.isFile() ?? false

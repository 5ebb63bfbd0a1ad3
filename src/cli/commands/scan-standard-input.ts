import { randomBytes } from 'node:crypto'
import { plainText } from '../../core/report/plain-text.ts'
import { explainedLine } from '../../core/scan/explained-line.ts'
import { ignoreHits } from '../../core/scan/ignore/ignore-hits.ts'
import { type RuleSet, saltsOf } from '../../core/scan/ignore/ignore-policy.ts'
import { compileOwnTypes } from '../../core/scan/open-catalog.ts'
import { searchText } from '../../core/scan/search-text.ts'
import { reportText } from '../../core/workbench/report-text.ts'
import type { CommandContext } from '../command-context.ts'
import { readBaselineFile } from './baseline-file.ts'
import { printReport, type ScanOptions } from './print-report.ts'
import { tellRemarks } from './types-option.ts'

const NAME = 'standard input'

/** Searches what is piped in, in windows, so that its length does not matter. Nothing is kept: there is no place to read it from again. */
export async function scanStandardInput(context: CommandContext, options: ScanOptions): Promise<number> {
  const { catalog } = compileOwnTypes(context.ports('cli', options.types))
  tellRemarks(catalog.remarks)
  const startedAt = new Date()
  const baseline = options.baseline === undefined ? undefined : readBaselineFile(options.baseline)
  const sets: RuleSet[] = baseline ? [{ by: 'baseline', name: baseline.name, rules: baseline.rules }] : []
  const found = await searchText(process.stdin, NAME, catalog, randomBytes(32), options.explain, [...saltsOf(sets)])
  const ignoring = ignoreHits(found.marks, { comments: options.inlineIgnores, sets, now: startedAt })
  for (const entry of found.explained) process.stderr.write(`${plainText(explainedLine(entry))}\n`)
  const seconds = (Date.now() - startedAt.getTime()) / 1000
  return printReport(reportText(found, NAME, catalog, context.version, startedAt, seconds, ignoring), options)
}

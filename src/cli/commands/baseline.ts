import { Argument, Command, Option } from 'commander'
import { plainText } from '../../core/report/plain-text.ts'
import { newSalt } from '../../core/scan/ignore/portable-mark.ts'
import { type AuditedLine, auditBaseline } from '../../core/scan/ignore/write-baseline.ts'
import { createWorkbench } from '../../core/workbench.ts'
import type { CommandContext } from '../command-context.ts'
import { exitCodes } from '../exit-codes.ts'
import { baselineEntries, type FoundEntry, firstSalt, readBaselineFile } from './baseline-file.ts'
import { runScan } from './run-scan.ts'
import { tellRemarks, typesOption } from './types-option.ts'

interface AuditOptions {
  format: 'text' | 'json'
  store: boolean
  types?: string[]
}

export function baselineCommand(context: CommandContext): Command {
  const audit = new Command('audit')
    .description('tell what each line of a baseline stands for, what no longer occurs, and what is not in it')
    .addArgument(new Argument('<file>', 'the baseline'))
    .addArgument(new Argument('[location]', 'what it is the baseline of: a repository or a folder').default('.'))
    .addOption(new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'))
    .addOption(typesOption())
    .option('--no-store', 'keep nothing on disk')
    .addHelpText('after', '\nExit codes: 0 each line stands for a secret, 1 some do not or have ended, 2 wrong use, 3 incomplete.')
    .action(async (file: string, location: string, options: AuditOptions) => {
      process.exitCode = await auditFile(context, file, location, options)
    })
  return new Command('baseline').description('look after a file of known secrets').addCommand(audit)
}

async function auditFile(context: CommandContext, file: string, location: string, { format, store, types }: AuditOptions): Promise<number> {
  const baseline = readBaselineFile(file)
  const ports = context.ports('cli', types)
  const workbench = createWorkbench(ports, { memory: !store })
  tellRemarks(workbench.remarks)
  try {
    const { name, text } = baseline
    const { scanId, state } = await runScan(workbench, location, { baseline: { name, text }, markSalt: firstSalt(baseline) ?? newSalt() })
    const found = baselineEntries(workbench, scanId)
    const lines = auditBaseline(baseline.rules, found, ports.clock())
    const others = found.filter(({ finding }) => !finding.ignored).length
    if (format === 'json') process.stdout.write(`${JSON.stringify({ lines: lines.map(jsonOf), notInIt: others }, null, 1)}\n`)
    else printText(lines, others)
    const unread = found.filter(({ marks }) => marks.length === 0).length
    if (unread > 0)
      process.stderr.write(`${unread} secrets can't be read again where they were found: what seems to be gone may be one of them.\n`)
    if (state !== 'done') {
      process.stderr.write('Incomplete: not all was searched, so that what seems to be gone may be there.\n')
      return exitCodes.incomplete
    }
    return lines.every((line) => line.state === 'present') ? exitCodes.clean : exitCodes.found
  } finally {
    await workbench.close()
  }
}

const jsonOf = ({ rule, state, entry }: AuditedLine<FoundEntry>) => {
  const finding = entry?.finding
  return {
    line: rule.line,
    state,
    reason: rule.reason,
    until: rule.until,
    type: finding?.type ?? (rule.what.kind === 'fingerprint' ? rule.what.typeId : null),
    preview: finding?.preview ?? null,
    places: finding?.occurrences.map(({ path, line: at, commit }) => ({ path, line: at, commit })) ?? []
  }
}

function printText(lines: readonly AuditedLine<FoundEntry>[], others: number): void {
  for (const { rule, state, entry } of lines) {
    const finding = entry?.finding
    const type = finding?.type ?? (rule.what.kind === 'fingerprint' ? rule.what.typeId : null) ?? 'secret'
    const first = finding?.occurrences[0]
    const where = first
      ? `${plainText(first.path ?? '(no path)')}:${first.line}, ${finding.occurrences.length} places`
      : plainText(rule.reason)
    const reason = first ? plainText(rule.reason) : ''
    process.stdout.write(
      `${[state.padEnd(7), `line ${rule.line}`.padEnd(9), type, finding?.preview ?? '', where, reason].filter(Boolean).join('  ')}\n`
    )
  }
  const count = (state: AuditedLine<FoundEntry>['state']): number => lines.filter((line) => line.state === state).length
  process.stdout.write(
    `${count('present')} present, ${count('gone')} gone, ${count('expired')} ended; ${others} found that it does not have\n`
  )
}

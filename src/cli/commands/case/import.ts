import path from 'node:path'
import { Argument, Command, Option } from 'commander'
import { ColumnMapping, LogFormat, UsageField } from '../../../contract/case/usage.ts'
import { BulkheadError } from '../../../contract/errors.ts'
import { plainText } from '../../../core/report/plain-text.ts'
import type { CommandContext } from '../../command-context.ts'
import { withWorkbench } from '../../with-workbench.ts'
import { type FormatOption, formatOption, printJson } from './format-option.ts'

interface ImportOptions extends FormatOption {
  logFormat?: LogFormat
  column: string[]
  zone?: string
}

const mappingOf = (columns: readonly string[]): ColumnMapping | undefined => {
  if (columns.length === 0) return undefined
  const parsed = ColumnMapping.safeParse(Object.fromEntries(columns.map((each) => [each.split('=')[0], each.slice(each.indexOf('=') + 1)])))
  if (parsed.success && columns.every((each) => each.includes('='))) return parsed.data
  throw new BulkheadError('contract.bad-input', `Write --column field=name, where field is one of ${UsageField.options.join(', ')}.`)
}

export function importCommand(context: CommandContext): Command {
  return new Command('import')
    .description('import a log of the use of the key, and print what stands out')
    .addArgument(new Argument('<case>', 'its id, such as INC-0007'))
    .addArgument(new Argument('<log>', 'a file'))
    .addOption(new Option('--log-format <format>', 'instead of looking at the content').choices(LogFormat.options))
    .option(
      '--column <field=name>',
      'of CSV and NDJSON: which column is which field; repeat it',
      (each: string, all: string[]) => [...all, each],
      []
    )
    .option('--zone <name>', 'time zone of times without one, such as Europe/Berlin')
    .addOption(formatOption())
    .action(async (caseId: string, log: string, { logFormat, column, zone, format }: ImportOptions) => {
      const analysis = await withWorkbench(context.ports('cli'), async ({ call, on }) => {
        const ended = Promise.withResolvers<void>()
        let importId = ''
        on('log.ended', (event) => {
          if (event.importId !== importId) return
          if (event.state === 'done') ended.resolve()
          else ended.reject(new BulkheadError('log.unreadable', event.problem ?? 'The import was stopped; nothing of it is kept.'))
        })
        const started = await call('logs.import', { caseId, path: path.resolve(log), format: logFormat, mapping: mappingOf(column), zone })
        importId = started.importId
        await ended.promise
        return call('usage.get', { caseId })
      })
      if (format === 'json') return printJson(analysis)
      if (!analysis) return
      const line = (text: string): void => void process.stdout.write(`${plainText(text)}\n`)
      line(
        `${analysis.rows} rows: ${analysis.before} before the exposure, ${analysis.exposed} in it, ${analysis.after} after the old key was off`
      )
      for (const { id, ip, action, rows, from, to, reasons } of analysis.groups) {
        line(`${id}  ${ip || 'no address'}  ${action}  ${rows} rows  ${from} to ${to}`)
        for (const { text } of reasons) line(`    ${text}`)
      }
      for (const gap of analysis.gaps) line(`Gap: ${gap}`)
      line(`Suggestion: ${analysis.suggestion.outcome}. ${analysis.suggestion.text}`)
    })
}

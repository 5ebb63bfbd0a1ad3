import { Argument, Command } from 'commander'
import { BulkheadError } from '../../../contract/errors.ts'
import { plainText } from '../../../core/report/plain-text.ts'
import type { CommandContext } from '../../command-context.ts'
import { withWorkbench } from '../../with-workbench.ts'
import { type FormatOption, formatOption, printJson } from './format-option.ts'

export function dependentsCommand(context: CommandContext): Command {
  return new Command('dependents')
    .description('search all sources for who uses the secret, and print them')
    .addArgument(new Argument('<case>', 'its id, such as INC-0007'))
    .addOption(formatOption())
    .action(async (caseId: string, { format }: FormatOption) => {
      const dependents = await withWorkbench(context.ports('cli'), async ({ call, on }) => {
        const ended = Promise.withResolvers<void>()
        let searchId = ''
        on('dependents.ended', (event) => {
          if (event.searchId !== searchId) return
          if (event.state === 'done') ended.resolve()
          else ended.reject(new BulkheadError('internal', event.problem ?? 'The search was stopped.'))
        })
        searchId = (await call('dependents.search', { caseId })).searchId
        await ended.promise
        return (await call('cases.get', { id: caseId })).record.dependents
      })
      if (format === 'json') return printJson(dependents)
      for (const { id, name, certainty, state, sourceName, path, line, reason } of dependents) {
        process.stdout.write(
          `${plainText(`${id}  ${certainty.padEnd(9)}  ${state.padEnd(14)}  ${name}  ${sourceName} ${path ?? ''}${line ? `:${line}` : ''}`)}\n`
        )
        process.stdout.write(`    ${plainText(reason)}\n`)
      }
      process.stdout.write(`${dependents.length} dependents\n`)
    })
}

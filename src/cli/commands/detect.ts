import { Command } from 'commander'
import { BulkheadError } from '../../contract/errors.ts'
import { jsonText } from '../../core/report/json-text.ts'
import { createLineDetector } from '../../core/scan/detect-line.ts'
import { compileOwnTypes } from '../../core/scan/open-catalog.ts'
import type { CommandContext } from '../command-context.ts'
import { exitCodes } from '../exit-codes.ts'
import { lineBatches } from '../terminal/line-batches.ts'
import { openOutput } from '../terminal/output.ts'
import { type TypesOption, tellRemarks, typesOption } from './types-option.ts'

/** A text is searched as a whole, so that this and some times as much stands in memory. */
const MOST_LINE_BYTES = 64 << 20

export function detectCommand(context: CommandContext): Command {
  return new Command('detect')
    .description('search texts from standard input, one JSON value a line; answers in the same order')
    .option('--jsonl', 'lines {"id","text","path"?} in, lines {"id","findings":[{"type","start","end","preview","severity"}]} out')
    .addOption(typesOption())
    .addHelpText(
      'after',
      '\nOffsets count Unicode code points from 0, end excluded. Nothing is stored. A path of tests, vendored code or generated files makes a finding one step less severe: "place" and "typeSeverity" say so.'
    )
    .action(async (options: TypesOption & { jsonl?: boolean }) => {
      if (!options.jsonl)
        throw new BulkheadError(
          'contract.bad-input',
          'detect reads JSON lines only: give --jsonl. To search plain text use: bulkhead scan -'
        )
      process.exitCode = await detectLines(context, options.types)
    })
}

async function detectLines(context: CommandContext, types: TypesOption['types']): Promise<number> {
  const { catalog } = compileOwnTypes(context.ports('cli', types))
  tellRemarks(catalog.remarks)
  const detect = createLineDetector(catalog)
  const output = openOutput(undefined)
  let number = 0
  let found = false
  let wrong = 0
  for await (const lines of lineBatches(process.stdin, MOST_LINE_BYTES)) {
    for (const line of lines) {
      number++
      if (line?.trim() === '') continue
      const answer = line === null ? { id: null, error: `longer than ${MOST_LINE_BYTES >> 20} MB` } : detect(line)
      output.write(`${jsonText(answer)}\n`)
      if ('error' in answer) {
        wrong++
        process.stderr.write(`bulkhead: line ${number}: ${answer.error}\n`)
      } else if (answer.findings.length > 0) found = true
    }
    // Whoever sends a line and waits for its answer gets it.
    if (!(await output.drained())) break
  }
  await output.end()
  if (wrong > 0) return exitCodes.wrongUse
  return found ? exitCodes.found : exitCodes.clean
}

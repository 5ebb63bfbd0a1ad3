import { Argument, Command, InvalidArgumentError, Option } from 'commander'
import { client } from '../../contract/client.ts'
import { BulkheadError } from '../../contract/errors.ts'
import type { EventPayload } from '../../contract/events.ts'
import { severities } from '../../contract/model.ts'
import { serve } from '../../contract/serve.ts'
import { direct } from '../../contract/transports/direct.ts'
import { reportFormats } from '../../core/report/formats/index.ts'
import { plainText } from '../../core/report/plain-text.ts'
import { explainedLine } from '../../core/scan/explained-line.ts'
import { createWorkbench, type Workbench } from '../../core/workbench.ts'
import type { CommandContext } from '../command-context.ts'
import { checkOutput } from '../terminal/output.ts'
import { progressBar } from '../terminal/progress-line.ts'
import { printReport, type ScanOptions } from './print-report.ts'
import { scanStandardInput } from './scan-standard-input.ts'

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
    .option('--explain', 'tell on standard error why each candidate was kept or dropped', false)
    .addHelpText(
      'after',
      '\nAn address is contacted only by this command, for this clone; user and token: BULKHEAD_GIT_USER, BULKHEAD_GIT_TOKEN.'
    )
    .action(async (location: string, options: ScanOptions) => {
      checkOutput(options.out)
      const report = location === '-' ? scanStandardInput(context, options) : scanSource(context, location, options)
      process.exitCode = await report
    })
}

async function scanSource(context: CommandContext, location: string, options: ScanOptions): Promise<number> {
  const workbench = createWorkbench(context.ports('cli'), { memory: !options.store })
  try {
    const ended = await runScan(workbench, location, options)
    if (ended.state === 'failed') throw scanError(ended)
    return await printReport(workbench.report(ended.scanId), options)
  } finally {
    await workbench.close()
  }
}

function scanError({ code, problem }: EventPayload<'scan.ended'>): BulkheadError {
  const asksWho = code === 'clone.auth-required' || code === 'clone.auth-refused'
  const where = asksWho ? ' They are read from BULKHEAD_GIT_USER and BULKHEAD_GIT_TOKEN.' : ''
  return new BulkheadError(code ?? 'scan.failed', `${problem ?? 'The scan failed.'}${where}`)
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Starts the scan and waits for its end; an interrupt (Ctrl-C) stops it at the next batch, and what was found so far is kept. */
async function runScan(workbench: Workbench, location: string, options: ScanOptions): Promise<EventPayload<'scan.ended'>> {
  const { call, on } = client(direct(serve(workbench.handlers, workbench.logInternal), workbench.onEvent))
  const bar = progressBar(process.stderr)
  const { kind, contacts, limits } = await call('sources.inspect', { location })
  const source = await call('sources.add', { location })
  // What the result can't tell, since it holds for this path only.
  for (const limit of limits) if (!source.limits.includes(limit)) process.stderr.write(`${plainText(limit)}\n`)
  if (contacts)
    process.stderr.write(`Contacting ${contacts} to ${kind === 'clone' ? 'clone or update' : 'read'} ${plainText(source.name)}.\n`)
  const token = process.env.BULKHEAD_GIT_TOKEN
  const credentials = kind === 'clone' && token ? { user: process.env.BULKHEAD_GIT_USER ?? '', token } : undefined

  const ended = Promise.withResolvers<EventPayload<'scan.ended'>>()
  let scanId = ''
  on('scan.progress', (progress) => bar.show(progress))
  on('scan.explained', ({ entries }) => {
    bar.clear()
    for (const entry of entries) process.stderr.write(`${plainText(explainedLine(entry))}\n`)
  })
  on('scan.ended', (event) => {
    if (event.scanId === scanId) ended.resolve(event)
  })
  const stop = (): void => {
    process.stderr.write('\nStopping; what was searched so far is kept.\n')
    // It may have ended by itself in this moment.
    call('scans.cancel', { scanId }).catch(() => {})
  }
  try {
    const started = await call('scans.start', {
      sourceId: source.id,
      history: options.history,
      workers: options.workers,
      update: kind === 'clone',
      allowNetwork: true,
      credentials,
      explain: options.explain
    })
    scanId = started.scanId
    for (const signal of stopSignals) process.once(signal, stop)
    return await ended.promise
  } finally {
    bar.clear()
    for (const signal of stopSignals) process.removeListener(signal, stop)
  }
}

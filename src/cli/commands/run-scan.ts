import { client } from '../../contract/client.ts'
import { BulkheadError } from '../../contract/errors.ts'
import type { EventPayload } from '../../contract/events.ts'
import type { Input } from '../../contract/methods.ts'
import { serve } from '../../contract/serve.ts'
import { direct } from '../../contract/transports/direct.ts'
import { plainText } from '../../core/report/plain-text.ts'
import { explainedLine } from '../../core/scan/explained-line.ts'
import type { Workbench } from '../../core/workbench.ts'
import { progressBar } from '../terminal/progress-line.ts'

function scanError({ code, problem }: EventPayload<'scan.ended'>): BulkheadError {
  const asksWho = code === 'clone.auth-required' || code === 'clone.auth-refused'
  const where = asksWho ? ' They are read from BULKHEAD_GIT_USER and BULKHEAD_GIT_TOKEN.' : ''
  return new BulkheadError(code ?? 'scan.failed', `${problem ?? 'The scan failed.'}${where}`)
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Starts the scan and waits for its end; an interrupt (Ctrl-C) stops it at the next batch, and what was found so far is kept.
 * Throws what it failed of.
 */
export async function runScan(
  workbench: Workbench,
  location: string,
  options: Omit<Input<'scans.start'>, 'sourceId' | 'update' | 'allowNetwork' | 'credentials'>
): Promise<EventPayload<'scan.ended'>> {
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
      ...options,
      sourceId: source.id,
      update: kind === 'clone',
      allowNetwork: true,
      credentials
    })
    scanId = started.scanId
    for (const signal of stopSignals) process.once(signal, stop)
    const end = await ended.promise
    if (end.state === 'failed') throw scanError(end)
    return end
  } finally {
    bar.clear()
    for (const signal of stopSignals) process.removeListener(signal, stop)
  }
}

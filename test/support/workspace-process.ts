// Another process on a workspace: node workspace-process.ts <dir> hold|fill|open. Says on stdout how far it is.
import { BulkheadError } from '../../src/contract/errors.ts'
import { openWorkspace } from '../../src/core/store/workspace.ts'
import { numberedBatch } from './numbered-batch.ts'

const [, , dir = '', task] = process.argv
const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

try {
  const workspace = openWorkspace(dir, { command: 'the other process', now: () => new Date() })
  say('opened')
  if (task === 'hold') setInterval(() => {}, 1000)
  if (task === 'fill') {
    const sourceId = workspace.sources.byLocation('/srv/payments')?.id ?? ''
    const scanId = workspace.scans.begin({ sourceId, history: 'all', catalogVersion: 'c1' })
    for (let batch = 0; ; batch++) workspace.scans.commitBatch(scanId, numberedBatch(batch))
  }
  if (task === 'open') workspace.close()
} catch (error) {
  say(error instanceof BulkheadError ? JSON.stringify(error.toWire()) : String(error))
  process.exitCode = 1
}

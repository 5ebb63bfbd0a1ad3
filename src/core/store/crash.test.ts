import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { hitsOfBatch, numberedBatch } from '../../../test/support/numbered-batch.ts'
import { addSource, stoppedClock, temporaryFolder } from '../../../test/support/workspace.ts'
import { openWorkspace } from './workspace.ts'

const script = join(import.meta.dirname, '../../../test/support/workspace-process.ts')
const { now } = stoppedClock()

/** Lets another process write batches without end and kills it so long after it began. */
async function killAfter(dir: string, ms: number): Promise<void> {
  const child = spawn(process.execPath, [script, dir, 'fill'], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  await once(child.stdout, 'data')
  await new Promise((resolve) => setTimeout(resolve, ms))
  child.kill('SIGKILL')
  await once(child, 'exit')
}

it('keeps every batch whole or not at all when it is killed in the middle of one, and finds nothing twice afterwards', async () => {
  const dir = temporaryFolder()
  const first = openWorkspace(dir, { command: 'test', now })
  const sourceId = addSource(first, 'payments')
  first.close()
  for (const ms of [60, 130, 210, 290]) {
    await killAfter(dir, ms)
    const workspace = openWorkspace(dir, { command: 'test', now })
    const [left] = workspace.scans.interrupted()
    if (!left) throw new Error('the scan that was killed is not among the interrupted')
    // Each killed scan began anew with batch 0, so the longest of them tells how many batches are there.
    const objects = workspace.history.objects(sourceId).length
    expect(left.scanned % hitsOfBatch).toBe(0)
    expect(objects % hitsOfBatch).toBe(0)
    expect(left.scanned).toBeLessThanOrEqual(objects)
    const names = [...workspace.scannedObjects(sourceId, 'c1')].reduce((sum, chunk) => sum + chunk.length / 20, 0)
    expect(names % hitsOfBatch).toBe(0)
    expect(workspace.findings.openByType()[0]?.open ?? 0).toBe(objects)
    // Goes on where the killed one was: what it had is not new, what comes is.
    const batches = objects / hitsOfBatch
    workspace.scans.setState(left.id, 'running')
    expect(workspace.scans.interrupted()).toEqual([])
    for (let n = 0; n < batches; n++) expect(workspace.scans.commitBatch(left.id, numberedBatch(n)).newFindings).toBe(0)
    expect(workspace.history.objects(sourceId)).toHaveLength(objects)
    workspace.scans.finish(left.id, { state: 'done', coverage: null, problem: null })
    workspace.close()
  }
}, 30_000)

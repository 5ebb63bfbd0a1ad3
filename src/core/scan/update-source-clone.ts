import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { BulkheadError } from '../../contract/errors.ts'
import type { ParsedInput } from '../../contract/methods.ts'
import type { Source } from '../../contract/model.ts'
import { parseCloneAddress } from '../sources/clone-address.ts'
import { clonePath } from '../sources/clone-path.ts'
import type { ClonePart } from './protocol.ts'
import type { ScanRun } from './scan-run.ts'

/**
 * Makes the clone of a source, or brings it up to date, and answers its folder. Contacts the source's host only with the
 * caller's consent, and journals that it did.
 */
export async function updateSourceClone(run: ScanRun, source: Source, input: ParsedInput<'scans.start'>): Promise<string> {
  const { workspace, dataDir, pool, meter } = run.parts
  const gitDir = clonePath(dataDir, source.id)
  const there = existsSync(path.join(gitDir, 'HEAD'))
  if (there && !input.update) return gitDir
  const { url, host } = parseCloneAddress(source.location)
  if (!input.allowNetwork)
    throw new BulkheadError(
      'clone.not-allowed',
      `Cloning ${source.name} contacts ${host}, and that was not allowed. Allow it for this scan.`
    )

  mkdirSync(path.dirname(gitDir), { recursive: true, mode: 0o700 })
  meter.begin('fetch')
  const purpose = there ? 'update clone' : 'clone'
  const [first] = pool.workers
  if (!first) throw new Error('a scan needs at least one worker')
  try {
    await first.run('clone', { url, host, gitDir, update: there, credentials: input.credentials ?? null }, (value) => {
      const part = value as ClonePart
      if (part.kind === 'progress') meter.advance({ done: part.done, total: part.total })
      else if (part.kind === 'phase') meter.begin(part.phase)
    })
    workspace.network.record({ host, purpose, result: 'done' })
  } catch (error) {
    workspace.network.record({ host, purpose, result: error instanceof BulkheadError ? error.code : 'failed' })
    throw error
  }
  return gitDir
}

import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { BulkheadError } from '../../contract/errors.ts'
import type { ParsedInput } from '../../contract/methods.ts'
import type { Source } from '../../contract/model.ts'
import { cloneRepository } from '../git/clone/clone-repository.ts'
import { updateClone } from '../git/clone/update-clone.ts'
import { parseCloneAddress } from '../sources/clone-address.ts'
import { clonePath } from '../sources/clone-path.ts'
import type { ScanRun } from './scan-run.ts'

/**
 * Makes the clone of a source, or brings it up to date, and answers its folder. Contacts the source's host only with the
 * caller's consent, and journals that it did.
 */
export async function updateSourceClone(run: ScanRun, source: Source, input: ParsedInput<'scans.start'>): Promise<string> {
  const { workspace, dataDir, control, meter } = run.parts
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
  const bringHere = there ? updateClone : cloneRepository
  try {
    await bringHere({
      url,
      gitDir,
      credentials: input.credentials,
      signal: control.signal,
      gate: (contacted) => {
        if (contacted !== host)
          throw new BulkheadError(
            'clone.not-allowed',
            `${host} sends on to ${contacted}, and that was not allowed. Add that address as a source if it is the right one.`
          )
      },
      onProgress: ({ phase, done, total }) => {
        if (meter.progress.phase !== phase) meter.begin(phase, total)
        meter.advance({ done, total })
      }
    })
    workspace.network.record({ host, purpose, result: 'done' })
  } catch (error) {
    workspace.network.record({ host, purpose, result: error instanceof BulkheadError ? error.code : 'failed' })
    throw error
  }
  return gitDir
}

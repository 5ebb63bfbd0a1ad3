import { statSync } from 'node:fs'
import { BulkheadError } from '../../contract/errors.ts'
import { makeFolder } from './make-folder.ts'

/**
 * Makes the folder of a workspace with mode 0700. One that is there must be this user's and not be writable by others, who could
 * put a key that they know, or a link, in the place of a file. Throws workspace.no-access. Windows has other rights, which the
 * user's own folders keep.
 */
export function privateFolder(dir: string): void {
  make(dir)
  const user = process.geteuid?.()
  if (user === undefined) return
  const { uid, mode } = statSync(dir)
  const refuse = (what: string): BulkheadError =>
    new BulkheadError('workspace.no-access', `The workspace ${dir} ${what}, or choose another folder with --workspace or BULKHEAD_HOME.`)
  if (uid !== user) throw refuse('belongs to another user. Work as that user')
  if (mode & 0o022) throw refuse(`can be changed by other users (mode ${(mode & 0o777).toString(8)}). Run chmod 700 on it`)
}

function make(dir: string): void {
  try {
    makeFolder(dir)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'ENOENT' && code !== 'ELOOP') throw error
    throw new BulkheadError(
      'workspace.no-access',
      `The workspace ${dir} can't be made there (${code}). Choose another folder with --workspace or BULKHEAD_HOME.`,
      { cause: error }
    )
  }
}

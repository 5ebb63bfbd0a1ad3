import { mkdirSync, statSync } from 'node:fs'
import { BulkheadError } from '../../contract/errors.ts'

/**
 * Makes the folder of a workspace with mode 0700. One that is there must be this user's and not be writable by others, who could
 * put a key that they know, or a link, in the place of a file. Throws workspace.no-access. Windows has other rights, which the
 * user's own folders keep.
 */
export function privateFolder(dir: string): void {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  const user = process.geteuid?.()
  if (user === undefined) return
  const { uid, mode } = statSync(dir)
  const refuse = (what: string): BulkheadError =>
    new BulkheadError('workspace.no-access', `The workspace ${dir} ${what}, or choose another folder with --workspace or BULKHEAD_HOME.`)
  if (uid !== user) throw refuse('belongs to another user. Work as that user')
  if (mode & 0o022) throw refuse(`can be changed by other users (mode ${(mode & 0o777).toString(8)}). Run chmod 700 on it`)
}

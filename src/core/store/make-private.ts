import { closeSync, openSync } from 'node:fs'

/**
 * Makes an empty file that its owner alone may read, before SQLite makes it with the rights of any file. One that exists is
 * never opened: closing a handle of a database drops the locks that this process holds on it (workspace-lock.ts).
 */
export function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}

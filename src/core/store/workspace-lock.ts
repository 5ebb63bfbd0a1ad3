import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { BulkheadError } from '../../contract/errors.ts'
import { makePrivate } from './make-private.ts'

interface Holder {
  pid: number
  command: string
  since: string
}

/**
 * Keeps other processes out of a workspace for as long as this one lives. The lock is an exclusive transaction on an empty
 * database: the operating system frees it with the process, however that ends, so nothing stale is left behind and no process
 * id is ever judged. A file beside it says in words who holds it.
 *
 * Throws workspace.in-use. Don't read `lock.db` or `bulkhead.db` with plain file calls in a process that has the workspace open:
 * POSIX drops all locks of a process on a file when it closes any handle of it (https://sqlite.org/howtocorrupt.html, 2.2).
 */
export function lockWorkspace(dir: string, command: string, since: Date): () => void {
  const file = join(dir, 'lock.db')
  const note = join(dir, 'lock.json')
  makePrivate(file)
  const db = new Database(file, { timeout: 0 })
  try {
    // Nothing is ever written to it, so no journal has to lie beside it.
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw inUse(dir, note)
    throw error
  }
  const holder: Holder = { pid: process.pid, command, since: since.toISOString() }
  try {
    writeFileSync(`${note}.new`, JSON.stringify(holder), { mode: 0o600 })
    renameSync(`${note}.new`, note)
  } catch (error) {
    db.close()
    throw error
  }
  return () => {
    rmSync(note, { force: true })
    db.close()
  }
}

function inUse(dir: string, note: string): BulkheadError {
  const holder = readHolder(note)
  const who = holder ? `${holder.command} (process ${holder.pid}, since ${holder.since})` : 'another process'
  return new BulkheadError(
    'workspace.in-use',
    `The workspace ${dir} is in use by ${who}. Close that one first, or work in another folder with --workspace.`,
    holder ? { data: { ...holder } } : {}
  )
}

/** Undefined when the other process has the lock but has not said who it is yet. */
function readHolder(note: string): Holder | undefined {
  try {
    const { pid, command, since }: Partial<Holder> = JSON.parse(readFileSync(note, 'utf8'))
    return pid && command && since ? { pid, command, since } : undefined
  } catch {
    return undefined
  }
}

import { createHmac, randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { BulkheadError } from '../../contract/errors.ts'

const keyLength = 32

/**
 * The workspace's random key, under which values are known by their HMAC; made when there is none.
 * Throws workspace.damaged when it is gone or is another one while the database has secrets, of findings or of cases: nothing would be
 * recognised any more.
 */
export function workspaceKey(dir: string, db: Database, now: Date): Uint8Array {
  const found = readKey(join(dir, 'key'))
  const known = db.prepare<[], { check: Buffer }>('SELECT key_check AS "check" FROM workspace').get()
  const bound = known !== undefined && db.prepare('SELECT 1 FROM secrets UNION ALL SELECT 1 FROM case_secrets LIMIT 1').get() !== undefined
  if (found?.length !== keyLength) {
    if (bound) throw lost(dir, found ? 'is not a key of Bulkhead' : 'is gone')
    if (found) throw lost(dir, 'is not a key of Bulkhead')
  }
  const key = found ?? writeKey(dir)
  const check = keyCheck(key)
  if (bound && !check.equals(known.check)) throw lost(dir, 'is the key of another workspace')
  if (!known?.check.equals(check)) {
    db.prepare('INSERT INTO workspace VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET key_check = excluded.key_check').run(now.getTime(), check)
  }
  return key
}

export const randomKey = (): Uint8Array => randomBytes(keyLength)

/** Tells whether a key is the right one without telling anything of it. */
const keyCheck = (key: Uint8Array): Buffer => createHmac('sha256', key).update('bulkhead workspace key').digest()

function readKey(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** On disk as a whole before any fingerprint is made with it. The workspace lock is held, so a left-over is nobody's. */
function writeKey(dir: string): Uint8Array {
  const key = randomKey()
  const fresh = join(dir, 'key.new')
  rmSync(fresh, { force: true })
  const fd = openSync(fresh, 'wx', 0o600)
  try {
    writeSync(fd, key)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(fresh, join(dir, 'key'))
  if (process.platform !== 'win32') syncFolder(dir)
  return key
}

function syncFolder(dir: string): void {
  const fd = openSync(dir, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

const lost = (dir: string, what: string): BulkheadError =>
  new BulkheadError(
    'workspace.damaged',
    `The file ${join(dir, 'key')} ${what}, so the secrets in this workspace can't be recognised any more. Put back the key from a copy of the folder, or move the folder away and scan again.`
  )

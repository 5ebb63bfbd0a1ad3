import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { BulkheadError } from '../../contract/errors.ts'
import { isKeyWrapped, keyFile, keyLength, keyLocked, randomKey, readKeyFile, writeKeyFile } from './key-file.ts'

/**
 * The workspace's random key, under which values are known by their HMAC; made when there is none.
 * Throws workspace.damaged when it is gone or is another one while the database has secrets, of findings or of cases: nothing would be
 * recognised any more. `unwrapped` is what the system's key store gave. Throws workspace.locked when the key lies there and was not given.
 */
export function workspaceKey(dir: string, db: Database, now: Date, unwrapped?: Uint8Array): Uint8Array {
  if (!unwrapped && isKeyWrapped(dir)) throw keyLocked(dir, 'Only the app can open it.')
  const found = unwrapped ?? readKeyFile(keyFile(dir))
  const known = db.prepare<[], { check: Buffer }>('SELECT key_check AS "check" FROM workspace').get()
  const bound = known !== undefined && db.prepare('SELECT 1 FROM secrets UNION ALL SELECT 1 FROM case_secrets LIMIT 1').get() !== undefined
  if (found?.length !== keyLength) {
    if (bound) throw lost(dir, found ? 'is not a key of Bulkhead' : 'is gone')
    if (found) throw lost(dir, 'is not a key of Bulkhead')
  }
  const key = found ?? newKey(dir)
  const check = keyCheck(key)
  if (bound && !check.equals(known.check)) throw lost(dir, 'is the key of another workspace')
  if (!known?.check.equals(check)) {
    db.prepare('INSERT INTO workspace VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET key_check = excluded.key_check').run(now.getTime(), check)
  }
  return key
}

function newKey(dir: string): Uint8Array {
  const key = randomKey()
  writeKeyFile(dir, keyFile(dir), key)
  return key
}

/** Tells whether a key is the right one without telling anything of it. */
const keyCheck = (key: Uint8Array): Buffer => createHmac('sha256', key).update('bulkhead workspace key').digest()

const lost = (dir: string, what: string): BulkheadError =>
  new BulkheadError(
    'workspace.damaged',
    `The file ${join(dir, 'key')} ${what}, so the secrets in this workspace can't be recognised any more. Put back the key from a copy of the folder, or move the folder away and scan again.`
  )

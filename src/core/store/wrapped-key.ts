import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Keyring } from '../ports.ts'
import { isKeyWrapped, keyFile, keyLength, keyLocked, randomKey, wrappedKeyFile, writeKeyFile } from './key-file.ts'
import { privateFolder } from './private-folder.ts'

/**
 * The key of a workspace that the system's key store guards; of a workspace that is not there yet, a new one where the system has a real
 * store. Undefined where the key lies in a file. Throws workspace.locked where the store does not open it.
 */
export async function wrappedKey(dir: string, keyring: Keyring): Promise<Uint8Array | undefined> {
  if (isKeyWrapped(dir)) return unwrap(dir, keyring)
  if (isMade(dir)) return undefined
  const { name } = await keyring.state()
  if (name === null) return undefined
  const key = randomKey()
  const wrapped = await wrap(key, keyring)
  // Another process may have made the workspace while the store asked. From here on nothing waits.
  if (isMade(dir)) return undefined
  privateFolder(dir)
  writeKeyFile(dir, wrappedKeyFile(dir), wrapped)
  return key
}

/** Writes the key wrapped; a copy in a file goes. For whoever holds the workspace's lock. */
export async function keepWrapped(dir: string, key: Uint8Array, keyring: Keyring): Promise<void> {
  writeKeyFile(dir, wrappedKeyFile(dir), await wrap(key, keyring))
  rmSync(keyFile(dir), { force: true })
}

/** Writes the key into a file that this user alone reads; the wrapped one goes. */
export function keepInFile(dir: string, key: Uint8Array): void {
  writeKeyFile(dir, keyFile(dir), key)
  rmSync(wrappedKeyFile(dir), { force: true })
}

const isMade = (dir: string): boolean => existsSync(keyFile(dir)) || existsSync(join(dir, 'bulkhead.db'))

const wrap = async (key: Uint8Array, keyring: Keyring): Promise<Uint8Array> =>
  Buffer.from(await keyring.wrap(Buffer.from(key).toString('base64')))

async function unwrap(dir: string, keyring: Keyring): Promise<Uint8Array> {
  let key: Uint8Array
  try {
    key = Buffer.from(await keyring.unwrap(readFileSync(wrappedKeyFile(dir), 'utf8')), 'base64')
  } catch (cause) {
    throw keyLocked(dir, 'The store did not open it: unlock it and start again as the user who made the workspace.', cause)
  }
  if (key.length !== keyLength) throw keyLocked(dir, 'What the store gave back is no key of Bulkhead.')
  return key
}

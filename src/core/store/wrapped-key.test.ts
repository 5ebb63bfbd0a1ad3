import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Keyring } from '../ports.ts'
import { openWorkspace } from './workspace.ts'
import { keepInFile, keepWrapped, wrappedKey } from './wrapped-key.ts'

const folder = (): string => {
  const dir = mkdtempSync(join(os.tmpdir(), 'bulkhead-key-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  return join(dir, 'workspace')
}
/** Keeps by turning bytes over; refuses when locked. */
const keyring = (options: { name?: string | null; locked?: boolean } = {}): Keyring => {
  const turn = (text: string): string => Buffer.from(Buffer.from(text, 'latin1').map((byte) => byte ^ 0x5a)).toString('latin1')
  const { name = 'the test store', locked = false } = options
  return {
    state: async () => ({ name, why: '' }),
    wrap: async (text) => Buffer.from(turn(text), 'latin1').toString('base64'),
    unwrap: async (wrapped) => {
      if (locked) throw new Error('locked')
      return turn(Buffer.from(wrapped, 'base64').toString('latin1'))
    }
  }
}
const options = { command: 'test', now: () => new Date(0) }
const fingerprintIn = (dir: string, key?: Uint8Array): string => {
  const workspace = openWorkspace(dir, { ...options, key })
  try {
    return Buffer.from(workspace.fingerprint(Buffer.from('value'))).toString('hex')
  } finally {
    workspace.close()
  }
}

it('a new workspace gets a key that only the store opens, and no file has it', async () => {
  const dir = folder()
  const key = await wrappedKey(dir, keyring())
  expect(key).toHaveLength(32)
  const first = fingerprintIn(dir, key)
  expect(readdirSync(dir)).not.toContain('key')
  expect(statSync(join(dir, 'key.wrapped')).mode & 0o777).toBe(0o600)
  for (const file of readdirSync(dir)) expect(readFileSync(join(dir, file)).includes(Buffer.from(key ?? []))).toBe(false)
  expect(fingerprintIn(dir, await wrappedKey(dir, keyring()))).toBe(first)
})

it('without the store it is refused with what to do', async () => {
  const dir = folder()
  await wrappedKey(dir, keyring())
  expect(() => openWorkspace(dir, options)).toThrow(expect.objectContaining({ code: 'workspace.locked' }))
  await expect(wrappedKey(dir, keyring({ locked: true }))).rejects.toMatchObject({
    code: 'workspace.locked',
    message: expect.stringContaining('unlock it')
  })
  writeFileSync(join(dir, 'key.wrapped'), 'AAAA')
  await expect(wrappedKey(dir, keyring())).rejects.toMatchObject({ code: 'workspace.locked' })
})

it('where there is no real store, or a key file is there already, the key stays in its file', async () => {
  const dir = folder()
  expect(await wrappedKey(dir, keyring({ name: null }))).toBeUndefined()
  fingerprintIn(dir)
  expect(await wrappedKey(dir, keyring())).toBeUndefined()
  expect(readdirSync(dir)).toContain('key')
})

it('a key that another process made while the store asked stays', async () => {
  const dir = folder()
  const asking: Keyring = {
    ...keyring(),
    wrap: async (text) => {
      fingerprintIn(dir)
      return keyring().wrap(text)
    }
  }
  expect(await wrappedKey(dir, asking)).toBeUndefined()
  expect(readdirSync(dir)).toContain('key')
  expect(readdirSync(dir)).not.toContain('key.wrapped')
})

it('is moved into the store and back, and stays the same key', async () => {
  const dir = folder()
  const before = fingerprintIn(dir)
  const key = readFileSync(join(dir, 'key'))
  await keepWrapped(dir, key, keyring())
  expect(readdirSync(dir)).not.toContain('key')
  expect(fingerprintIn(dir, await wrappedKey(dir, keyring()))).toBe(before)
  keepInFile(dir, key)
  expect(readdirSync(dir)).not.toContain('key.wrapped')
  expect(fingerprintIn(dir)).toBe(before)
})

import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { decodePemKey } from './decoders/pem-key.ts'
import { readOpenpgpKey } from './openpgp-key.ts'

const read = (value: string): Record<string, string> => Object.fromEntries(decodePemKey(value).map(({ label, value }) => [label, value]))

const hasGpg = (() => {
  try {
    execFileSync('gpg', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe.runIf(hasGpg)('what gpg shows of its key', () => {
  const home = mkdtempSync(join(tmpdir(), 'gpg-'))
  const gpg = (...options: string[]): string =>
    execFileSync('gpg', ['--homedir', home, '--batch', '--yes', '--pinentry-mode', 'loopback', ...options], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore']
    })
  afterAll(() => {
    // gpg starts an agent for its home and leaves it running.
    execFileSync('gpgconf', ['--homedir', home, '--kill', 'all'], { stdio: 'ignore' })
    rmSync(home, { recursive: true, force: true })
  })

  it.each([
    ['ed25519', '', 'EdDSA', 'none'],
    ['rsa2048', '', 'RSA, 2048 bits', 'none'],
    ['nistp256', 'passphrase', 'ECDSA', 'encrypted with a passphrase']
  ])('%s', (algorithm, passphrase, name, protection) => {
    const owner = `Ann ${algorithm} <ann@shop.example>`
    gpg('--passphrase', passphrase, '--quick-generate-key', owner, algorithm, 'sign', 'never')
    const shown = gpg('--with-colons', '--list-keys', `=${owner}`)
    const fingerprint = /^fpr:+([0-9A-F]{40}):/m.exec(shown)?.[1] ?? ''
    const armored = gpg('--passphrase', passphrase, '--armor', '--export-secret-keys', `=${owner}`)
    expect(fingerprint).not.toBe('')
    expect(read(armored)).toEqual({
      Form: 'OpenPGP',
      Algorithm: name,
      Protection: protection,
      Fingerprint: fingerprint,
      'Key id': fingerprint.slice(-16),
      Owner: owner,
      Created: `${new Date(Number(/^pub:.*?:.*?:.*?:.*?:(\d+):/m.exec(shown)?.[1]) * 1000).toISOString().slice(0, 19)}Z`
    })
  })
})

/** A packet of the newer form. */
function packet(tag: number, body: Buffer): Buffer {
  const length = body.length < 192 ? [body.length] : [192 + ((body.length - 192) >> 8), (body.length - 192) & 255]
  return Buffer.concat([Buffer.from([0xc0 | tag, ...length]), body])
}

const created = Buffer.from([0x69, 0x24, 0x81, 0x00])
const version6 = Buffer.concat([Buffer.from([6]), created, Buffer.from([27, 0, 0, 0, 32]), randomBytes(32)])
const version4 = Buffer.concat([Buffer.from([4]), created, Buffer.from([27]), randomBytes(32)])

it('a key of version 6 has a longer fingerprint, whose beginning is the id', () => {
  const key = readOpenpgpKey(packet(5, Buffer.concat([version6, Buffer.from([0]), randomBytes(32)])))
  expect(key).toMatchObject({ algorithm: 'Ed25519', created: '2025-11-24T16:00:00Z', user: null, protection: 'none' })
  expect(key?.fingerprint).toMatch(/^[0-9A-F]{64}$/)
  expect(key?.keyId).toBe(key?.fingerprint.slice(0, 16))
})

it.each([
  [1, 'the secret of the main key is not here'],
  [2, 'the secret is on a smart card, not here']
])('a stub of GnuPG is no secret: %s', (mode, words) => {
  const stub = Buffer.concat([version4, Buffer.from([255, 0, 101, 0]), Buffer.from('GNU'), Buffer.from([mode])])
  expect(readOpenpgpKey(packet(5, stub))?.protection).toBe(words)
})

it('has nothing to say of other packets and of what is cut off', () => {
  const whole = packet(5, Buffer.concat([version4, Buffer.from([0]), randomBytes(32)]))
  expect(readOpenpgpKey(whole)).not.toBeNull()
  const others = [
    whole.subarray(0, 30),
    packet(6, version4),
    packet(5, version4),
    packet(5, Buffer.from([3, 1, 2])),
    Buffer.alloc(0),
    Buffer.from('hello, this is plain text')
  ]
  for (const bytes of others) expect(readOpenpgpKey(bytes)).toBeNull()
})

import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodePemKey } from './pem-key.ts'

let folder: string
const read = (value: string): Record<string, string> => Object.fromEntries(decodePemKey(value).map(({ label, value }) => [label, value]))

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-keys-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A key made by ssh-keygen and the fingerprint that it shows. */
function sshKey(name: string, ...options: string[]): { pem: string; fingerprint: string } {
  const file = join(folder, name)
  execFileSync('ssh-keygen', ['-q', '-f', file, '-C', 'ci@shop', ...options])
  const shown = execFileSync('ssh-keygen', ['-l', '-f', `${file}.pub`], { encoding: 'utf8' })
  return { pem: readFileSync(file, 'utf8'), fingerprint: shown.split(' ')[1] ?? '' }
}

const hasSshKeygen = (() => {
  try {
    execFileSync('ssh-keygen', ['-?'], { stdio: 'ignore' })
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'
  }
})()

describe.runIf(hasSshKeygen)('the fingerprint that ssh-keygen shows', () => {
  it.each([
    ['ed25519', ['-t', 'ed25519', '-N', ''], { Algorithm: 'ssh-ed25519', Protection: 'none', Comment: 'ci@shop' }],
    ['rsa', ['-t', 'rsa', '-b', '2048', '-N', ''], { Algorithm: 'ssh-rsa', Size: '2048 bits', Protection: 'none', Comment: 'ci@shop' }],
    ['ecdsa', ['-t', 'ecdsa', '-b', '384', '-N', ''], { Algorithm: 'ecdsa-sha2-nistp384', Protection: 'none', Comment: 'ci@shop' }],
    ['locked', ['-t', 'ed25519', '-N', 'passphrase'], { Algorithm: 'ssh-ed25519', Protection: 'encrypted with a passphrase (aes256-ctr)' }]
  ])('of an OpenSSH key: %s', (name, options, facts) => {
    const { pem, fingerprint } = sshKey(name, ...options)
    expect(read(pem)).toEqual({ ...facts, 'SSH fingerprint': fingerprint })
  })

  it.each([
    ['rsa-pem', ['-t', 'rsa', '-b', '2048', '-m', 'PEM'], { Algorithm: 'RSA', Size: '2048 bits' }],
    ['ec-pem', ['-t', 'ecdsa', '-b', '256', '-m', 'PEM'], { Algorithm: 'EC', Size: 'prime256v1' }],
    ['rsa-pkcs8', ['-t', 'rsa', '-b', '2048', '-m', 'PKCS8'], { Algorithm: 'RSA', Size: '2048 bits' }]
  ])('of a PEM key: %s', (name, options, facts) => {
    const { pem, fingerprint } = sshKey(name, '-N', '', ...options)
    expect(read(pem)).toEqual({
      ...facts,
      Protection: 'none',
      'SSH fingerprint': fingerprint,
      'Public key SHA-256': expect.stringMatching(/^[0-9a-f]{64}$/)
    })
  })

  it('is not told of a PEM key under a passphrase', () => {
    expect(read(sshKey('locked-pem', '-t', 'rsa', '-b', '2048', '-m', 'PEM', '-N', 'passphrase').pem)).toEqual({
      Algorithm: 'RSA',
      Protection: 'encrypted with a passphrase (AES-128-CBC)'
    })
  })
})

describe('a key as it stands in code', () => {
  const pem = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' }
  }).privateKey
  const whole = read(pem)

  it.each([
    ['with written line ends', JSON.stringify({ key: pem })],
    ['indented', pem.replace(/^/gm, '    ')],
    ['joined of quoted strings', pem.replace(/^(.*)\n/gm, '  "$1\\n" +\n')],
    ['added in a diff', pem.replace(/^/gm, '+')],
    ['on one line', pem.replaceAll('\n', ' ')],
    ['in base64 once more', Buffer.from(pem).toString('base64')]
  ])('%s', (_, text) => {
    expect(whole).toMatchObject({ Algorithm: 'EC', Size: 'prime256v1' })
    expect(read(text)).toEqual(whole)
  })

  it('of a curve that SSH does not know has no SSH fingerprint', () => {
    const key = generateKeyPairSync('ec', { namedCurve: 'secp224r1' }).privateKey.export({ type: 'sec1', format: 'pem' }).toString()
    expect(read(key)).toEqual({ Algorithm: 'EC', Size: 'secp224r1', Protection: 'none', 'Public key SHA-256': expect.any(String) })
  })

  it('cut off has nothing to tell', () => {
    expect(read(pem.replace(/(.{20})\n-----END/, '\n-----END'))).toEqual({})
  })
})

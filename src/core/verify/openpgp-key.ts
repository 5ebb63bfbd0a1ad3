import { createHash } from 'node:crypto'
import { isoFromSeconds } from './instant.ts'
import { openpgpPackets } from './openpgp-packets.ts'

export interface OpenpgpKey {
  algorithm: string
  created: string | null
  /** Hex, upper case: 40 digits, of version 6 keys 64. */
  fingerprint: string
  keyId: string
  /** Name and address of the first user, as the key states them. */
  user: string | null
  protection: string
}

const secretKey = 5
const userId = 13

/** Number, name, and the parts of the public half: a big number, a run with a length before it, or so many bytes. RFC 9580 9.1 and 5.5.5 */
const algorithms = new Map<number, { name: string; parts: ('number' | 'run' | number)[] }>([
  [1, { name: 'RSA', parts: ['number', 'number'] }],
  [2, { name: 'RSA, encryption only', parts: ['number', 'number'] }],
  [3, { name: 'RSA, signatures only', parts: ['number', 'number'] }],
  [16, { name: 'Elgamal', parts: ['number', 'number', 'number'] }],
  [17, { name: 'DSA', parts: ['number', 'number', 'number', 'number'] }],
  [18, { name: 'ECDH', parts: ['run', 'number', 'run'] }],
  [19, { name: 'ECDSA', parts: ['run', 'number'] }],
  [22, { name: 'EdDSA', parts: ['run', 'number'] }],
  [25, { name: 'X25519', parts: [32] }],
  [26, { name: 'X448', parts: [56] }],
  [27, { name: 'Ed25519', parts: [32] }],
  [28, { name: 'Ed448', parts: [57] }]
])

/** The public half, the owner and the protection of the first secret key in an OpenPGP message; null where there is none that can be read. */
export function readOpenpgpKey(bytes: Buffer): OpenpgpKey | null {
  const packets = openpgpPackets(bytes)
  const body = packets[0]?.tag === secretKey ? packets[0].body : null
  const version = body?.[0]
  if (body === null || body.length < 12 || (version !== 4 && version !== 6)) return null
  const known = algorithms.get(body[5] ?? 0)
  const start = version === 4 ? 6 : 10
  const end = known === undefined ? null : endOf(known.parts, body, start)
  if (known === undefined || end === null) return null
  const fingerprint = fingerprintOf(version, body.subarray(0, end))
  return {
    algorithm: known.name.startsWith('RSA') ? `${known.name}, ${body.readUInt16BE(start)} bits` : known.name,
    created: isoFromSeconds(body.readUInt32BE(1)),
    fingerprint,
    keyId: version === 4 ? fingerprint.slice(-16) : fingerprint.slice(0, 16),
    user: packets.find(({ tag }) => tag === userId)?.body.toString('utf8') ?? null,
    protection: protectionOf(body.subarray(end))
  }
}

function endOf(parts: readonly ('number' | 'run' | number)[], body: Buffer, start: number): number | null {
  let at = start
  for (const part of parts) {
    if (at + 2 > body.length) return null
    if (part === 'number') at += 2 + Math.ceil(body.readUInt16BE(at) / 8)
    else at += part === 'run' ? 1 + (body[at] ?? 0) : part
  }
  return at < body.length ? at : null
}

function fingerprintOf(version: number, publicBody: Buffer): string {
  const head = Buffer.alloc(version === 4 ? 3 : 5)
  head[0] = version === 4 ? 0x99 : 0x9b
  head.writeUIntBE(publicBody.length, 1, head.length - 1)
  const hash = createHash(version === 4 ? 'sha1' : 'sha256')
  return hash.update(head).update(publicBody).digest('hex').toUpperCase()
}

/** The usage octet; GnuPG writes 101 and `GNU` where the secret is not here at all. https://github.com/gpg/gnupg/blob/master/doc/DETAILS */
function protectionOf(rest: Buffer): string {
  if (rest[0] === 0) return 'none'
  const mark = rest.indexOf('GNU', 0, 'latin1')
  if (mark >= 0 && mark < 8 && rest[mark - 2] === 101) {
    return rest[mark + 3] === 2 ? 'the secret is on a smart card, not here' : 'the secret of the main key is not here'
  }
  return 'encrypted with a passphrase'
}

import { createHash, type KeyObject } from 'node:crypto'

/** Fingerprint as OpenSSH shows it: `SHA256:` and base64 without padding. */
export function sshFingerprint(blob: Buffer): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`
}

/** SHA-256 of the public key in DER (SPKI), in hex: finds certificates made for the key. */
export function spkiFingerprint(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
}

/** Names of curves in OpenSSL and in SSH. */
const curves = new Map([
  ['prime256v1', 'nistp256'],
  ['secp384r1', 'nistp384'],
  ['secp521r1', 'nistp521']
])

/** Public half as SSH writes it (RFC 4253 6.6, RFC 5656 3.1, RFC 8709 4); null for a kind that SSH does not know. */
export function sshBlob(key: KeyObject): Buffer | null {
  const kind = key.asymmetricKeyType
  const curve = curves.get(key.asymmetricKeyDetails?.namedCurve ?? '') ?? null
  if (kind !== 'rsa' && kind !== 'ed25519' && curve === null) return null
  const jwk = key.export({ format: 'jwk' })
  const number = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64url')
  if (kind === 'rsa') return Buffer.concat([word('ssh-rsa'), field(mpint(number(jwk.e))), field(mpint(number(jwk.n)))])
  if (curve === null) return Buffer.concat([word('ssh-ed25519'), field(number(jwk.x))])
  const point = Buffer.concat([Buffer.from([4]), number(jwk.x), number(jwk.y)])
  return Buffer.concat([word(`ecdsa-sha2-${curve}`), word(curve), field(point)])
}

function word(text: string): Buffer {
  return field(Buffer.from(text))
}

function field(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** A number whose first bit would read as a sign gets a zero before it (RFC 4251 5). */
function mpint(bytes: Buffer): Buffer {
  return (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes
}

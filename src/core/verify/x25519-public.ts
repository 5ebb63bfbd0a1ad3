import { createPrivateKey, createPublicKey } from 'node:crypto'

/** What stands before the 32 bytes of an X25519 private key in PKCS 8 (RFC 8410 7). */
const pkcs8 = Buffer.from('302e020100300506032b656e04220420', 'hex')

/** Public half of a private X25519 key of 32 bytes. */
export function x25519Public(secret: Uint8Array): Buffer {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, secret]), format: 'der', type: 'pkcs8' })
  return Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url')
}

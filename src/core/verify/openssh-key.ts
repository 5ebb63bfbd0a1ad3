const magic = 'openssh-key-v1\0'

export interface OpensshKey {
  /** For example `ssh-ed25519`. */
  type: string
  bits: number | null
  /** `none` where no passphrase protects it. */
  cipher: string
  publicBlob: Buffer
  /** Told only of a key without passphrase. */
  comment: string | null
}

/** Number of strings between the type and the comment in the private part. */
const privateFields = new Map([
  ['ssh-ed25519', 2],
  ['ssh-rsa', 6],
  ['ssh-dss', 5],
  ['ecdsa-sha2-nistp256', 3],
  ['ecdsa-sha2-nistp384', 3],
  ['ecdsa-sha2-nistp521', 3]
])

/** The readable part of a private key file of OpenSSH; null if it is none. https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key */
export function readOpensshKey(bytes: Buffer): OpensshKey | null {
  if (bytes.toString('latin1', 0, magic.length) !== magic) return null
  const strings = stringsFrom(bytes, magic.length)
  const cipher = strings.next()
  strings.next() // key derivation and its options: of no use here
  strings.next()
  if (strings.number() !== 1) return null
  const publicBlob = strings.next()
  if (cipher === null || publicBlob === null) return null
  const inPublic = stringsFrom(publicBlob, 0)
  const type = inPublic.next()?.toString('latin1') ?? ''
  if (!/^[a-z0-9@.-]{3,60}$/.test(type)) return null
  const name = cipher.toString('latin1')
  return {
    type,
    bits: type === 'ssh-rsa' ? rsaBits(inPublic) : null,
    cipher: /^[a-z0-9@.-]{3,40}$/.test(name) ? name : 'unknown cipher',
    publicBlob,
    comment: name === 'none' ? commentIn(strings.next(), type) : null
  }
}

function rsaBits(strings: SshStrings): number | null {
  strings.next()
  const modulus = strings.next()
  if (modulus === null || modulus.length === 0) return null
  const start = modulus[0] === 0 ? 1 : 0
  return (modulus.length - start) * 8 - Math.clz32(modulus[start] ?? 0) + 24
}

function commentIn(bytes: Buffer | null, type: string): string | null {
  const count = privateFields.get(type)
  if (bytes === null || count === undefined) return null
  // Two check numbers and the type stand before the fields of the type.
  const strings = stringsFrom(bytes, 8)
  for (let skipped = 0; skipped <= count; skipped += 1) strings.next()
  return strings.next()?.toString('utf8') || null
}

interface SshStrings {
  next(): Buffer | null
  number(): number | null
}

function stringsFrom(bytes: Buffer, start: number): SshStrings {
  let at = start
  const number = (): number | null => {
    if (at + 4 > bytes.length) return null
    at += 4
    return bytes.readUInt32BE(at - 4)
  }
  return {
    number,
    next(): Buffer | null {
      const length = number()
      if (length === null || at + length > bytes.length) return null
      at += length
      return bytes.subarray(at - length, at)
    }
  }
}

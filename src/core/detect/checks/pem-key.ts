import { decodeBase64 } from './decode-base64.ts'

const smallestKey = 32

/** A string that goes on in the next one: `…\n" +` and a quote on the next line. */
const joint = /["'`][ \t]{0,8}[+.&\\]?\s{0,80}["'`]/g

/** Takes off the marks that a diff, a comment or a quotation puts before each line: base64 may start with one, but not on every line. */
const withoutPrefixes = (text: string): string => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const marked = lines.every((line) => /^[ \t]{0,40}\+/.test(line))
  return lines.map((line) => (marked ? line.replace('+', '') : line.replace(/^[ \t]{0,40}\/\/ /, ''))).join('\n')
}

/** Body of an armored block without its headers, line breaks (also written as `\n`) and checksum. */
const bodyOf = (block: string): { label: string; body: string; encrypted: boolean } | undefined => {
  const frame = /-----BEGIN ([A-Z0-9 ]{3,40})-----([\s\S]*)-----END /.exec(block)
  if (!frame) return undefined
  const [, label = '', inner = ''] = frame
  const encrypted = /Proc-Type: ?4, ?ENCRYPTED/.test(inner)
  const text = withoutPrefixes(inner.replace(/\\+[nrt]/g, '\n').replace(joint, '')).replace(/[A-Za-z-]{3,20}: [^\n]{0,200}/g, '')
  return { label, body: text.replace(/[^A-Za-z0-9+/=]/g, ''), encrypted }
}

/** A private key that can be one: DER, the OpenSSH format, or encrypted bytes where the header says so. */
export const isPemKey = (block: string): boolean => {
  const parts = bodyOf(block)
  const bytes = parts && decodeBase64(parts.body)
  if (!bytes || bytes.length < smallestKey) return false
  if (parts.encrypted) return true
  if (parts.label.startsWith('OPENSSH')) return bytes.toString('latin1', 0, 15) === 'openssh-key-v1\0'
  if (parts.label.startsWith('SSH2')) return true
  return bytes[0] === 0x30
}

/** An OpenPGP message that starts with a secret-key packet (tag 5) or secret subkey (tag 7). RFC 9580 section 4.2. */
export const isPgpKey = (block: string): boolean => {
  const body = bodyOf(block)
    ?.body.replace(/=[A-Za-z0-9+/]{4}$/, '')
    .replace(/=+$/, '')
  const first = body === undefined ? undefined : decodeBase64(body.slice(0, Math.floor(body.length / 4) * 4))?.[0]
  if (first === undefined || (first & 0x80) === 0) return false
  const tag = first & 0x40 ? first & 0x3f : (first >> 2) & 0x0f
  return tag === 5 || tag === 7
}

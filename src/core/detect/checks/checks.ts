import { assignedProblem } from '../filters/assigned-value.ts'
import { isCode } from '../filters/code.ts'
import { isPlaceholder } from '../filters/placeholder.ts'
import { randomness } from '../filters/randomness.ts'
import { isUuid } from '../filters/uuid.ts'
import { isOnlyWords } from '../filters/words.ts'
import { connectionStringProblem } from './connection-string.ts'
import { crcChecksum } from './crc-checksum.ts'
import { decodeBase64, decodeBase64Json } from './decode-base64.ts'
import { jwtClaims } from './jwt.ts'
import { isPemKey, isPgpKey } from './pem-key.ts'

/** Offline proof of a value: undefined when it passes, else the reason code. */
type Check = (secret: string) => string | undefined

const proof = (name: string, passes: (secret: string) => boolean): [string, Check] => [
  name,
  (secret) => (passes(secret) ? undefined : `check:${name}`)
]

/** Of random values of twenty letters and more 99 in 100 are above, and no name is. */
const lettersAtLeast = 1.05

const printableCredentials = (secret: string): boolean => {
  const text = decodeBase64(secret)?.toString('latin1')
  const [, password] = text === undefined ? [] : (/^[\x21-\x39\x3b-\x7e]{1,128}:([\x20-\x7e]{3,256})$/.exec(text) ?? [])
  return password !== undefined && !isPlaceholder(password)
}

/** AWS writes key ids in base32, which has no 0, 1, 8 and 9. */
const isAwsKeyId = (secret: string): boolean => /^A[A-Z0-9]{3}[A-Z2-7]{16}$/.test(secret)

const checks = new Map<string, Check>([
  proof('github-crc32', (secret) => {
    const body = secret.slice(secret.indexOf('_') + 1)
    return body.length > 6 && crcChecksum(body.slice(0, -6)) === body.slice(-6)
  }),
  proof('jwt', (secret) => jwtClaims(secret) !== undefined),
  proof('supabase-service-role', (secret) => {
    const claims = jwtClaims(secret)
    return claims?.role === 'service_role' && /supabase/.test(String(claims.iss ?? ''))
  }),
  proof('base64-json', (secret) => decodeBase64Json(secret) !== undefined || decodeBase64Json(secret.replace(/^.*[_.]/, '')) !== undefined),
  ...[16, 20, 24, 32, 48, 64].map((length) => proof(`base64-bytes-${length}`, (secret) => decodeBase64(secret)?.length === length)),
  proof('base64-user-password', printableCredentials),
  proof('pem-key', isPemKey),
  proof('pgp-key', isPgpKey),
  ['connection-string', connectionStringProblem],
  [
    'password',
    (secret) => assignedProblem(secret) ?? (isUuid(secret) ? 'uuid' : isOnlyWords(secret, 'quoted') || isCode(secret) ? 'words' : undefined)
  ],
  proof('discord-token', (secret) => /^\d{17,20}$/.test(decodeBase64(secret.split('.')[0] ?? '')?.toString('latin1') ?? '')),
  proof('aws-key-id', isAwsKeyId),
  proof('mixed', (secret) => /[A-Za-z]/.test(secret) && /\d/.test(secret)),
  proof(
    'generated',
    (secret) => (/[A-Za-z]/.test(secret) && /\d/.test(secret)) || (/^[A-Za-z]{20,}$/.test(secret) && randomness(secret) >= lettersAtLeast)
  ),
  proof('mixed-case', (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret) && /\d/.test(secret))
])

export const checkNames: readonly string[] = [...checks.keys()]

export const checkNamed = (name: string): Check | undefined => checks.get(name)

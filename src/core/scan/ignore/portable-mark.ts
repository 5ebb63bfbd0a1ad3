import { createHmac, randomBytes } from 'node:crypto'

/**
 * A fingerprint that may stand in a file: `b1-<salt>-<mark>`, of 16 and 32 hex digits. The mark is the first half of HMAC-SHA-256(salt, value).
 * It is about the value alone, so that it outlives workspaces, moved lines and a type that gets a better name. Why it is not slower, and
 * what that means for weak passwords: docs/decisions/0013.
 */
const form = /^b1-([0-9a-f]{16})-([0-9a-f]{32})$/

export const newSalt = (): string => randomBytes(8).toString('hex')

export const portableMark = (salt: string, value: Uint8Array): string =>
  `b1-${salt}-${createHmac('sha256', Buffer.from(salt, 'hex')).update(value).digest('hex').slice(0, 32)}`

/** The salt of a mark; undefined when the text is none. */
export const saltOf = (mark: string): string | undefined => form.exec(mark)?.[1]

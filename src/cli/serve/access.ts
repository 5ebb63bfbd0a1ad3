import { createHash, randomBytes } from 'node:crypto'

/** The digest is what is kept and looked up, so the time a look-up takes tells nothing about the secret. */
const digest = (secret: string): string => createHash('sha256').update(secret).digest('base64')
const random = (): string => randomBytes(32).toString('base64url')

/**
 * Who may talk to the host. A link carries a token that works once; it buys a session whose secret is another one and lives
 * in a cookie only, so that neither the address bar, the history nor a log ever holds what opens the host.
 */
export class Access {
  readonly #tokens = new Set<string>()
  readonly #sessions = new Set<string>()

  /** A new token for a link. */
  issueToken(): string {
    const token = random()
    this.#tokens.add(digest(token))
    return token
  }

  /** The secret of a new session, or null when the token is unknown or was used before. */
  redeem(token: string): string | null {
    if (!this.#tokens.delete(digest(token))) return null
    const secret = random()
    this.#sessions.add(digest(secret))
    return secret
  }

  admits(secret: string | undefined): boolean {
    return secret !== undefined && this.#sessions.has(digest(secret))
  }
}

import { isSameTerm, type Store, type Term } from './binding.ts'
import type { Mention } from './mention.ts'

/** Why a term is taken for the secret. */
export type Origin =
  /** The usual variable of the type, as the catalogue has it. */
  | { from: 'catalogue' }
  /** A file that held the value once gave it this name. */
  | { from: 'history'; path: string }
  /** A statement of this source. */
  | { from: 'mention'; mention: Mention }
  /** A statement of another source. */
  | { from: 'elsewhere'; sourceName: string; path: string }

export interface KnownTerm {
  term: Term
  /** Steps from the value or the catalogue. */
  hop: number
  origins: Origin[]
  /** A name that says nothing by itself means the secret only below this folder. */
  folder: string | null
}

/** A secret that reads a secret that reads a secret: what comes after has to do with everything. */
export const mostHops = 2
const mostTerms = 200

/** Words that names of secrets of any provider are made of. */
const general = new Set(
  'API KEY KEYS SECRET SECRETS TOKEN ACCESS AUTH PRIVATE PUBLIC PASSWORD PASSWD PASS PWD USER USERNAME DB DATABASE URL URI DSN BASE64 ID CLIENT APP APPLICATION SERVICE SERVER BEARER BASIC SMTP HOST MAIL EMAIL REDIS AMQP MONGODB MONGO MYSQL POSTGRES POSTGRESQL PG SSH GPG ADMIN ROOT PROD PRODUCTION STAGING DEV TEST MASTER MAIN SIGNING ENCRYPTION SESSION COOKIE JWT OAUTH WEBHOOK ENV VALUE DEFAULT CONFIG MY NEW OLD THE'.split(
    ' '
  )
)

/** A name that speaks of one provider or service, so that it means the same in other folders. */
export const isDistinctive = (name: string): boolean =>
  name
    .toUpperCase()
    .split(/[_.\-/]/)
    .some((word) => word.length > 1 && !/^\d+$/.test(word) && !general.has(word))

/** Stores that other sources ask as well. */
const shared: ReadonlySet<Store> = new Set([
  'kubernetes',
  'github',
  'jenkins',
  'vault',
  'aws-secrets',
  'ssm',
  'gcp',
  'azure',
  'conjur',
  'onepassword'
])
export const isShared = (term: Term): boolean => (term.kind === 'name' ? isDistinctive(term.name) : shared.has(term.store))

/** What stands for the secret in one source. */
export class KnownTerms {
  private readonly known: KnownTerm[] = []

  get all(): readonly KnownTerm[] {
    return this.known
  }

  /** Answers whether it was not known before. */
  add(term: Term, hop: number, origin: Origin, folder: string | null = null): boolean {
    const same = this.known.find((one) => isSameTerm(one.term, term))
    if (same) {
      same.origins.push(origin)
      if (folder === null) same.folder = null
      return false
    }
    if (this.known.length >= mostTerms || hop > mostHops) return false
    this.known.push({ term, hop, origins: [origin], folder })
    return true
  }

  of(term: Term): KnownTerm | undefined {
    return this.known.find((one) => isSameTerm(one.term, term))
  }
}

/** What a host lends to the core. */
export interface Ports {
  /** The workspace: database, key, clones. Made if it is not there. */
  workspaceDir: string
  /** The built scan worker, to be loaded in a thread. */
  scanWorkerUrl: URL
  /** The compiled catalogue of secret types. */
  catalogUrl: URL
  /** Files and folders with types of the user's own, beside those in the workspace. */
  types?: readonly string[] | undefined
  host: 'electron' | 'browser' | 'cli'
  version: string
  clock: () => Date
  log: Log
  /** Where the host can reach the system's key store. */
  keyring?: Keyring | undefined
}

/** The system's store for secrets: macOS keychain, Windows DPAPI, libsecret or KWallet. */
export interface Keyring {
  /** Its name for people; null where there is no real one, and why. */
  state(): Promise<{ name: string | null; why: string }>
  wrap(text: string): Promise<string>
  /** Rejects where the store is locked or the text is another user's. */
  unwrap(wrapped: string): Promise<string>
}

/** Structured log. Fields are names, ids, counts and codes: never content of a source. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void
  warn(fields: Record<string, unknown>, message: string): void
  error(fields: Record<string, unknown>, message: string): void
}

export const silentLog: Log = { info() {}, warn() {}, error() {} }

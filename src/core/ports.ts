/** What a host lends to the core. */
export interface Ports {
  /** The workspace: database, key, clones. Made if it is not there. */
  workspaceDir: string
  /** The built scan worker, to be loaded in a thread. */
  scanWorkerUrl: URL
  /** The compiled catalogue of secret types. */
  catalogUrl: URL
  host: 'electron' | 'browser' | 'cli'
  version: string
  clock: () => Date
  log: Log
}

/** Structured log. Fields are names, ids, counts and codes: never content of a source. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void
  warn(fields: Record<string, unknown>, message: string): void
  error(fields: Record<string, unknown>, message: string): void
}

export const silentLog: Log = { info() {}, warn() {}, error() {} }

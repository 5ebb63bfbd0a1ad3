/**
 * Errors are values: a code that a program can branch on, a message for a person that says what was wrong, where, and
 * what to do, and data that survives the wire.
 */
export const errorCodes = [
  'contract.unknown-method',
  'contract.bad-input',
  'contract.bad-output',
  'internal',
  'source.not-found',
  'source.not-a-repository',
  'source.no-access',
  'source.unsupported',
  'source.damaged',
  'source.duplicate',
  'clone.bad-address',
  'clone.auth-required',
  'clone.auth-refused',
  'clone.not-found',
  'clone.network',
  'clone.damaged',
  'clone.not-allowed',
  'scan.not-found',
  'scan.already-running',
  'scan.failed',
  'finding.not-found',
  'finding.value-gone',
  'type.not-found',
  'case.not-found',
  /** A gate refused the act; `data.gate` names it, and an override with a reason is possible. */
  'case.refused',
  /** The act does not fit the state of the case or names what is not there; no override helps. */
  'case.not-possible',
  'case.nothing-to-open',
  'case.journal-broken',
  /** A folder that was to be looked at. */
  'files.not-found',
  'files.unreadable',
  'evidence.unreadable',
  'evidence.changed',
  'evidence.gone',
  'log.unreadable',
  'log.unknown-format',
  'log.empty',
  'log.no-time',
  'log.import-running',
  'dependents.search-running',
  'report.holds-secret',
  'report.not-written',
  'settings.bad-cidr',
  'settings.bad-zone',
  'drill.folder-not-empty',
  'types.invalid',
  /** A baseline that can't be read; `data.problems` has the lines. */
  'baseline.invalid',
  'workspace.in-use',
  'workspace.locked',
  'workspace.too-new',
  'workspace.no-access',
  'workspace.damaged',
  'workspace.disk-full',
  'transport.closed',
  'transport.refused'
] as const
export type ErrorCode = (typeof errorCodes)[number]

export interface WireError {
  code: ErrorCode
  message: string
  data?: Record<string, unknown> | undefined
}

/** The one error class of the product. `message` must never hold a secret value. */
export class BulkheadError extends Error {
  readonly code: ErrorCode
  readonly data: Record<string, unknown> | undefined

  constructor(code: ErrorCode, message: string, options: { data?: Record<string, unknown>; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'BulkheadError'
    this.code = code
    this.data = options.data
  }

  static from(wire: WireError): BulkheadError {
    return new BulkheadError(wire.code, wire.message, wire.data ? { data: wire.data } : {})
  }

  toWire(): WireError {
    return { code: this.code, message: this.message, ...(this.data ? { data: this.data } : {}) }
  }
}

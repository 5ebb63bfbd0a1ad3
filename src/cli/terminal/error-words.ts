import { BulkheadError } from '../../contract/errors.ts'
import { errorTrace } from '../../core/error-trace.ts'
import { plainText } from '../../core/report/plain-text.ts'

/**
 * What is printed of an error. Of ours the message, made safe for a terminal, since it names paths; of any other its class, code
 * and places in the code, since its message may quote what was read.
 */
export function errorWords(error: unknown): string {
  if (error instanceof BulkheadError) return plainText(error.message)
  const { error: name, code, at } = errorTrace(error)
  return [`something failed inside Bulkhead (${code ?? name}). What was saved before is safe.`, ...at].join('\n  ')
}

import { z } from 'zod'
import { BulkheadError } from '../../contract/errors.ts'

/** What the database keeps as JSON. Throws workspace.damaged, with `what` it is and where it does not fit, for anything else. */
export function parseKept<S extends z.ZodType>(schema: S, text: string, what: string): z.infer<S> {
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error
    const [issue] = error instanceof z.ZodError ? error.issues : []
    const where = issue ? ` at ${issue.path.join('.') || 'its beginning'} (${issue.code})` : ', it is no JSON'
    throw new BulkheadError(
      'workspace.damaged',
      `In the database of the workspace, ${what} is not what Bulkhead wrote${where}. Put back a copy of the workspace folder.`,
      // The error of JSON.parse quotes what it read.
      error instanceof z.ZodError ? { cause: error } : {}
    )
  }
}

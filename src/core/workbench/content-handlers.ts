import { BulkheadError } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/serve.ts'
import { narrowUtf16, utf16Order } from '../detect/utf16.ts'
import type { Span } from './code-context.ts'
import { languageOf } from './language-of.ts'
import { maskedContext } from './masked-context.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

export function contentHandlers({
  workspace,
  values,
  detector
}: Pick<WorkbenchParts, 'workspace' | 'values' | 'detector'>): Pick<Handlers, 'findings.context' | 'findings.revealSecret'> {
  return {
    'findings.context': ({ occurrenceId }) => {
      const occurrence = workspace.occurrences.occurrence(occurrenceId)
      const { content, value } = values.readAt(occurrence)
      const { bytes, hit } = asText(content, occurrence)
      const path = occurrence.path ?? undefined
      const lines = maskedContext(bytes, hit, occurrence.line, { detector: detector(), path, value: Buffer.from(value) })
      return { lines, language: languageOf(occurrence.path) }
    },
    'findings.revealSecret': ({ id }) => {
      const value = values.valueOf(workspace.findings.row(id))
      if (value === undefined)
        throw new BulkheadError(
          'finding.value-gone',
          'The value can no longer be read from where it was found: the source is gone or has changed. Scan it again.'
        )
      workspace.access.record({ who: 'this user', purpose: 'reveal', findingId: id })
      return { value }
    }
  }
}

/** UTF-16 text as one byte a character, with the span moved along; anything else as it is. */
function asText(bytes: Uint8Array, span: Span): { bytes: Uint8Array; hit: Span } {
  const order = utf16Order(bytes)
  if (order === undefined) return { bytes, hit: { start: span.start, end: span.end } }
  return { bytes: narrowUtf16(bytes, order), hit: { start: (span.start - 2) / 2, end: (span.end - 2) / 2 } }
}

import { BulkheadError } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/serve.ts'
import { narrowUtf16, utf16Order } from '../detect/utf16.ts'
import { codeContext, type Span } from './code-context.ts'
import { languageOf } from './language-of.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

/** How far around a hit other secrets are looked for, to mask them too. */
const MASK_REACH = 64 * 1024

export function contentHandlers({
  workspace,
  values,
  detector
}: WorkbenchParts): Pick<Handlers, 'findings.context' | 'findings.revealSecret'> {
  return {
    'findings.context': ({ occurrenceId }) => {
      const occurrence = workspace.occurrences.occurrence(occurrenceId)
      const { bytes, hit } = asText(values.contentOf(occurrence), occurrence)
      const from = Math.max(0, hit.start - MASK_REACH)
      const around = bytes.subarray(from, hit.end + MASK_REACH)
      const others = detector().detect(around, { path: occurrence.path ?? undefined })
      const secrets = [hit, ...others.map((match) => ({ start: from + match.start, end: from + match.end }))].sort(
        (a, b) => a.start - b.start
      )
      return { lines: codeContext(bytes, hit, occurrence.line, secrets), language: languageOf(occurrence.path) }
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

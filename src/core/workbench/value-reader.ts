import { timingSafeEqual } from 'node:crypto'
import { BulkheadError } from '../../contract/errors.ts'
import type { Reading } from '../detect/decode/decode-span.ts'
import { valueAt } from '../scan/value-bytes.ts'
import type { ContentReader } from '../sources/content-reader.ts'
import type { OccurrenceRecord, Workspace } from '../store/workspace.ts'

/** Places tried before a value is taken for gone. */
const MOST_TRIES = 20
const decoder = new TextDecoder()

export interface ValueReader {
  /** The content that an occurrence lies in, once the span there is proven to be the value. Throws `finding.value-gone`. */
  contentOf(occurrence: OccurrenceRecord): Uint8Array
  /** The same with the value: what the span holds, and the encodings that were undone for it. */
  readAt(occurrence: OccurrenceRecord): { content: Uint8Array; value: Reading }
  /** The value of a finding, read again from its source and proven; undefined when it is nowhere any more. */
  valueOf(finding: { id: string }): string | undefined
}

/** The only way from a finding to its value: read again where it lies, and proven by its HMAC. */
export function createValueReader(workspace: Workspace, content: ContentReader): ValueReader {
  const readAt = (occurrence: OccurrenceRecord): { content: Uint8Array; value: Reading } => {
    const source = workspace.sources.get(occurrence.sourceId)
    const object = occurrence.object ? Buffer.from(occurrence.object).toString('hex') : null
    const bytes = content.read({ source, object, path: occurrence.path })
    const proves = (value: Uint8Array): boolean => timingSafeEqual(workspace.fingerprint(value), occurrence.fingerprint)
    const value = valueAt(bytes, occurrence.start, occurrence.end, proves)
    if (value) return { content: bytes, value }
    throw new BulkheadError(
      'finding.value-gone',
      `${occurrence.path ?? source.name} has changed since the scan: the secret no longer stands where it was found. Scan the source again.`
    )
  }
  return {
    contentOf: (occurrence) => readAt(occurrence).content,
    readAt,
    valueOf({ id }) {
      for (const place of workspace.occurrences.detail(id, MOST_TRIES).places) {
        const occurrence = workspace.occurrences.occurrence(place.id)
        try {
          return decoder.decode(readAt(occurrence).value.bytes)
        } catch (error) {
          if (!(error instanceof BulkheadError)) throw error
        }
      }
      return undefined
    }
  }
}

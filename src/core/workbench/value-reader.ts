import { timingSafeEqual } from 'node:crypto'
import { BulkheadError } from '../../contract/errors.ts'
import { valueBytes } from '../scan/value-bytes.ts'
import type { ContentReader } from '../sources/content-reader.ts'
import type { OccurrenceRecord, Workspace } from '../store/workspace.ts'

/** Places tried before a value is taken for gone. */
const MOST_TRIES = 20
const decoder = new TextDecoder()

export interface ValueReader {
  /** The content that an occurrence lies in, once the span there is proven to be the value. Throws `finding.value-gone`. */
  contentOf(occurrence: OccurrenceRecord): Uint8Array
  /** The value of a finding, read again from its source and proven; undefined when it is nowhere any more. */
  valueOf(finding: { id: string }): string | undefined
}

/** The only way from a finding to its value: read again where it lies, and proven by its HMAC. */
export function createValueReader(workspace: Workspace, content: ContentReader): ValueReader {
  const contentOf = (occurrence: OccurrenceRecord): Uint8Array => {
    const source = workspace.sources.get(occurrence.sourceId)
    const object = occurrence.object ? Buffer.from(occurrence.object).toString('hex') : null
    const bytes = content.read({ source, object, path: occurrence.path })
    const found = workspace.fingerprint(valueBytes(bytes, occurrence.start, occurrence.end))
    if (timingSafeEqual(found, occurrence.fingerprint)) return bytes
    throw new BulkheadError(
      'finding.value-gone',
      `${occurrence.path ?? source.name} has changed since the scan: the secret no longer stands where it was found. Scan the source again.`
    )
  }
  return {
    contentOf,
    valueOf({ id }) {
      for (const place of workspace.occurrences.detail(id, MOST_TRIES).places) {
        const occurrence = workspace.occurrences.occurrence(place.id)
        try {
          return decoder.decode(valueBytes(contentOf(occurrence), occurrence.start, occurrence.end))
        } catch (error) {
          if (!(error instanceof BulkheadError)) throw error
        }
      }
      return undefined
    }
  }
}

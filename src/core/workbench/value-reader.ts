import { timingSafeEqual } from 'node:crypto'
import { BulkheadError } from '../../contract/errors.ts'
import { valueAt } from '../scan/value-bytes.ts'
import type { ContentReader } from '../sources/content-reader.ts'
import type { OccurrenceRecord, Workspace } from '../store/workspace.ts'

/** Places tried before a value is taken for gone. */
const MOST_TRIES = 20
const decoder = new TextDecoder()

/** A value, the content that it was read from, and the encodings that were undone for it, the outermost first. */
export interface ReadValue {
  value: string
  encodings: readonly string[]
  content: Uint8Array
  occurrence: OccurrenceRecord
}

export interface ValueReader {
  /** The value at an occurrence, once it is proven. Throws `finding.value-gone`. */
  readAt(occurrence: OccurrenceRecord): ReadValue
  /** The value of a finding, read again from its source and proven; undefined when it is nowhere any more. */
  read(finding: { id: string }): ReadValue | undefined
  /** The content that an occurrence lies in. Throws `finding.value-gone`. */
  contentOf(occurrence: OccurrenceRecord): Uint8Array
  valueOf(finding: { id: string }): string | undefined
}

/** The only way from a finding to its value: read again where it lies, and proven by its HMAC. */
export function createValueReader(workspace: Workspace, source: ContentReader): ValueReader {
  const readAt = (occurrence: OccurrenceRecord): ReadValue => {
    const { sourceId, object, path, start, end, fingerprint } = occurrence
    const from = workspace.sources.get(sourceId)
    const content = source.read({ source: from, object: object ? Buffer.from(object).toString('hex') : null, path })
    const found = valueAt(content, start, end, (value) => timingSafeEqual(workspace.fingerprint(value), fingerprint))
    if (found) return { value: decoder.decode(found.bytes), encodings: found.encodings, content, occurrence }
    throw new BulkheadError(
      'finding.value-gone',
      `${path ?? from.name} has changed since the scan: the secret no longer stands where it was found. Scan the source again.`
    )
  }
  const read = ({ id }: { id: string }): ReadValue | undefined => {
    for (const place of workspace.occurrences.detail(id, MOST_TRIES).places) {
      try {
        return readAt(workspace.occurrences.occurrence(place.id))
      } catch (error) {
        if (!(error instanceof BulkheadError)) throw error
      }
    }
    return undefined
  }
  return { readAt, read, contentOf: (occurrence) => readAt(occurrence).content, valueOf: (finding) => read(finding)?.value }
}

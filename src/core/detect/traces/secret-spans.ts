import type { Detector } from '../types.ts'
import { encodedRuns } from './encoded-runs.ts'
import { type IsKnown, knownSpans, type Seen } from './known-spans.ts'
import type { Span } from './span.ts'
import { readingsOf } from './text-reading.ts'

export interface SecretSpan extends Span {
  /** The type that the detector saw; undefined for a value that is known by its HMAC, or one that stands in an encoding. */
  typeId: string | undefined
}

/** Encodings within encodings that are looked through. */
const mostDepth = 2
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/**
 * Finds secrets in a text: what the detector sees and values that the workspace knows, as they are, escaped for JSON, HTML, Markdown
 * or an address, with hidden marks between, and in base64 or hex of UTF-8 and UTF-16. Spans are in order and do not overlap. `kept`
 * spares texts that repeat from being looked at again, as long as `isKnown` answers the same.
 */
export function createSecretFinder(detector: Detector, isKnown: IsKnown, kept?: Seen): (text: string) => SecretSpan[] {
  const search = (text: string, depth: number, seen: Seen): SecretSpan[] => {
    const found: SecretSpan[] = []
    for (const reading of readingsOf(text)) {
      const { from } = reading
      const add = (typeId: string | undefined, { start, end }: Span): void => {
        found.push({ typeId, start: from?.[start] ?? start, end: from?.[end] ?? end })
      }
      for (const { typeId, ...span } of detected(reading.text, detector)) add(typeId, span)
      for (const span of knownSpans(reading.text, isKnown, seen)) add(undefined, span)
      if (depth === 0) continue
      for (const { run, texts, ...span } of encodedRuns(reading.text, seen.runs))
        if (texts().some((each) => search(each, depth - 1, seen).length > 0)) add(undefined, span)
        else seen.runs.add(run)
    }
    return merge(found)
  }
  return (text) => (text.length === 0 ? [] : search(text, mostDepth, kept ?? { words: new Set(), runs: new Set() }))
}

function detected(text: string, detector: Detector): SecretSpan[] {
  const bytes = encoder.encode(text)
  const matches = detector.detect(bytes).map(({ typeId, start, end, decoded }) => ({ typeId: decoded ? undefined : typeId, start, end }))
  if (bytes.length === text.length) return matches
  const characters = (to: number): number => decoder.decode(bytes.subarray(0, to)).length
  return matches.map(({ typeId, start, end }) => ({ typeId, start: characters(start), end: characters(end) }))
}

function merge(spans: SecretSpan[]): SecretSpan[] {
  const merged: SecretSpan[] = []
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last === undefined || span.start >= last.end) {
      merged.push({ ...span })
    } else if (span.end > last.end) {
      last.end = span.end
      last.typeId = undefined
    }
  }
  return merged
}

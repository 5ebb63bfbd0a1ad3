import type { CodeContext } from '../../contract/model.ts'
import type { Detector } from '../detect/types.ts'
import { codeContext, type Span } from './code-context.ts'

/** No line that begins or ends farther from the hit is shown: a minified neighbour may be megabytes long. */
const SHOWN_REACH = 64 * 1024

/**
 * The lines around a hit in which everything that the detector sees is masked, and the hit's own value wherever it stands again.
 * `value` is that of a hit in an encoding, which may stand beside it as it is. Searched is more than is shown, so that no secret is cut by the edge and stays in sight.
 */
export function maskedContext(
  bytes: Uint8Array,
  hit: Span,
  line: number,
  { detector, path, value }: { detector: Detector; path: string | undefined; value?: Uint8Array }
): CodeContext['lines'] {
  const from = Math.max(0, hit.start - SHOWN_REACH)
  const shown = bytes.subarray(from, hit.end + SHOWN_REACH)
  const searchedFrom = Math.max(0, from - detector.maxSpan)
  const searched = bytes.subarray(searchedFrom, hit.end + SHOWN_REACH + detector.maxSpan)
  const moved = { start: hit.start - from, end: hit.end - from }
  const secrets: Span[] = [
    ...copiesOf(shown.subarray(moved.start, moved.end), shown),
    ...copiesOf(value ?? new Uint8Array(0), shown),
    ...detector.detect(searched, { path }).map(({ start, end }) => ({ start: searchedFrom + start - from, end: searchedFrom + end - from }))
  ]
  return codeContext(
    shown,
    moved,
    line,
    secrets.sort((a, b) => a.start - b.start)
  )
}

function* copiesOf(value: Uint8Array, bytes: Uint8Array): Generator<Span> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (value.length === 0) return
  for (let start = text.indexOf(value); start >= 0; start = text.indexOf(value, start + value.length))
    yield { start, end: start + value.length }
}

import { z } from 'zod'
import type { Severity } from '../../contract/model.ts'
import type { PlaceKind } from '../../contract/place-kind.ts'
import type { Catalog } from '../catalog/load-catalog.ts'
import { createDetector } from '../detect/create-detector.ts'
import { generatedContent } from '../detect/places/generated-content.ts'
import { placeKindOf, severityIn } from '../detect/places/place-kind.ts'
import { previewOf } from '../detect/preview.ts'
import { inlineIgnores } from './ignore/inline-ignores.ts'

const Id = z.union([z.string(), z.number()])
const Line = z.object({ id: Id, text: z.string(), path: z.string().optional() })

interface DetectedSecret {
  type: string
  start: number
  end: number
  preview: string
  /** One step below that of the type where the text is none of an ordinary place. */
  severity: Severity
  /** What the path, or the text itself, says of the place; absent for an ordinary one. */
  place?: PlaceKind
  typeSeverity?: Severity
  /** The word of a comment beside it that tells scanners to pass over it. */
  ignored?: string
}

export type DetectedLine = { id: string | number; findings: DetectedSecret[] } | { id: string | number | null; error: string }

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Bytes of UTF-8 to code points: the offset grows from call to call, so the text is walked once. */
function codePointCounter(bytes: Uint8Array): (offset: number) => number {
  let at = 0
  let points = 0
  return (offset) => {
    for (; at < offset; at++) if (((bytes[at] ?? 0) & 0xc0) !== 0x80) points++
    return points
  }
}

/**
 * Answers one line `{"id","text","path"?}` of `detect --jsonl`. Offsets count Unicode code points of `text`, from 0, end
 * excluded. A line that is not of this form gets an error and no findings, with its id where it has one.
 */
export function createLineDetector(catalog: Catalog): (line: string) => DetectedLine {
  const detector = createDetector(catalog)
  return (line) => {
    let json: unknown
    try {
      json = JSON.parse(line)
    } catch {
      return { id: null, error: 'not a JSON value' }
    }
    const parsed = Line.safeParse(json)
    if (!parsed.success) {
      const id = z.object({ id: Id }).safeParse(json).data?.id ?? null
      return { id, error: 'expected {"id": string or number, "text": string, "path"?: string}' }
    }
    const { id, text, path } = parsed.data
    const bytes = encoder.encode(text)
    const startOf = codePointCounter(bytes)
    const comments = inlineIgnores(bytes)
    const matches = detector.detect(bytes, { path })
    const place = matches.length === 0 ? 'ordinary' : placeKindOf(path ?? null, generatedContent(bytes) !== undefined)
    const findings = matches.map((match) => {
      const start = startOf(match.start)
      const span = decoder.decode(bytes.subarray(match.start, match.end))
      const value = match.decoded ? decoder.decode(match.decoded.value) : span
      const ignored = comments.wordFor(match.typeId, match.start, match.end)
      return {
        type: match.typeId,
        start,
        end: start + [...span].length,
        preview: previewOf(match.typeId, value, catalog),
        severity: severityIn(match.severity, place),
        ...(place === 'ordinary' ? {} : { place, typeSeverity: match.severity }),
        ...(ignored === undefined ? {} : { ignored })
      }
    })
    return { id, findings }
  }
}

import { createHmac } from 'node:crypto'
import type { Catalog } from '../catalog/load-catalog.ts'
import { createDetector } from '../detect/create-detector.ts'
import { longestRegion } from '../detect/decode/find-runs.ts'
import { generatedContent } from '../detect/places/generated-content.ts'
import { previewOf } from '../detect/preview.ts'
import type { Detector, Explanation, Match } from '../detect/types.ts'
import { utf16Order } from '../detect/utf16.ts'
import { BoundedHits } from './bounded-hits.ts'
import { type InlineIgnores, inlineIgnores } from './ignore/inline-ignores.ts'
import { type LineStart, linesOf } from './line-counter.ts'
import { createNameMask } from './name-mask.ts'
import type { Explained, Hit } from './protocol.ts'
import { spanBytes } from './value-bytes.ts'

/** Git's own test: a NUL among the first 8000 bytes. UTF-16 has NULs too, but says so in its first two bytes. */
const BINARY_PROBE = 8000
/** What a rule may look at to the left of a match: context words and names, and where an encoded text begins. */
const LEFT_CONTEXT = longestRegion + 2048
const LEAST_WINDOW = 2 * 1024 * 1024
const firstLine: LineStart = { line: 1, before: 0 }
const noMark = new Uint8Array(0)

export const looksBinary = (bytes: Uint8Array): boolean => {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return !utf16 && bytes.subarray(0, BINARY_PROBE).includes(0)
}

/** Where the content that is searched stands; becomes part of each hit. */
export type Place = Pick<Hit, 'where' | 'object' | 'path'> & { name: string }

export interface Found {
  hits: Hit[]
  binary: boolean
  /** Why not all hits were kept; undefined when they were. */
  over: string | undefined
}

export interface ContentSearch {
  /** Whole content at once. `offset` and `line` are added when it is a part of a larger text, such as a commit's message. */
  search(bytes: Uint8Array, place: Place, offset?: number): Found
  /** Content that arrives in chunks and never stands in memory as a whole. */
  begin(place: Place): { push(chunk: Uint8Array): void; end(): Found }
  /** A path, person or ref that may be kept: secrets in it are masked. */
  maskName(name: string): string
  /** Takes what was explained since the last call. */
  takeExplained(): Explained[]
}

/** Turns bytes into hits: matches of the detector with place, line, HMAC and preview, and without the value; only `onValue` sees that. */
export function createContentSearch(
  catalog: Catalog,
  key: Uint8Array,
  explain: boolean,
  onValue?: (hit: Hit, value: Uint8Array) => void
): ContentSearch {
  const detector: Detector = createDetector(catalog)
  const maskName = createNameMask(detector, catalog)
  const providers = new Map(catalog.types.map((type) => [type.id, type.provider]))
  let explained: Explained[] = []

  /** A message has no comments: what stands in it is its author's last word. */
  const commentsIn = (bytes: Uint8Array, { where }: Place): InlineIgnores | undefined =>
    where === 'blob' || where === 'file' || where === 'text' ? inlineIgnores(bytes) : undefined

  /** A message is written by whoever commits. Answers what the first question brought. */
  const generatedIn = (bytes: Uint8Array, { where }: Place): (() => boolean) => {
    let known = where === 'commit-message' || where === 'tag-message' ? false : undefined
    return () => {
      known ??= generatedContent(bytes) !== undefined
      return known
    }
  }

  interface Within {
    bytes: Uint8Array
    place: Place
    /** Added to spans. */
    offset: number
    comments: InlineIgnores | undefined
    /** Asked where something was found. */
    isGenerated(): boolean
  }
  const toHit = ({ bytes, place, offset, comments, isGenerated }: Within, match: Match, at: { line: number; column: number }): Hit => {
    const value = match.decoded?.value ?? spanBytes(bytes, match.start, match.end)
    const comment = comments?.wordFor(match.typeId, match.start, match.end)
    const hit: Hit = {
      typeId: match.typeId,
      provider: providers.get(match.typeId) ?? '',
      severity: match.severity,
      fingerprint: createHmac('sha256', key).update(value).digest(),
      preview: previewOf(match.typeId, Buffer.from(value).toString('utf8'), catalog),
      where: place.where,
      object: place.object,
      path: place.path === null ? null : maskName(place.path),
      start: offset + match.start,
      end: offset + match.end,
      ...at,
      ...(comment === undefined ? {} : { comment }),
      ...(isGenerated() ? { generated: true } : {})
    }
    onValue?.(hit, value)
    return hit
  }

  /** Explains what starts from `from` up to `until`. */
  const detect = (
    bytes: Uint8Array,
    { place, binary, onCrowded }: { place: Place; binary: boolean; onCrowded: () => void },
    start: LineStart,
    from: number,
    until: number
  ): Match[] => {
    const options = { binary, path: place.path ?? undefined, onCrowded }
    if (!explain) return detector.detect(bytes, options)
    const seen: Explanation[] = []
    const matches = detector.detect(bytes, { ...options, explain: (e) => seen.push(e) })
    const lines = linesOf(bytes, start)
    for (const e of seen.filter((each) => each.start >= from && each.start < until).sort((a, b) => a.start - b.start))
      explained.push({
        typeId: e.typeId,
        place: maskName(place.name),
        line: lines.at(e.start).line,
        kept: e.kept,
        reason: e.reason,
        detail: e.detail
      })
    return matches
  }

  return {
    search(bytes, place, offset = 0) {
      const binary = looksBinary(bytes)
      const lines = linesOf(bytes, firstLine)
      const bounded = new BoundedHits()
      const within: Within = { bytes, place, offset, comments: commentsIn(bytes, place), isGenerated: generatedIn(bytes, place) }
      for (const match of detect(bytes, { place, binary, onCrowded: () => bounded.crowd() }, firstLine, 0, bytes.length)) {
        if (bounded.isFull) break
        bounded.add(toHit(within, match, lines.at(match.start)))
      }
      return { hits: bounded.hits, binary, over: bounded.over }
    },

    begin(place) {
      const windowSize = Math.max(LEAST_WINDOW, 8 * (detector.maxSpan + LEFT_CONTEXT))
      const bounded = new BoundedHits()
      let held: Uint8Array[] = []
      let heldBytes = 0
      let heldOffset = 0
      let accepted = 0
      let line = firstLine
      let binary: boolean | undefined
      /** Of UTF-16 the byte order mark: each window begins with it, in place of the two bytes before. */
      let mark: Uint8Array | undefined
      let isGenerated: (() => boolean) | undefined

      const searchWindow = (bytes: Uint8Array, last: boolean): void => {
        binary ??= looksBinary(bytes)
        // The first window has what tells.
        isGenerated ??= generatedIn(bytes.subarray(0, LEAST_WINDOW), place)
        mark ??= utf16Order(bytes) === undefined ? noMark : bytes.slice(0, 2)
        const unit = mark.length || 1
        const inner = bytes.length - unit * (detector.maxSpan + LEFT_CONTEXT)
        const until = last ? bytes.length : inner - (inner % unit)
        const lines = linesOf(bytes, line)
        const within: Within = { bytes, place, offset: heldOffset, comments: commentsIn(bytes, place), isGenerated }
        for (const match of detect(bytes, { place, binary, onCrowded: () => bounded.crowd() }, line, accepted - heldOffset, until)) {
          const absolute = heldOffset + match.start
          if (bounded.isFull) break
          if (absolute < accepted || match.start >= until) continue
          bounded.add(toHit(within, match, lines.at(match.start)))
        }
        if (last) return
        const keepFrom = Math.max(mark.length, until - unit * LEFT_CONTEXT)
        line = linesOf(bytes, line).carry(keepFrom)
        accepted = heldOffset + until
        held = [Buffer.concat([mark, bytes.subarray(keepFrom)])]
        heldBytes = mark.length + bytes.length - keepFrom
        heldOffset += keepFrom - mark.length
      }

      return {
        push(chunk) {
          held.push(chunk.slice())
          heldBytes += chunk.length
          if (heldBytes >= windowSize) searchWindow(Buffer.concat(held), false)
        },
        end() {
          searchWindow(Buffer.concat(held), true)
          return { hits: bounded.hits, binary: binary ?? false, over: bounded.over }
        }
      }
    },

    maskName,

    takeExplained() {
      const taken = explained
      explained = []
      return taken
    }
  }
}

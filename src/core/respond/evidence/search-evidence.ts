import { createSecretFinder } from '../../detect/traces/secret-spans.ts'
import type { Detector } from '../../detect/types.ts'
import { narrowUtf16, type Utf16Order, utf16Order } from '../../detect/utf16.ts'

export interface EvidenceSearch {
  /** The next bytes of the file; what is in them may be overwritten afterwards. */
  add(chunk: Uint8Array): void
  /** After the last: why no copy may be kept, or undefined where nothing was found. */
  finish(): string | undefined
}

export interface SearchParts {
  detector: Detector
  fingerprint: (value: Uint8Array) => Uint8Array
  /** Whether a value with this fingerprint must not lie in a copy. */
  isKnown: (fingerprint: Uint8Array) => boolean
  /** In bytes, of all values that are known; undefined where the length of one is not known, since it was pasted. */
  lengths: readonly number[] | undefined
}

/**
 * Up to here a file is looked at as a whole, in every form that a value can hide in (a second for each MiB); larger ones for what the
 * detector sees and for values of the known lengths as they are.
 */
export const wholeUpTo = 2 << 20
/** A larger one is not kept: nobody wants to have it twice. */
export const mostKept = 256 << 20

const mib = (bytes: number): string => `${bytes >> 20} MiB`

/** Files whose content can't be seen without unpacking. */
const packed: readonly [name: string, magic: readonly number[]][] = [
  ['gzip', [0x1f, 0x8b]],
  ['ZIP', [0x50, 0x4b, 0x03, 0x04]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]]
]

/** Looks for secrets in a file that goes by in chunks, in memory of a few windows. */
export function searchEvidence({ detector, fingerprint, isKnown, lengths }: SearchParts): EvidenceSearch {
  const overlap = Math.max(detector.maxSpan, ...(lengths ?? [])) + 1
  let whole: Uint8Array[] | undefined = []
  let tail: Uint8Array = new Uint8Array(0)
  let order: Utf16Order | undefined
  let size = 0
  let found: string | undefined
  const seen = (): void => {
    found ??= 'A secret is in it, so only its hash and place are kept.'
  }

  const searchWindow = (bytes: Uint8Array): void => {
    if (detector.detect(bytes).length > 0 || (lengths && holdsKnown(bytes, lengths, fingerprint, isKnown))) seen()
  }
  const begin = (chunk: Uint8Array): void => {
    const archive = packed.find(([, magic]) => magic.every((byte, at) => chunk[at] === byte))
    if (archive) found = `It is packed (${archive[0]}), so nobody can see whether a secret is in it; only its hash and place are kept.`
    order = utf16Order(chunk)
  }
  return {
    add(chunk) {
      if (size === 0) begin(chunk)
      size += chunk.length
      if (size > mostKept) found ??= `It is larger than ${mib(mostKept)}, so only its hash and place are kept.`
      if (found !== undefined) return
      if (whole && size <= wholeUpTo) whole.push(Uint8Array.from(chunk))
      else if (whole) whole = undefined
      if (lengths === undefined && size > wholeUpTo) {
        found = `It is larger than ${mib(wholeUpTo)} and the length of the secret is not known, so it can’t be searched for it; only its hash and place are kept.`
        return
      }
      const window = Buffer.concat([tail, chunk])
      // One byte for each character, from the same begin: a window of an odd length would shift all that follows.
      searchWindow(order === undefined ? window : narrow(window, order))
      const kept = order === undefined ? overlap : 2 * overlap
      tail = Uint8Array.from(window.subarray(Math.max(0, window.length - kept - ((window.length - kept) & 1))))
    },
    finish() {
      if (found !== undefined || !whole || size > wholeUpTo) return found
      const bytes = Buffer.concat(whole)
      const text =
        order === undefined ? bytes.toString('utf8') : new TextDecoder(order === 'little' ? 'utf-16le' : 'utf-16be').decode(bytes)
      const encoder = new TextEncoder()
      const asked = new Map<string, boolean>()
      const known = (value: string): boolean => {
        const before = asked.get(value)
        if (before !== undefined) return before
        const answer = isKnown(fingerprint(encoder.encode(value)))
        if (asked.size < 100_000) asked.set(value, answer)
        return answer
      }
      if (createSecretFinder(detector, known)(text).length > 0) seen()
      return found
    }
  }
}

const mark = { little: [0xff, 0xfe], big: [0xfe, 0xff] }

function narrow(window: Uint8Array, order: Utf16Order): Uint8Array {
  const marked = utf16Order(window) === order ? window : Buffer.concat([Uint8Array.from(mark[order]), window])
  return narrowUtf16(marked, order)
}

/** Whether one of these values stands between two edges: begins or ends of words. */
function holdsKnown(
  bytes: Uint8Array,
  lengths: readonly number[],
  fingerprint: SearchParts['fingerprint'],
  isKnown: SearchParts['isKnown']
): boolean {
  const edge = (at: number): boolean => at <= 0 || at >= bytes.length || !isWord(bytes[at - 1] ?? 0) || !isWord(bytes[at] ?? 0)
  for (let at = 0; at < bytes.length; at++) {
    if (!edge(at)) continue
    for (const length of lengths) {
      const end = at + length
      if (end <= bytes.length && edge(end) && isKnown(fingerprint(bytes.subarray(at, end)))) return true
    }
  }
  return false
}

const isWord = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte >= 0x80

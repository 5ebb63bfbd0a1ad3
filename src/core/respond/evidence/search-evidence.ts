import { createSecretFinder } from '../../detect/traces/secret-spans.ts'
import type { Detector } from '../../detect/types.ts'
import { narrowUtf16, type Utf16Order, utf16Order } from '../../detect/utf16.ts'
import { valueNeedles } from './value-needles.ts'

export interface EvidenceSearch {
  /** The next bytes of the file; what is in them may be overwritten afterwards. */
  add(chunk: Uint8Array): void
  /** After the last: why no copy may be kept, or undefined where nothing was found. */
  finish(): string | undefined
}

export interface SearchParts {
  /** Of the file, in bytes. */
  size: number
  detector: Detector
  fingerprint: (value: Uint8Array) => Uint8Array
  /** Whether a value with this fingerprint must not lie in a copy. */
  isKnown: (fingerprint: Uint8Array) => boolean
  /** The values of the case; undefined where one can't be read again, since it was pasted or its source is gone. */
  values: readonly string[] | undefined
}

/**
 * Up to here a file is looked at as a whole, for every value that is known by its fingerprint and in every form that it can hide in (two
 * seconds for a MiB); larger ones for what the detector sees and for the values of the case.
 */
export const wholeUpTo = 1 << 20
/** A larger one is not kept: nobody wants to have it twice. */
export const mostKept = 256 << 20

const only = 'only its hash and place are kept.'
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
export function searchEvidence({ size, detector, fingerprint, isKnown, values }: SearchParts): EvidenceSearch {
  const needles = (values ?? []).flatMap(valueNeedles)
  const overlap = Math.max(detector.maxSpan, ...needles.map(({ length }) => length)) + 1
  const whole: Uint8Array[] = []
  let tail: Uint8Array | undefined
  let order: Utf16Order | undefined
  let found = tooLarge(size, values !== undefined)

  const search = (chunk: Uint8Array): void => {
    const window = tail ? Buffer.concat([tail, chunk]) : Buffer.from(chunk)
    const seen = detector.detect(order === undefined ? window : narrow(window, order)).length > 0
    if (seen || needles.some((needle) => window.includes(needle))) found = holdsSecret
    const kept = window.length - (order === undefined ? overlap : 2 * overlap)
    // Of UTF-16 an even number goes: half a letter would shift all that follows.
    tail = window.subarray(Math.max(0, kept - (kept & 1)))
  }
  return {
    add(chunk) {
      if (found !== undefined) return
      if (!tail) {
        order = utf16Order(chunk)
        found = packedAs(chunk)
      }
      if (found !== undefined) return
      if (size <= wholeUpTo) whole.push(Uint8Array.from(chunk))
      search(chunk)
    },
    finish() {
      if (found !== undefined || whole.length === 0) return found
      const known = remembered((value) => isKnown(fingerprint(encoder.encode(value))))
      return createSecretFinder(detector, known)(textOf(Buffer.concat(whole), order)).length > 0 ? holdsSecret : undefined
    }
  }
}

const holdsSecret = `A secret is in it, so ${only}`
const encoder = new TextEncoder()

function tooLarge(size: number, readable: boolean): string | undefined {
  if (size > mostKept) return `It is larger than ${mib(mostKept)}, so ${only}`
  if (size <= wholeUpTo || readable) return undefined
  return `It is larger than ${mib(wholeUpTo)}, and the secret can’t be read again to search for it, so ${only}`
}

function packedAs(begin: Uint8Array): string | undefined {
  const archive = packed.find(([, magic]) => magic.every((byte, at) => begin[at] === byte))
  return archive && `It is packed (${archive[0]}), so nobody can see whether a secret is in it; ${only}`
}

function remembered(ask: (value: string) => boolean): (value: string) => boolean {
  const answers = new Map<string, boolean>()
  return (value) => {
    const before = answers.get(value)
    if (before !== undefined) return before
    const answer = ask(value)
    answers.set(value, answer)
    return answer
  }
}

function textOf(bytes: Uint8Array, order: Utf16Order | undefined): string {
  return new TextDecoder(order === undefined ? 'utf-8' : order === 'little' ? 'utf-16le' : 'utf-16be').decode(bytes)
}

const mark = { little: [0xff, 0xfe], big: [0xfe, 0xff] }

function narrow(window: Uint8Array, order: Utf16Order): Uint8Array {
  const marked = utf16Order(window) === order ? window : Buffer.concat([Uint8Array.from(mark[order]), window])
  return narrowUtf16(marked, order)
}

import { namedEntities } from '../decode/html-entities.ts'

/** A text as it reads after undoing an escape, with the place in the original from which each character came. */
export interface TextReading {
  text: string
  /** For each character, and for the end, where it begins in the original; undefined where nothing was undone. */
  from: Uint32Array | undefined
}

/** Character by character, so that the places stay known. `plain` answers undefined where the match is no escape after all. */
interface Escape {
  pattern: RegExp
  plain(match: string): string | undefined
}

const letters: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
const character = (code: number): string | undefined => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined)

/** Marks that are not seen and stand between the letters of a text. */
const isUnseen = (letter: string): boolean => /^[\p{Cf}\0]$/u.test(letter)

/** In the order in which they are undone: marks that hide in a text, HTML, addresses, JSON and Markdown, wide forms. */
const escapes: Escape[] = [
  {
    pattern: /[\p{Cf}\0]+|\\u\{[0-9a-f]{1,6}\}/giu,
    plain: (match) => {
      if (!match.startsWith('\\')) return ''
      const letter = character(Number.parseInt(match.slice(3, -1), 16)) ?? ''
      return isUnseen(letter) ? '' : letter
    }
  },
  {
    pattern: new RegExp(`&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|${Object.keys(namedEntities).join('|')});`, 'gi'),
    plain: (match) => {
      const [, number, hex, name = ''] = /^&(?:#([0-9]+)|#x([0-9a-f]+)|([a-z]+));$/i.exec(match) ?? []
      if (number !== undefined) return character(Number(number))
      return hex === undefined ? namedEntities[name.toLowerCase()] : character(Number.parseInt(hex, 16))
    }
  },
  {
    pattern: /(?:%[0-9a-f]{2})+/gi,
    plain: (match) => utf8(Uint8Array.from(match.match(/[0-9a-f]{2}/gi) ?? [], (two) => Number.parseInt(two, 16)))
  },
  {
    pattern: /\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[bfnrt]|[!-/:-@[-`{-~])/gi,
    plain: (match) => {
      const rest = match.slice(1)
      return rest.length > 1 ? String.fromCharCode(Number.parseInt(rest.slice(1), 16)) : (letters[rest] ?? rest)
    }
  },
  { pattern: /[\uff01-\uff5e]+/g, plain: (match) => match.normalize('NFKC') }
]

/** Escapes within escapes that are looked through. */
const mostRounds = 3

/** The text as it is, then as it reads when one kind of escape after the other is undone. */
export function* readingsOf(text: string): Generator<TextReading> {
  let reading: TextReading = { text, from: undefined }
  yield reading
  for (let round = 0; round < mostRounds; round++) {
    const before = reading
    for (const kind of escapes) {
      const next = undo(reading, kind)
      if (next === undefined) continue
      reading = next
      yield reading
    }
    if (reading === before) return
  }
}

function undo({ text, from }: TextReading, { pattern, plain }: Escape): TextReading | undefined {
  const parts: string[] = []
  const places: number[] = []
  const place = (at: number): number => from?.[at] ?? at
  const keep = (start: number, end: number): void => {
    parts.push(text.slice(start, end))
    for (let at = start; at < end; at++) places.push(place(at))
  }
  let kept = 0
  for (const { 0: match, index } of text.matchAll(pattern)) {
    const undone = plain(match)
    if (undone === undefined || undone === match) continue
    keep(kept, index)
    parts.push(undone)
    for (let at = 0; at < undone.length; at++) places.push(place(index))
    kept = index + match.length
  }
  if (kept === 0) return undefined
  keep(kept, text.length)
  places.push(place(text.length))
  return { text: parts.join(''), from: Uint32Array.from(places) }
}

const decoder = new TextDecoder('utf-8')
const utf8 = (bytes: Uint8Array): string => decoder.decode(bytes)

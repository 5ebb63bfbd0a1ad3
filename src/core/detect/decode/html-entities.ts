import { type Encoding, hexNumber, putCharacter } from './encoding.ts'

/** What stands in secrets and around them. https://html.spec.whatwg.org/multipage/named-characters.html */
export const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  sol: '/',
  bsol: '\\',
  plus: '+',
  equals: '=',
  colon: ':',
  semi: ';',
  commat: '@',
  lowbar: '_',
  period: '.',
  hyphen: '-',
  dash: '-',
  percnt: '%',
  num: '#',
  dollar: '$',
  excl: '!',
  quest: '?',
  ast: '*',
  lpar: '(',
  rpar: ')',
  comma: ',',
  tab: '\t',
  newline: '\n'
}

const longest = 10

/** The character that the entity at `at` stands for and its length; undefined where none stands. */
export const entityAt = (bytes: Uint8Array, at: number, end: number): { code: number; length: number } | undefined => {
  let close = at + 1
  while (close < end && close - at < longest && bytes[close] !== 0x3b) close++
  if (bytes[close] !== 0x3b || close >= end) return undefined
  const length = close - at + 1
  if (bytes[at + 1] !== 0x23) {
    const code =
      namedEntities[
        Buffer.from(bytes.subarray(at + 1, close))
          .toString('latin1')
          .toLowerCase()
      ]?.charCodeAt(0)
    return code === undefined ? undefined : { code, length }
  }
  const isHex = ((bytes[at + 2] ?? 0) | 0x20) === 0x78
  let code = isHex ? hexNumber(bytes, at + 3, close - at - 3) : 0
  if (!isHex) {
    for (let i = at + 2; i < close; i++) {
      const digit = bytes[i]! - 48
      code = digit < 0 || digit > 9 || code < 0 ? -1 : code * 10 + digit
    }
  }
  return code > 0 && code <= 0x10ffff ? { code, length } : undefined
}

export const htmlEntities: Encoding = {
  name: 'HTML entities',
  kind: 'escapes',
  decode(bytes, start, end, sink) {
    for (let at = start; at < end; ) {
      const entity = bytes[at] === 0x26 ? entityAt(bytes, at, end) : undefined
      if (entity) putCharacter(sink, entity.code, at, at + entity.length)
      else sink.put(bytes[at]!, at, at + 1)
      at += entity?.length ?? 1
    }
  }
}

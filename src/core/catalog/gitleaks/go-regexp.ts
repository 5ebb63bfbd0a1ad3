import { type ByteSet, byteRange, byteSet, complement, digits, foldCase, letters, wordBytes } from '../byte-set.ts'

/**
 * A regular expression of Go (RE2) as a tree over bytes. Syntax: https://pkg.go.dev/regexp/syntax. Go counts characters, Bulkhead bytes of
 * UTF-8: within ASCII that is the same, a letter outside it is the sequence of its bytes, and `.` or `[^x]` takes one byte of it.
 */
export type GoNode =
  | { kind: 'set'; set: ByteSet }
  | { kind: 'sequence'; items: GoNode[] }
  | { kind: 'choice'; options: GoNode[] }
  | { kind: 'repeat'; body: GoNode; min: number; max: number; lazy: boolean }
  /** `index`: of a group that captures, from 1; null of one that does not. */
  | { kind: 'group'; body: GoNode; index: number | null }
  | { kind: 'assert'; what: 'begin' | 'end' | 'line-begin' | 'line-end' | 'word' | 'no-word' }

export interface GoRegExp {
  tree: GoNode
  captures: number
}

/** What this has no equal for, or what is no expression of Go. */
export class GoRegExpError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'GoRegExpError'
  }
}

interface Flags {
  i: boolean
  m: boolean
  s: boolean
  U: boolean
}

const goSpaces = byteSet(' \t\n\f\r')
const perl: Record<string, ByteSet> = {
  d: digits,
  w: wordBytes,
  s: goSpaces,
  D: complement(digits),
  W: complement(wordBytes),
  S: complement(goSpaces)
}
const punctuation = byteSet(byteRange(33, 47), byteRange(58, 64), byteRange(91, 96), byteRange(123, 126))
const posix: Record<string, ByteSet> = {
  alnum: byteSet(letters, digits),
  alpha: letters,
  ascii: byteRange(0, 127),
  blank: byteSet(' \t'),
  cntrl: byteSet(byteRange(0, 31), 127),
  digit: digits,
  graph: byteRange(33, 126),
  lower: byteRange(97, 122),
  print: byteRange(32, 126),
  punct: punctuation,
  space: byteSet(' \t\n\v\f\r'),
  upper: byteRange(65, 90),
  word: wordBytes,
  xdigit: byteSet(digits, byteRange(65, 70), byteRange(97, 102))
}
const escapes: Record<string, number> = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 }
const longestSource = 10_000
const deepest = 60
/** Of Go itself. */
const mostRepeats = 1_000

export function parseGoRegExp(source: string): GoRegExp {
  if (source.length > longestSource) throw new GoRegExpError(`it is longer than ${longestSource} characters`)
  const chars = [...source]
  let at = 0
  let depth = 0
  let captures = 0
  let flags: Flags = { i: false, m: false, s: false, U: false }
  const fail = (message: string): never => {
    throw new GoRegExpError(`${message} (at character ${at + 1})`)
  }
  const take = (): string => chars[at++] ?? fail('it ends too early')
  const setOf = (set: ByteSet): GoNode => ({ kind: 'set', set: flags.i ? foldCase(set) : set })

  const literal = (char: string): GoNode => {
    const bytes = Buffer.from(char, 'utf8')
    if (bytes.length === 1) return setOf(byteSet(bytes[0] ?? 0))
    if (flags.i && char.toLowerCase() !== char.toUpperCase()) fail('a letter outside ASCII in either case')
    return { kind: 'sequence', items: [...bytes].map((byte) => ({ kind: 'set', set: byteSet(byte) })) }
  }

  const hexEscape = (): string => {
    let digitsOf = ''
    if (chars[at] === '{') {
      at++
      while (chars[at] !== '}') digitsOf += take()
      at++
    } else digitsOf = take() + take()
    const code = /^[0-9a-f]{1,6}$/i.test(digitsOf) ? Number.parseInt(digitsOf, 16) : fail('hex digits are missing')
    return code <= 0x10ffff ? String.fromCodePoint(code) : fail('no such character')
  }

  /** A set, or the character that an escape stands for. */
  const escaped = (): ByteSet | string => {
    const char = take()
    const set = perl[char]
    if (set) return set
    if (char === 'p' || char === 'P') fail('classes of Unicode have no equal over bytes')
    if (char === 'x') return hexEscape()
    const code = escapes[char]
    if (code !== undefined) return String.fromCharCode(code)
    if (/[0-7]/.test(char)) {
      let octal = char
      while (octal.length < 3 && /[0-7]/.test(chars[at] ?? '')) octal += take()
      if (octal.length === 1 && octal !== '0') fail('Go has no back references')
      return String.fromCharCode(Number.parseInt(octal, 8))
    }
    if (/[A-Za-z0-9]/.test(char)) fail(`\\${char} is unknown`)
    return char
  }

  const posixClass = (): ByteSet | undefined => {
    const [text, negative, name] = /^\[:(\^?)([a-z]+):\]/.exec(chars.slice(at, at + 16).join('')) ?? []
    if (text === undefined) return undefined
    const set = posix[name ?? ''] ?? fail(`[:${name}:] is unknown`)
    at += text.length
    return negative === '^' ? complement(set) : set
  }

  const characterClass = (): GoNode => {
    const negative = chars[at] === '^'
    if (negative) at++
    const set = byteSet()
    const wide: string[] = []
    const add = (members: ByteSet): void => {
      for (let byte = 0; byte < 256; byte++) if (members[byte] === 1) set[byte] = 1
    }
    for (let first = true; first || chars[at] !== ']'; first = false) {
      if (at >= chars.length) fail('a class has no end')
      const named = posixClass()
      if (named) {
        add(named)
        continue
      }
      const char = take()
      const low = char === '\\' ? escaped() : char
      if (typeof low !== 'string') {
        add(low)
        continue
      }
      let high = low
      if (chars[at] === '-' && chars[at + 1] !== ']' && at + 1 < chars.length) {
        at++
        const next = take()
        const end = next === '\\' ? escaped() : next
        if (typeof end !== 'string') return fail('a range ends in a class')
        high = end
      }
      const [from, to] = [low.codePointAt(0) ?? 0, high.codePointAt(0) ?? 0]
      if (to < from) fail('a range has no order')
      if (to < 128) add(byteRange(from, to))
      else if (from === to) wide.push(low)
      else fail('a range outside ASCII has no equal over bytes')
    }
    at++
    const folded = flags.i ? foldCase(set) : set
    if (wide.length === 0) return { kind: 'set', set: negative ? complement(folded) : folded }
    if (negative) return fail('a class without some letters outside ASCII has no equal over bytes')
    return group({ kind: 'choice', options: [{ kind: 'set', set: folded }, ...wide.map(literal)] })
  }

  const group = (body: GoNode): GoNode => ({ kind: 'group', body, index: null })

  /** `(?i)` for the rest of the group, `(?i:…)`, `(?:…)`, `(?P<name>…)` or `(…)`. */
  const parenthesis = (): GoNode => {
    if (++depth > deepest) fail('groups are nested too deep')
    const outer = flags
    let index: number | null = null
    if (chars[at] !== '?') index = ++captures
    else {
      const head = /^\?(?:P?<[A-Za-z_]\w*>|([imsU]*)(?:-([imsU]+))?([:)]))/.exec(chars.slice(at, at + 80).join(''))
      if (!head) return fail('Go has no such group')
      at += head[0].length
      const [, on, off = '', close] = head
      if (on === undefined) index = ++captures
      else {
        flags = { ...flags }
        for (const flag of on) flags[flag as keyof Flags] = true
        for (const flag of off) flags[flag as keyof Flags] = false
        if (close === ')') {
          depth--
          return { kind: 'sequence', items: [] }
        }
      }
    }
    const body = choice()
    if (chars[at++] !== ')') fail('a group has no end')
    flags = outer
    depth--
    return { kind: 'group', body, index }
  }

  const afterBackslash = (): GoNode => {
    const char = chars[at]
    const whats = { A: 'begin', z: 'end', b: 'word', B: 'no-word' } as const
    if (char === 'A' || char === 'z' || char === 'b' || char === 'B') {
      at++
      return { kind: 'assert', what: whats[char] }
    }
    const set = escaped()
    return typeof set === 'string' ? literal(set) : setOf(set)
  }

  const atom = (): GoNode => {
    const char = take()
    if (char === '(') return parenthesis()
    if (char === '[') return characterClass()
    if (char === '\\') return afterBackslash()
    if (char === '.') return { kind: 'set', set: flags.s ? byteRange(0, 255) : complement(byteSet('\n')) }
    if (char === '^') return { kind: 'assert', what: flags.m ? 'line-begin' : 'begin' }
    if (char === '$') return { kind: 'assert', what: flags.m ? 'line-end' : 'end' }
    if (char === '*' || char === '+' || char === '?') fail(`there is nothing to repeat before ${char}`)
    return literal(char)
  }

  const repeated = (body: GoNode): GoNode => {
    const [text, count] = /^(?:[*+?]|\{(\d+(?:,\d*)?)\})/.exec(chars.slice(at, at + 12).join('')) ?? []
    if (text === undefined) return body
    at += text.length
    const [low = '0', high = low] = (count ?? (text === '+' ? '1,' : text === '*' ? '0,' : '0,1')).split(',')
    const [min, max] = [Number(low), high === '' ? Number.POSITIVE_INFINITY : Number(high)]
    if (min > mostRepeats || (max !== Number.POSITIVE_INFINITY && (max > mostRepeats || max < min)))
      fail('such a repetition is refused by Go too')
    const isMarked = chars[at] === '?'
    if (isMarked) at++
    // Not `body` twice as deep: Go refuses `a**`.
    if (/^[*+?]/.test(chars[at] ?? '')) fail('a repetition is repeated')
    return { kind: 'repeat', body, min, max, lazy: isMarked !== flags.U }
  }

  /** `\Q…\E`: its last character may be repeated. */
  const quoted = (): GoNode[] => {
    at += 2
    const items: GoNode[] = []
    while (at < chars.length && !(chars[at] === '\\' && chars[at + 1] === 'E')) items.push(literal(take()))
    at = Math.min(chars.length, at + 2)
    const last = items.pop()
    return last ? [...items, repeated(last)] : []
  }

  const sequence = (): GoNode => {
    const items: GoNode[] = []
    while (at < chars.length && chars[at] !== '|' && chars[at] !== ')') {
      if (chars[at] === '\\' && chars[at + 1] === 'Q') items.push(...quoted())
      else items.push(repeated(atom()))
    }
    return { kind: 'sequence', items }
  }

  const choice = (): GoNode => {
    const options = [sequence()]
    while (chars[at] === '|') {
      at++
      options.push(sequence())
    }
    return options.length === 1 && options[0] ? options[0] : { kind: 'choice', options }
  }

  const tree = choice()
  if (at < chars.length) fail('a ) closes nothing')
  return { tree, captures }
}

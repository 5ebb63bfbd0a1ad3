import { type ByteSet, byteSet, complement, digits, foldCase, spaces, wordBytes } from './byte-set.ts'

/** The part of JavaScript's regular expressions that rules may use, as a tree over bytes. */
export type PatternNode =
  | { kind: 'set'; set: ByteSet }
  | { kind: 'sequence'; items: PatternNode[] }
  | { kind: 'choice'; options: PatternNode[] }
  | { kind: 'repeat'; body: PatternNode; min: number; max: number }
  | { kind: 'look'; body: PatternNode; behind: boolean; negative: boolean }
  | { kind: 'group'; body: PatternNode; name: string | null }
  | { kind: 'boundary' }

/** A pattern that a rule may not have; `offset` counts characters in the pattern. */
export class PatternError extends Error {
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.name = 'PatternError'
    this.offset = offset
  }
}

const control: Record<string, number> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 }
const shorthand: Record<string, ByteSet> = {
  d: digits,
  D: complement(digits),
  w: wordBytes,
  W: complement(wordBytes),
  s: spaces,
  S: complement(spaces)
}
const anyButLineBreak = complement(byteSet('\n\r'))
const maxDepth = 40

/** Refuses what is unbounded or depends on the text around: `*`, `+`, `{n,}`, `^`, `$`, back references, flags. */
export const parsePattern = (source: string, ignoreCase = false): PatternNode => {
  let at = 0
  let depth = 0
  const fail = (message: string, offset = at): never => {
    throw new PatternError(message, offset)
  }
  const setNode = (set: ByteSet): PatternNode => ({ kind: 'set', set: ignoreCase ? foldCase(set) : set })

  const parseHex = (length: number): number => {
    const text = source.slice(at, at + length)
    if (!/^[0-9a-fA-F]+$/.test(text) || text.length !== length) fail(`expected ${length} hex digits after the escape`)
    at += length
    const code = Number.parseInt(text, 16)
    if (code > 255) fail('patterns work on bytes: characters above \\xff are not allowed')
    return code
  }

  const parseEscape = (inClass: boolean): ByteSet => {
    const c = source[at++] ?? fail('a pattern may not end with a backslash')
    const named = shorthand[c]
    if (named) return named
    const code = control[c]
    if (code !== undefined && !(c === '0' && /\d/.test(source[at] ?? ''))) return byteSet(code)
    if (c === 'x') return byteSet(parseHex(2))
    if (c === 'u') return byteSet(parseHex(4))
    if (inClass && c === 'b') return byteSet(8)
    if (/[0-9a-zA-Z]/.test(c)) fail(`\\${c} is not allowed: back references, properties and unknown escapes are refused`, at - 2)
    return byteSet(c)
  }

  const parseClass = (): PatternNode => {
    const start = at - 1
    const negative = source[at] === '^'
    if (negative) at++
    const set = byteSet()
    const single = (member: ByteSet): number | undefined => {
      const first = member.indexOf(1)
      return member.indexOf(1, first + 1) === -1 ? first : undefined
    }
    const parseMember = (): ByteSet => {
      const c = source[at++] ?? fail('this class has no end', start)
      return c === '\\' ? parseEscape(true) : byteSet(c)
    }
    while (source[at] !== ']') {
      const member = parseMember()
      const low = single(member)
      if (low !== undefined && source[at] === '-' && source[at + 1] !== ']' && at + 1 < source.length) {
        at++
        const high = single(parseMember())
        if (high === undefined || high < low) return fail('this range has no order')
        for (let b = low; b <= high; b++) set[b] = 1
      } else for (let b = 0; b < 256; b++) if (member[b] === 1) set[b] = 1
    }
    at++
    const folded = ignoreCase ? foldCase(set) : set
    return { kind: 'set', set: negative ? complement(folded) : folded }
  }

  const parseGroup = (): PatternNode => {
    if (++depth > maxDepth) fail('groups are nested too deep')
    const inside = (make: (body: PatternNode) => PatternNode): PatternNode => {
      const body = parseChoice()
      if (source[at++] !== ')') fail('this group has no end')
      depth--
      return make(body)
    }
    if (source[at] !== '?') return fail('write (?:…) or (?<secret>…): unnamed groups that capture are not allowed', at - 1)
    const head = /^\?(?::|<?[=!]|<([A-Za-z]\w*)>)/.exec(source.slice(at))
    if (!head) return fail('only (?:…), (?<name>…), look-ahead and look-behind are allowed', at - 1)
    at += head[0].length
    const opener = head[0]
    if (opener === '?:') return inside((body) => ({ kind: 'group', body, name: null }))
    if (head[1] !== undefined) return inside((body) => ({ kind: 'group', body, name: head[1] ?? null }))
    return inside((body) => ({ kind: 'look', body, behind: opener.includes('<'), negative: opener.endsWith('!') }))
  }

  const parseAtom = (): PatternNode => {
    const c = source[at++] ?? fail('unexpected end')
    if (c === '(') return parseGroup()
    if (c === '[') return parseClass()
    if (c === '.') return setNode(anyButLineBreak)
    if (c === '^' || c === '$') return fail(`${c} depends on where the text was cut: the engine checks the boundaries itself`, at - 1)
    if (c === '*' || c === '+' || c === '?') return fail(`nothing to repeat before ${c}`, at - 1)
    if (c === '\\') {
      if (source[at] === 'b' || source[at] === 'B') {
        at++
        return { kind: 'boundary' }
      }
      return setNode(parseEscape(false))
    }
    const code = c.charCodeAt(0)
    if (code > 126 || code < 32) return fail('write characters outside printable ASCII as \\x..', at - 1)
    return setNode(byteSet(c))
  }

  const parseQuantifier = (atom: PatternNode): PatternNode => {
    const c = source[at]
    let min = 0
    let max = 1
    if (c === '?') at++
    else if (c === '*' || c === '+') return fail(`${c} has no upper bound: write {${c === '*' ? 0 : 1},n}`)
    else if (c === '{') {
      const range = /^\{(\d{1,6})(,(\d{0,6}))?\}/.exec(source.slice(at)) ?? fail('write \\{ for the character, {n} or {n,m} to repeat')
      if (range[2] !== undefined && range[3] === '') return fail('this repetition has no upper bound: write {n,m}')
      min = Number(range[1])
      max = range[3] === undefined ? min : Number(range[3])
      if (max < min) return fail('the upper bound is below the lower one')
      at += range[0].length
    } else return atom
    if (atom.kind === 'look' || atom.kind === 'boundary') fail('an assertion cannot be repeated')
    if (source[at] === '?') at++
    return parseQuantifier({ kind: 'repeat', body: atom, min, max })
  }

  const parseSequence = (): PatternNode => {
    const items: PatternNode[] = []
    while (at < source.length && source[at] !== '|' && source[at] !== ')') items.push(parseQuantifier(parseAtom()))
    return items.length === 1 && items[0] ? items[0] : { kind: 'sequence', items }
  }

  const parseChoice = (): PatternNode => {
    const options = [parseSequence()]
    while (source[at] === '|') {
      at++
      options.push(parseSequence())
    }
    return options.length === 1 && options[0] ? options[0] : { kind: 'choice', options }
  }

  const tree = parseChoice()
  if (at < source.length) fail('this ) closes nothing')
  new RegExp(source, ignoreCase ? 'iy' : 'y')
  return tree
}

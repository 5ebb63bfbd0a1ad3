import { type ByteSet, sizeOf } from '../byte-set.ts'
import type { GoNode } from './go-regexp.ts'

export interface PrintOptions {
  /** Groups that become `(?<secret>…)`; the others capture nothing. */
  secret: ReadonlySet<number>
  /** Stands for a repetition without an upper bound: of one character, and of a group. */
  most: { characters: number; groups: number }
}

/** The tree as a pattern of Bulkhead's rules: JavaScript without flags, `^` and `$` as looks at what is beside, each repetition bounded. */
export function printPattern(node: GoNode, options: PrintOptions): string {
  const print = (inner: GoNode): string => printPattern(inner, options)
  switch (node.kind) {
    case 'set':
      return printSet(node.set)
    case 'sequence':
      return node.items.map((item) => (item.kind === 'choice' ? `(?:${print(item)})` : print(item))).join('')
    case 'choice':
      return node.options.map(print).join('|')
    case 'group':
      return `(?${node.index !== null && options.secret.has(node.index) ? '<secret>' : ':'}${print(node.body)})`
    case 'assert':
      return asserts[node.what]
    case 'repeat': {
      const body = print(node.body)
      const isSet = node.body.kind === 'set'
      const bound = isSet ? options.most.characters : options.most.groups
      const max = node.max === Number.POSITIVE_INFINITY ? Math.max(bound, node.min) : node.max
      if (body === '' || max === 0) return ''
      return `${isSet || node.body.kind === 'group' ? body : `(?:${body})`}{${node.min},${max}}${node.lazy ? '?' : ''}`
    }
  }
}

const asserts: Record<Extract<GoNode, { kind: 'assert' }>['what'], string> = {
  begin: '(?<![^])',
  end: '(?![^])',
  'line-begin': '(?<![^\\n])',
  'line-end': '(?![^\\n])',
  word: '\\b',
  'no-word': '\\B'
}

const printByte = (byte: number): string => {
  const char = String.fromCharCode(byte)
  return /[A-Za-z0-9_ ]/.test(char) ? char : `\\x${byte.toString(16).padStart(2, '0')}`
}

function printSet(set: ByteSet): string {
  const size = sizeOf(set)
  if (size === 256) return '[^]'
  if (size === 0) return '(?![^])[^]'
  if (size === 1) return printByte(set.indexOf(1))
  const ranges: string[] = []
  for (let from = 0; from < 256; from++) {
    if (set[from] !== 1) continue
    let to = from
    while (set[to + 1] === 1) to++
    ranges.push(
      to - from < 2 ? Array.from({ length: to - from + 1 }, (_, i) => printByte(from + i)).join('') : `${printByte(from)}-${printByte(to)}`
    )
    from = to
  }
  return `[${ranges.join('')}]`
}

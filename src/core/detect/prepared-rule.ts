import { type ByteSet, byteSet, decodeByteSet, wordBytes } from '../catalog/byte-set.ts'
import type { CatalogType, CompiledRule } from '../catalog/catalog.ts'

/** A compiled rule with what the engine builds at its first use: most of a thousand types never meet a hit. */
export interface PreparedRule extends Omit<CompiledRule, 'first' | 'tail' | 'not' | 'near' | 'companions'> {
  index: number
  typeId: string
  severity: CatalogType['severity']
  /** Of a type that stands for whatever no other type knows. */
  fallback: boolean
  first: ByteSet
  /** Bytes that may not stand before a value. */
  head: ByteSet
  /** Sticky; the boundary on the right is part of it. */
  sticky(): RegExp
  /** The pattern alone, without boundary: tells explain why a candidate fell. */
  bare(): RegExp
  /** The pattern as the whole text. */
  whole(): RegExp
  hasSecretGroup: boolean
  isPublished(value: string): boolean
  near: RegExp | null
}

/** Makes a thing when it is first asked for. */
export const once = <T>(make: () => T): (() => T) => {
  let value: T | undefined
  return () => {
    value ??= make()
    return value
  }
}

const sets = new Map<string, ByteSet>()

/** Most rules start with one of a few sets. */
const sharedSet = (text: string): ByteSet => {
  const set = sets.get(text) ?? decodeByteSet(text)
  sets.set(text, set)
  return set
}

const notPatterns = new Map<string, RegExp>()

/** A list of a file of the user's types holds for many of its rules. */
const sharedNot = (pattern: string, flags: string): RegExp => {
  const name = `${flags}/${pattern}`
  const made = notPatterns.get(name) ?? new RegExp(`^(?:${pattern})$`, flags)
  notPatterns.set(name, made)
  return made
}

const classOf = (set: ByteSet): string => {
  let members = ''
  for (let b = 0; b < 256; b++) if (set[b] === 1) members += `\\x${b.toString(16).padStart(2, '0')}`
  return members === '' ? '[]' : `[${members}]`
}

/** Bytes that join a value to what stands around it, for values without a literal of their own: `…/8f3a….js` is no key. */
export const contextJoints = byteSet(wordBytes, '-./+')

const nearPattern = (words: readonly string[], patterns: readonly string[]): RegExp | null => {
  if (words.length + patterns.length === 0) return null
  const flexible = words.map((word) => {
    const body = word
      .split(/[_\-. ]/)
      .filter((part) => part !== '')
      .map((part) => part.replace(/[^A-Za-z0-9]/g, '\\$&'))
      .join('[_\\-. ]?')
    return word.length < 5 ? `(?<![A-Za-z0-9])${body}(?![A-Za-z0-9])` : body
  })
  return new RegExp([...flexible, ...patterns].join('|'), 'i')
}

export const prepareRule = (rule: CompiledRule, index: number, type: CatalogType): PreparedRule => {
  const head = rule.kind === 'block' ? byteSet() : rule.kind === 'token' ? wordBytes : contextJoints
  const flags = `${rule.ignoreCase ? 'i' : ''}${rule.pattern.includes('(?<secret>') ? 'd' : ''}`
  const closed = () => `(?:${rule.pattern})${rule.kind === 'block' ? '' : `(?!${classOf(decodeByteSet(rule.tail))})`}`
  const published = once(() => rule.not.map((pattern) => sharedNot(pattern, rule.ignoreCase ? 'i' : '')))
  return {
    ...rule,
    index,
    typeId: type.id,
    severity: type.severity,
    fallback: type.fallback,
    first: sharedSet(rule.first),
    head,
    sticky: once(() => new RegExp(closed(), `y${flags}`)),
    bare: once(() => new RegExp(rule.pattern, `y${flags}`)),
    whole: once(() => new RegExp(`^(?:${rule.pattern})$`, flags)),
    hasSecretGroup: flags.includes('d'),
    isPublished: (value) => published().some((pattern) => pattern.test(value)),
    near: nearPattern(rule.near, rule.companions)
  }
}

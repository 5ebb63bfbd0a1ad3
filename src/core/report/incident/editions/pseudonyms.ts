import type { FieldKind } from './field-kinds.ts'
import { createTermFinder } from './term-finder.ts'

/** Names that say nothing of whom they belong to. */
const plainNames = new Set([
  '',
  'bulkhead',
  'main',
  'master',
  'head',
  'develop',
  'trunk',
  'unknown',
  'not known',
  'none',
  'n/a',
  '-',
  'production',
  'staging',
  'test'
])

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const url = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'`)\]}]+/gi
const scpAddress = /\b[\w.-]+@[\w.-]+:[\w./~-]+/g
const ipv4 = /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?(?![\d.]*\d)/g
const ipv6 = /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}(?:[0-9a-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?(?:\/\d{1,3})?(?![\w:])/gi
const windowsPath = /\b[A-Za-z]:\\[^\s"'`<>|]+|\\\\[\w.-]+\\[^\s"'`<>|]+/g
const unixPath = /(?<![\w./<-])~?\/(?:[\p{L}\p{N}._@+-]+\/)*[\p{L}\p{N}._@+-]{2,}/gu
const relativePath = /(?<![\p{L}\p{N}_./-])(?:[\p{L}\p{N}._@+-]+\/)+[\p{L}\p{N}._@+-]*[\p{L}\p{N}]/gu
const host = /(?<![\p{L}\p{N}_@./-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:[a-z][a-z0-9-]*[a-z0-9])(?::\d{2,5})?(?![\p{L}\p{N}_-])/giu
const objectName = /\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)[0-9a-f]{7,64}\b/g

/** A time such as 10:12:00 is none. */
const isIpv6 = (match: string): boolean => match.includes('::') || match.match(/:/g)?.length === 7

interface Pattern {
  kind: FieldKind
  pattern: RegExp
  accept?: (match: string) => boolean
}

/** In this order: what is inside another comes later. */
const patterns: Pattern[] = [
  { kind: 'host', pattern: url },
  { kind: 'repository', pattern: scpAddress },
  { kind: 'person', pattern: email },
  { kind: 'path', pattern: windowsPath },
  { kind: 'path', pattern: unixPath },
  { kind: 'address', pattern: ipv4 },
  { kind: 'address', pattern: ipv6, accept: isIpv6 },
  { kind: 'path', pattern: relativePath },
  { kind: 'host', pattern: host },
  { kind: 'commit', pattern: objectName }
]

/** `python-requests/2.31` is no path. */
const patternsOfAgent = patterns.filter(({ pattern }) => pattern !== relativePath)

/** A name of a call, such as `org.add_member`, which looks like a host and is public. */
const isCall = (text: string): boolean =>
  /^[a-z_]+(?:[.:][a-z_]+)+$/i.test(text) && !/\.(?:com|org|net|io|dev|app|internal|local|corp|lan|[a-z]{2})$/i.test(text)

/** Of what is a name of two kinds, such as a service called like its repository, the first here. */
const kindsInOrder: FieldKind[] = ['person', 'repository', 'service', 'path', 'file', 'branch', 'host', 'address', 'key', 'account']

export interface Pseudonyms {
  /** Learns a name, so that it is also found in the texts of others. All must be learnt before the first text is replaced. */
  learn(kind: FieldKind, value: string): void
  /** A pseudonym for a name; a text with pseudonyms in place of all names in it. */
  replace(kind: FieldKind, value: string): string
}

/**
 * Names of people, addresses, hosts, repositories, paths, accounts and keys become tokens such as `person-7kq2mx`. The token comes from
 * a keyed hash of case, kind and name, so that it is the same everywhere in a report, in every format, and in each later export of the case,
 * and tells nothing to one without the workspace's key. `publicNames`: what the report names anyway, such as the provider.
 */
export function createPseudonyms(caseId: string, hmac: (value: Uint8Array) => Uint8Array, publicNames: readonly string[] = []): Pseudonyms {
  const encoder = new TextEncoder()
  const tokens = new Map<string, string>()
  const taken = new Set<string>()
  const terms = createTermFinder<() => string>()
  const kindOf = new Map<string, FieldKind>()
  const plain = new Set([...plainNames, ...publicNames.map((name) => name.toLowerCase())])

  const token = (kind: FieldKind, value: string): string => {
    const same = value.trim().toLowerCase()
    const name = `${kind}\0${same}`
    const known = tokens.get(name)
    if (known !== undefined) return known
    const hash = hmac(encoder.encode(`pseudonym\0${caseId}\0${name}`))
    let length = 6
    let made = `${kind}-${code(hash, length)}`
    while (taken.has(made)) made = `${kind}-${code(hash, ++length)}`
    taken.add(made)
    tokens.set(name, made)
    return made
  }
  const isPlain = (value: string): boolean => plain.has(value.trim().toLowerCase()) || !/[\p{L}\p{N}]/u.test(value)

  const inText = (text: string, kinds: readonly Pattern[]): string => {
    let pieces: Piece[] = replaceTerms(text)
    for (const { kind, pattern, accept } of kinds)
      pieces = pieces.flatMap((piece) =>
        piece.done ? [piece] : split(piece.text, pattern, (match) => (accept?.(match) === false ? match : token(kind, match)))
      )
    return pieces.map((piece) => piece.text).join('')
  }
  const replaceTerms = (text: string): Piece[] => {
    const pieces: Piece[] = []
    let at = 0
    for (const { start, end, found: name } of terms.find(text)) {
      pieces.push({ text: text.slice(at, start), done: false }, { text: name(), done: true })
      at = end
    }
    pieces.push({ text: text.slice(at), done: false })
    return pieces
  }
  const one = (kind: FieldKind, value: string): string => {
    if (isPlain(value)) return value
    const name = kind === 'person' ? personName(value) : value
    return token(kindOf.get(name.trim().toLowerCase()) ?? kind, name)
  }

  return {
    learn(kind, value) {
      if (kind === 'fact' || kind === 'text' || kind === 'agent' || isPlain(value)) return
      if (kind === 'action') {
        if (isCall(value)) terms.add(value, () => value)
        return
      }
      const name = (kind === 'person' ? personName(value) : value).trim().toLowerCase()
      const before = kindOf.get(name)
      if (before === undefined || rank(kind) < rank(before)) kindOf.set(name, kind)
      for (const alias of aliasesOf(kind, value)) if (!isPlain(alias)) terms.add(alias, () => one(kind, value))
    },
    replace(kind, value) {
      if (kind === 'fact') return value
      if (kind === 'text' || kind === 'action') return inText(value, patterns)
      return kind === 'agent' ? inText(value, patternsOfAgent) : one(kind, value)
    }
  }
}

const rank = (kind: FieldKind): number => (kindsInOrder.includes(kind) ? kindsInOrder.indexOf(kind) : kindsInOrder.length)

interface Piece {
  text: string
  done: boolean
}

function split(text: string, pattern: RegExp, name: (match: string) => string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { 0: match, index } of text.matchAll(pattern)) {
    pieces.push({ text: text.slice(at, index), done: false }, { text: name(match), done: true })
    at = index + match.length
  }
  pieces.push({ text: text.slice(at), done: false })
  return pieces
}

/** No vowels, so that no words come out, and no digit that looks like a letter. */
const alphabet = '23456789bcdfghjkmnpqrstvwxz'
const code = (hash: Uint8Array, length: number): string =>
  Array.from({ length }, (_, at) => alphabet.charAt((hash[at % hash.length] ?? 0) % alphabet.length)).join('')

/** `Ada Lovelace <ada@example.org>` is Ada Lovelace. */
const personName = (value: string): string => /^\s*(.*?\S)\s*<[^<>]*>\s*$/.exec(value)?.[1] ?? value

/** Other ways in which the same may be called in a text. */
function aliasesOf(kind: FieldKind, value: string): string[] {
  if (kind === 'person') {
    const name = personName(value)
    const address = /<([^<>]+)>/.exec(value)?.[1]
    const parts = name.includes('@') ? [] : name.split(/[\s.]+/).filter((part) => [...part].length >= 3 && /^\p{Lu}/u.test(part))
    return [value, name, ...parts, ...(address === undefined ? [] : [address])]
  }
  if (kind === 'path' || kind === 'repository' || kind === 'file' || kind === 'resource') {
    const last = value.split(/[\\/]/).at(-1) ?? ''
    return [value, ...(last.length >= 4 ? [last] : [])]
  }
  if (kind === 'commit' || kind === 'object') return [value, value.slice(0, 12), value.slice(0, 10), value.slice(0, 8), value.slice(0, 7)]
  if (kind === 'branch') return [value, value.replace(/^refs\/(?:heads|tags|remotes)\//, '')]
  return [value]
}

import { type Binding, named, place, type Term, type TextFile } from './binding.ts'
import type { FileKind } from './file-kind.ts'
import type { Mention } from './mention.ts'
import type { Sought } from './sought.ts'
import { standingOf } from './standing.ts'

/** Whether a text is the value, by its HMAC; undefined where there is nothing to compare with. */
export type Proves = (text: string) => boolean

const placeholder =
  /^$|^[<{[(%$].*|^(?:change[-_ ]?me|change[-_ ]?it|todo|fixme|none|null|nil|undefined|true|false|x{3,}.*|\*{3,}|\.{3}|your[-_ ].*|my[-_ ].*|replace[-_ ]?me|secret|password|example|dummy|test|placeholder|redacted|value|string|str)$/i
const fileBacked = new Set(['env-file', 'config', 'other'])

/** What the statements of a file have to do with what is sought. */
export function judgeFile(file: TextFile, { kind, read }: FileKind, sought: Sought, proves: Proves): Mention[] {
  const standing = standingOf(file.path)
  // What a test or a document only names depends on nothing.
  if ((standing === 'test' || standing === 'not-run') && !sought.valueIn(file.text)) return []
  const base = { path: file.path, kind, standing }
  const bindings = read(kind === 'code' ? aroundSought(file, sought) : file)
  const mentions: Mention[] = []
  for (const binding of bindings) {
    const judged = judgeBinding(binding, sought, proves)
    if (judged) mentions.push({ ...base, line: binding.line, consumer: binding.consumer, ...judged })
  }
  if (sought.valueIn(file.text)) mentions.push(...unreadValues(file, sought, bindings, mentions).map((found) => ({ ...base, ...found })))
  if (fileBacked.has(kind)) for (const mention of mentions) if (mention.via === 'value') mention.links.push(place('file', file.path))
  return mentions
}

/** Smaller programs are read whole. */
const smallText = 2 * 1024
const LINES_AROUND = 12

/** Of a long program the lines near to what is sought, the others empty: to read every line of every program takes a hundred times as long. */
function aroundSought({ path, text }: TextFile, sought: Sought): TextFile {
  if (text.length <= smallText) return { path, text }
  const lines = text.split('\n')
  const kept = new Uint8Array(lines.length)
  for (const [i, line] of lines.entries())
    if (sought.mayStandInText(line) || line.includes('BaseSettings')) kept.fill(1, Math.max(0, i - LINES_AROUND), i + LINES_AROUND + 1)
  return { path, text: lines.map((line, i) => (kept[i] === 1 ? line : '')).join('\n') }
}

type Judged = Pick<Mention, 'via' | 'term' | 'how' | 'literal' | 'links'>

function judgeBinding(binding: Binding, sought: Sought, proves: Proves): Judged | undefined {
  const { name, value, refs, defines, how } = binding
  const own = ownTerms(binding)
  if (value !== null && (sought.valueIn(value) || (how === 'given' && isLiteral(value, refs) && proves(value))))
    return { via: 'value', term: null, how, literal: 'none', links: how === 'given' ? own : [] }
  for (const ref of refs) {
    const term = sought.find(ref)
    if (!term) continue
    // `NAME: ${{ secrets.NAME }}` says of both that they are the secret; a command that reads it makes nothing new.
    const links = how === 'given' && refs.length === 1 ? own : []
    return {
      via: term.kind === 'name' ? 'name' : 'path',
      term,
      how,
      literal: 'none',
      links: links.concat(term.kind === 'name' ? refs.filter(isPlace) : [])
    }
  }
  const term = [...(name === null ? [] : [named(name)]), ...defines].map((given) => sought.find(given)).find((found) => found !== undefined)
  if (!term || how !== 'given') return undefined
  const isOther = value !== null && isLiteral(value, refs) && !placeholder.test(value)
  return {
    via: term.kind === 'name' ? 'name' : 'path',
    term,
    how,
    literal: isOther ? 'other' : 'none',
    links: isOther ? [] : [...refs, ...defines]
  }
}

/** By what others ask for what a binding gives: its places, and its name where it is that of a variable. */
function ownTerms({ name, defines }: Binding): Term[] {
  const isVariable = name !== null && /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(name)
  return [...defines.filter((term) => term.kind === 'place'), ...(isVariable ? [named(name)] : [])]
}

const isPlace = (term: Term): boolean => term.kind === 'place'
const isLiteral = (value: string, refs: readonly Term[]): boolean =>
  refs.length === 0 && value.length <= 8192 && !/^\$|\{\{|\$\{|\(/.test(value)

/** Where the value stands in no statement that the reader knows: an address, a command, a table. */
function unreadValues(
  file: TextFile,
  sought: Sought,
  bindings: readonly Binding[],
  found: readonly Mention[]
): Omit<Mention, 'path' | 'kind' | 'standing'>[] {
  const known = new Set(found.filter(({ via }) => via === 'value').map(({ line }) => line))
  // A binding that holds it may start lines above it.
  if (known.size > 0 && bindings.some(({ value }) => value !== null && sought.valueIn(value))) return []
  const lines = new Set<number>()
  for (const value of sought.values) {
    for (let at = file.text.indexOf(value), n = 0; at >= 0 && n < 20; at = file.text.indexOf(value, at + value.length), n++)
      lines.add(lineOf(file.text, at))
  }
  return [...lines].map((line) => ({ line, consumer: null, via: 'value', term: null, how: 'given', literal: 'none', links: [] }))
}

function lineOf(text: string, at: number): number {
  let line = 1
  for (let next = text.indexOf('\n'); next >= 0 && next < at; next = text.indexOf('\n', next + 1)) line++
  return line
}

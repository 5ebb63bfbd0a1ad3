import path from 'node:path'
import { termText } from './binding.ts'
import type { KnownTerms, Origin } from './known-terms.ts'
import type { Mention } from './mention.ts'

/** A literal that a file of the source gives to a name. */
export interface Literal {
  name: string
  path: string
  /** Empty for that of HEAD. */
  branch: string
  isValue: boolean
}

export interface Weighed {
  mention: Mention
  certainty: 'confirmed' | 'suspected'
  reason: string
}

/**
 * How sure each mention is. Confirmed is what holds the value; what reads a variable to which the nearest file that gives it a literal gives
 * the value; and what reads a place that such a statement of the same source fills. All else is suspected: the same name or place
 * in another source may get another value, and a name from the catalogue says what people usually call it, no more.
 */
export function weighMentions(mentions: readonly Mention[], known: KnownTerms, literals: readonly Literal[]): Weighed[] {
  const nearest = (name: string, at: string): Literal | undefined => {
    const same = literals.filter((literal) => literal.name === name)
    const depth = (literal: Literal): number => sharedDepth(literal.path, at)
    return same.sort(
      (a, b) => depth(b) - depth(a) || Number(b.isValue) - Number(a.isValue) || Number(a.branch !== '') - Number(b.branch !== '')
    )[0]
  }
  const weighed = new Map<Mention, Weighed>()
  const weigh = (mention: Mention, guard: number): Weighed => {
    const before = weighed.get(mention)
    if (before) return before
    const made = decide(mention, guard)
    weighed.set(mention, made)
    return made
  }
  const decide = (mention: Mention, guard: number): Weighed => {
    const sure = (reason: string): Weighed => ({ mention, certainty: 'confirmed', reason })
    const unsure = (reason: string): Weighed => ({ mention, certainty: 'suspected', reason })
    if (mention.via === 'value' || mention.term === null) {
      if (mention.standing === 'test') return unsure('Holds the value itself, in a file for tests.')
      if (mention.standing === 'example') return unsure('Holds the value itself, in an example.')
      return sure('Holds the value itself.')
    }
    const does = verb(mention)
    const text = termText(mention.term)
    if (mention.how === 'named') return unsure(`Names ${text}; how it is read is not clear from the line.`)
    if (mention.standing !== 'runs') return unsure(`${does} ${text}, in ${mention.standing === 'test' ? 'a test' : 'an example'}.`)
    const term = known.of(mention.term)
    const literal = mention.term.kind === 'name' ? nearest(mention.term.name, mention.path) : undefined
    if (literal?.isValue)
      return sure(
        `${does} ${text}, to which ${literal.path}${literal.branch === '' ? '' : ` on branch ${literal.branch}`} gives the value.`
      )
    const origins = term?.origins ?? []
    if (literal) return unsure(`${does} ${text}, to which ${literal.path}, the nearest file that sets it, gives another value.`)
    for (const origin of origins) {
      if (origin.from !== 'mention' || guard <= 0 || origin.mention === mention) continue
      const source = weigh(origin.mention, guard - 1)
      if (source.certainty === 'confirmed') return sure(`${does} ${text}${whence(origin.mention)}.`)
    }
    return unsure(`${does} ${text}, ${whyUnsure(origins, mention)}`)
  }
  return mentions.map((mention) => weigh(mention, 4))
}

const verb = (mention: Mention): string => (mention.how === 'given' ? 'Gets' : 'Reads')

function whence(origin: Mention): string {
  if (origin.via === 'value' || origin.term === null) return `, which holds the value (${origin.path})`
  return `, which ${origin.path} fills from ${termText(origin.term)}`
}

function whyUnsure(origins: readonly Origin[], mention: Mention): string {
  for (const origin of origins) {
    if (origin.from === 'history')
      return `the name that ${origin.path} gave the value in the past; which value it gets today is not in the source.`
    if (origin.from === 'elsewhere')
      return `as ${origin.path} of ${origin.sourceName} does with the value; whether it is the same one is not in this source.`
    if (origin.from === 'mention' && origin.mention !== mention && origin.mention.term)
      return `which ${origin.mention.path} connects with ${termText(origin.mention.term)}; the value itself is not in the source.`
  }
  return 'the usual name for this type; which value it gets is not in the source.'
}

/** Folders that two files have in common from the root. */
function sharedDepth(a: string, b: string): number {
  const [left, right] = [path.posix.dirname(a).split('/'), path.posix.dirname(b).split('/')]
  let depth = 0
  while (depth < left.length && left[depth] === right[depth]) depth++
  // What lies in a folder above says more of a file than what lies in one beside it.
  return depth * 2 + (depth === left.length || left[0] === '.' ? 1 : 0)
}

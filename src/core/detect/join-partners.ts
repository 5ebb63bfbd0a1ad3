import type { CatalogType, Partner } from '../catalog/catalog.ts'
import { blockAround } from './block-around.ts'
import type { Candidate } from './candidate.ts'
import type { Match } from './types.ts'

export interface Joined extends Candidate {
  partners?: NonNullable<Match['partners']>
}

interface Place {
  value: string
  at: number
}

/** A partner as the engine looks for it. */
interface Sought extends Partner {
  /** All matches in a text. */
  all: RegExp
  /** A value that is one. */
  whole: RegExp
}

const lineBreak = /\r?\n/
/** A file that is searched whole for a partner is no longer. */
const mostFile = 4_194_304
/** Secrets of one text for which partners are looked for: a dump has thousands. */
const mostSecrets = 2_000

/**
 * Joins secrets with what belongs to them: the partners of a secret become a part of it, and what was found as a secret of the same type
 * and is such a partner is a finding of its own no more. `drop` hears of these.
 */
export const partnerJoiner = (types: readonly Pick<CatalogType, 'id' | 'with'>[]) => {
  const soughtBy = new Map(types.filter((type) => type.with.length > 0).map((type) => [type.id, type.with.map(soughtOf)]))
  return (bytes: Uint8Array, candidates: readonly Candidate[], drop: (partner: Candidate, name: string) => void): Joined[] => {
    const concerned = candidates.filter(({ rule }) => soughtBy.has(rule.typeId))
    if (concerned.length === 0) return [...candidates]
    const texts = Map.groupBy(concerned, ({ rule, decodedIn }) => `${rule.typeId} ${numberOf(decodedIn?.bytes ?? bytes)}`)
    const partnersOf = new Map<Candidate, NonNullable<Match['partners']>>()
    const dropped = new Map<Candidate, string>()
    for (const group of texts.values()) {
      const [{ rule, decodedIn }] = group as [Candidate, ...Candidate[]]
      for (const sought of soughtBy.get(rule.typeId) ?? []) {
        const isPartner = ({ value }: Candidate): boolean => sought.whole.test(value)
        const secrets = group.filter((candidate) => !isPartner(candidate))
        const text = decodedIn?.bytes ?? bytes
        const isSecret = secretPlaces(
          candidates.filter((candidate) => !isPartner(candidate)),
          bytes,
          text
        )
        const found = nearest(text, secrets.slice(0, mostSecrets), sought, isSecret)
        for (const [secret, value] of found) partnersOf.set(secret, [...(partnersOf.get(secret) ?? []), { name: sought.name, value }])
        const taken = new Set(found.values())
        for (const partner of group) if (isPartner(partner) && taken.has(partner.value)) dropped.set(partner, sought.name)
      }
    }
    for (const [partner, name] of dropped) drop(partner, name)
    return candidates.flatMap((candidate) => {
      if (dropped.has(candidate)) return []
      const partners = partnersOf.get(candidate)
      return [partners ? { ...candidate, partners } : candidate]
    })
  }
}

const numbers = new WeakMap<Uint8Array, number>()
let lastNumber = 0
const numberOf = (bytes: Uint8Array): number => {
  const number = numbers.get(bytes) ?? ++lastNumber
  numbers.set(bytes, number)
  return number
}

/** A name leads to it: its form alone says nothing. */
export const isNamed = ({ pattern }: Partner): boolean => pattern.includes('(?<id>')

const soughtOf = (partner: Partner): Sought => ({
  ...partner,
  // Where a name leads to the id, that may be the end of a longer name.
  all: new RegExp(`${isNamed(partner) ? '' : '(?<![A-Za-z0-9_])'}(?:${partner.pattern})(?![A-Za-z0-9_])`, 'g'),
  whole: new RegExp(`^(?:${partner.pattern})$`)
})

const placesIn = (text: string, { all }: Sought, from: number): Place[] =>
  [...text.matchAll(all)].map((match) => {
    const value = match.groups?.id ?? match[0]
    return { value, at: from + match.index + match[0].lastIndexOf(value) }
  })

/**
 * Whether a place is, or touches, what is found as a secret itself: the pattern of a partner may fit that too (`user: sk_live_…`), and to stand
 * beside a secret is no reason to be shown.
 */
const secretPlaces = (candidates: readonly Candidate[], bytes: Uint8Array, text: Uint8Array): ((place: Place) => boolean) => {
  const values = new Set(candidates.map(({ value }) => value))
  const spans = candidates
    .flatMap(({ decodedIn, start, end }) => (text === bytes ? { start, end } : decodedIn?.bytes === text ? decodedIn : []))
    .sort((a, b) => a.start - b.start)
  let last = 0
  const ends = spans.map(({ end }) => (last = Math.max(last, end)))
  return ({ value, at }) => {
    if (values.has(value)) return true
    let [low, high] = [0, spans.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (spans[middle]!.start < at + value.length) low = middle + 1
      else high = middle
    }
    return low > 0 && ends[low - 1]! > at
  }
}

const spanOf = ({ decodedIn, start, end }: Candidate): { start: number; end: number } => decodedIn ?? { start, end }

/** For each secret that a partner stands near: its value, undefined where it is not clear which. */
const nearest = (
  bytes: Uint8Array,
  secrets: readonly Candidate[],
  sought: Sought,
  isSecret: (place: Place) => boolean
): Map<Candidate, string | undefined> => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const spans = secrets.map(spanOf)
  let whole: Place[] | undefined
  const wholeFile = (): Place[] => {
    whole ??= bytes.length <= mostFile ? placesIn(buffer.toString('latin1'), sought, 0).filter((place) => !isSecret(place)) : []
    return whole
  }
  const found = new Map<Candidate, string | undefined>()
  for (const secret of secrets) {
    const { start, end } = spanOf(secret)
    const from = Math.max(0, start - sought.reach)
    const text = buffer.toString('latin1', from, end + sought.reach)
    const near = placesIn(text, sought, from).filter((place) => !isSecret(place))
    const places = near.length > 0 || !sought.sameFile ? near : wholeFile()
    if (places.length === 0) continue
    const inBlock = onlyInBlock(text, start - from, near, from)
    found.set(secret, choose(inBlock.length > 0 ? inBlock : places, { start, end }, { secrets: spans, wholeFile }))
  }
  return found
}

/** Places on a line of the block that holds the secret. */
const onlyInBlock = (text: string, at: number, places: readonly Place[], from: number): Place[] => {
  const lines = new Set(blockAround(text, at).split(lineBreak))
  return places.filter((place) => {
    const start = text.lastIndexOf('\n', place.at - from) + 1
    const end = text.indexOf('\n', place.at - from)
    return lines.has(text.slice(start, end === -1 ? undefined : end).replace(/\r$/, ''))
  })
}

/**
 * The only partner there is. Of two, one before and one behind with no other secret between, the one that is the secret's by the order of
 * the file: where a partner comes first, each stands before its secret. Then the other one must have a secret of its own.
 */
const choose = (
  places: readonly Place[],
  own: { start: number; end: number },
  { secrets, wholeFile }: { secrets: readonly { start: number }[]; wholeFile: () => readonly Place[] }
): string | undefined => {
  const [only, ...others] = new Set(places.map(({ value }) => value))
  if (others.length === 0) return only
  const hasSecret = (low: number, high: number): boolean => secrets.some(({ start }) => start > low && start < high)
  const before = places.filter(({ at }) => at < own.start && !hasSecret(at, own.start)).at(-1)
  const behind = places.find(({ at }) => at >= own.end && !hasSecret(own.start, at))
  if (!before || !behind) return (before ?? behind)?.value
  const all = wholeFile()
  const first = all[0]?.at ?? own.start
  if (!hasSecret(-1, first)) {
    const next = all.find(({ at }) => at > behind.at)?.at ?? Number.POSITIVE_INFINITY
    return hasSecret(behind.at, next) ? before.value : undefined
  }
  const previous = all.findLast(({ at }) => at < before.at)?.at ?? -1
  return hasSecret(previous, before.at) ? behind.value : undefined
}

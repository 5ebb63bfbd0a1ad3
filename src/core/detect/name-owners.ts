import type { CatalogType } from '../catalog/catalog.ts'
import { blockAround } from './block-around.ts'
import type { Candidate } from './candidate.ts'
import { isAnybodys } from './filters/own-name.ts'
import { nameParts } from './filters/public-name.ts'
import { judge } from './judge.ts'
import { readLead } from './lead.ts'
import { startsPart } from './match-context.ts'
import { once, type PreparedRule } from './prepared-rule.ts'
import type { Engine } from './search-text.ts'

/** Bytes on either side in which the block of a value is looked at, and from the start of a text those for its imports. */
const blockReach = 600
const importReach = 16_384
/** Values of one text whose owner is looked for: a dump has thousands. */
const mostValues = 500

const longestName = 80
/** What a name ends with that says what the value is, not whose. */
const kindOfValue =
  /(?:(?:api|auth|access|app|secret|private|refresh|bearer|client|webhook)_)*(?:keys?|tokens?|secrets?|jwt|bearer|authorization|auth|pat|credentials?)(?:_?\d+)?_?$/
/** An application's own secret, whoever stands beside it. */
const ownSecret = /(?:^|_)(?:session|cookies?|sign(?:ing|ed|ature)?|secret_key|app_secret|encryption|csrf|salt|pepper)(?:_|$)/
/** So a key of somebody's service is named: an import says enough of it. */
const serviceKey = /(?:^|_)(?:api|access|auth|authorization|bearer|token)(?:_|$)/
/** Another value's name: what it says is about that value. */
const otherValue = /(?:key|token|secret|passw(?:or)?d|pwd|pat|jwt|credentials?)\w{0,8}["'`\])]{0,3}\s{0,4}(?:=>|:=|[:=](?!=))/i
const importLine =
  /^[ \t]*(?:(?:import|from|using|use|require|require_once|require_relative|gem|library|#include|implementation)\b|(?:const|let|var)\b[^\n=]{0,80}=[ \t]*(?:await[ \t]+)?(?:require|import)\()[^\n]{0,200}/m

/** A line that opens a block, or begins a section: `box:`, `"box": {`, `[box]`, `[[box.app]]`. */
const opener = /^[ \t+-]*["']?\[{0,2}(\w[\w.-]{1,60})\]{0,2}["']?[ \t]*(?:(?:=>|[:=])[ \t]*)?(?:[{([][ \t]*)?(?:#.*)?$/
/** What stands before a word and behind it where it is in the name of something else that has a value. */
const nameBefore = /^[ \t"'+-]*(?:export[ \t]+)?[\w.-]*$/
const valueBehind = /^[\w.-]*["']?[ \t]{0,4}(?:=>|:=|[:=])[ \t]{0,4}[^\s{[(]/

interface Seen {
  rule: PreparedRule
  start: number
  end: number
}

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', Math.max(0, from), Math.min(bytes.length, to))

const importsOf = (bytes: Uint8Array): string =>
  latin1(bytes, 0, importReach)
    .split('\n')
    .filter((line) => importLine.test(line))
    .join('\n')

const oneOfEach = (seen: readonly Seen[]): Seen[] => [...new Map(seen.map((each) => [each.rule, each])).values()]

/**
 * Gives values that only a type for whatever no other knows has found the type of the provider whose word stands in the block around, on
 * either side (`curl -H 'Authorization: Bearer …' https://api.acme.com`), or in the imports of the file: where the provider's context rule
 * accepts the value, and its own name says nothing of an owner. A block decides by what is nearest; imports only where one provider fits. The path of the file
 * is no clue: a history is searched without it, and one secret must not be of two types.
 */
export const ownerNamer = ({ wordsAt, firstFinal, kernel }: Engine, types: readonly CatalogType[]) => {
  const look = (text: string): Seen[] => {
    const bytes = Buffer.from(text, 'latin1')
    const seen: Seen[] = []
    const { count, ends, states } = kernel.scan(bytes, 0, bytes.length)
    for (let h = 0; h < count; h++) {
      const end = ends[h]!
      for (const word of wordsAt(states[h]! - firstFinal)) {
        const start = end - word.length
        if (!startsPart(bytes, start)) continue
        for (const group of [word.inDigitNames, word.inNames, word.inTokens, word.anywhere])
          for (const rule of group.rules) if (!rule.fallback) seen.push({ rule, start, end })
      }
    }
    return seen
  }

  const fits = (candidate: Candidate, { rule }: Seen): boolean => {
    if (!rule.whole().test(candidate.value)) return false
    // The other type was sure that it is a secret.
    const named = { ...candidate, rule: rule.named ? { ...rule, named: false } : rule }
    return judge(named, { all: () => '', block: () => '' }) === 'kept'
  }

  const nearestIn = (block: string, candidate: Candidate): Seen | undefined => {
    const start = block.indexOf(candidate.value)
    const end = start + candidate.value.length
    const lineStart = block.lastIndexOf('\n', start) + 1
    /** A line that is about something else: another key, or whatever has the word in its name. */
    const isElsewhere = (seen: Seen): boolean => {
      const from = block.lastIndexOf('\n', seen.start - 1) + 1
      if (from === lineStart) return false
      const to = block.indexOf('\n', seen.start)
      const line = block.slice(from, to === -1 ? block.length : to)
      const isOfName = nameBefore.test(line.slice(0, seen.start - from)) && valueBehind.test(line.slice(seen.end - from))
      return isOfName || otherValue.test(line) || importLine.test(line)
    }
    const distance = (seen: Seen): number => (seen.end <= start ? start - seen.end : 2 * (seen.start - end))
    const tried = new Map<PreparedRule, boolean>()
    const fitsOnce = (seen: Seen): boolean => {
      const known = tried.get(seen.rule) ?? fits(candidate, seen)
      tried.set(seen.rule, known)
      return known
    }
    return look(block)
      .filter((seen) => seen.end <= start || seen.start >= end)
      .sort((a, b) => distance(a) - distance(b))
      .find((seen) => fitsOnce(seen) && !isElsewhere(seen))
  }

  /** The keys of the blocks around, outermost first, and the value's own: `box: client_secret` is looked at as `box_client_secret`. */
  const qualifiedName = (block: string, candidate: Candidate): string => {
    const above = block.slice(0, block.indexOf(candidate.value)).split('\n').slice(0, -1)
    const keys = above.flatMap((line) => opener.exec(line)?.[1] ?? [])
    return keys.length === 0 ? '' : [...keys, candidate.name].join('_')
  }

  const onlyOne = (seen: readonly Seen[], candidate: Candidate): Seen | undefined => {
    const fitting = seen.filter((each) => fits(candidate, each))
    const providers = new Set(fitting.map(({ rule }) => types[rule.type]?.providerId))
    return providers.size === 1 ? fitting[0] : undefined
  }

  const nameOf = (candidate: Candidate, text: string, at: number): string =>
    nameParts(candidate.name === '' ? readLead(text, Math.max(0, at - longestName), at).name : candidate.name)

  return (bytes: Uint8Array, candidates: readonly Candidate[]): Candidate[] => {
    let left = mostValues
    const inImports = once(() => oneOfEach(look(importsOf(bytes))))
    return candidates.map((candidate) => {
      const { rule, decodedIn = { bytes, start: candidate.start, end: candidate.end } } = candidate
      if (!rule.fallback || rule.chosen || left === 0) return candidate
      left--
      const from = Math.max(0, decodedIn.start - blockReach)
      const text = latin1(decodedIn.bytes, from, decodedIn.end + blockReach)
      const at = decodedIn.start - from
      const name = nameOf(candidate, text, at)
      if (ownSecret.test(name) || !isAnybodys(name.replace(kindOfValue, ''))) return candidate
      const block = blockAround(text, at)
      const owner =
        nearestIn(block, candidate) ??
        onlyOne(look(qualifiedName(block, candidate)), candidate) ??
        (serviceKey.test(name) || name === '' ? onlyOne(inImports(), candidate) : undefined)
      return owner ? { ...candidate, rule: owner.rule } : candidate
    })
  }
}

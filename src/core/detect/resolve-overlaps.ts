import type { Candidate } from './candidate.ts'
import { htmlEntities } from './decode/html-entities.ts'
import { percent } from './decode/percent.ts'
import { stringEscapes } from './decode/string-escapes.ts'

const kindRank = { token: 3, block: 3, context: 2, assignment: 1, manifest: 0 } as const
const mostSpecific = 3

/** A type that stands for whatever no other knows says least, however it was found. */
const rankOf = ({ kind, fallback }: Candidate['rule']): number => kindRank[kind] - (fallback ? mostSpecific : 0)

const contains = (a: Candidate, b: Candidate): boolean => a.start <= b.start && a.end >= b.end && a.end - a.start > b.end - b.start

/**
 * Does a value in an encoding say more than one that stands in the same place as it is? An address keeps its escapes, and a type that
 * knows the encoded form names it so; what such a type takes whole is better told by what is in it.
 */
const saysMore = (encoded: Candidate, plain: Candidate): boolean => {
  if (contains(encoded, plain)) return true
  const [outermost] = encoded.encodings ?? []
  if (outermost === percent.name) return false
  if (outermost === stringEscapes.name || outermost === htmlEntities.name) return !contains(plain, encoded)
  return encoded.rule.fallback || encoded.rule.kind === 'assignment'
}

/** Of two that overlap, is `a` the one to report? */
export const beats = (a: Candidate, b: Candidate): boolean => {
  const rankA = rankOf(a.rule)
  const rankB = rankOf(b.rule)
  if (rankA !== rankB) return rankA > rankB
  if ((a.encodings === undefined) !== (b.encodings === undefined)) return a.encodings ? saysMore(a, b) : !saysMore(b, a)
  if (a.start !== b.start || a.rule.kind === 'assignment') {
    if (contains(a, b)) return true
    if (contains(b, a)) return false
  }
  if (a.anchor !== b.anchor) return a.anchor > b.anchor
  if (a.rule.checks.length !== b.rule.checks.length) return a.rule.checks.length > b.rule.checks.length
  return a.end - a.start !== b.end - b.start ? a.end - a.start > b.end - b.start : a.rule.index < b.rule.index
}

const overlap = (a: Candidate, b: Candidate): boolean => a.start < b.end && b.start < a.end

/** Keeps of all candidates that overlap the one which says most; `drop` hears of the others. In order of `start`. */
export const resolveOverlaps = (candidates: readonly Candidate[], drop: (loser: Candidate, winner: Candidate) => void): Candidate[] => {
  const kept: Candidate[] = []
  for (const candidate of candidates.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const rivals: Candidate[] = []
    for (let i = kept.length - 1; i >= 0 && rivals.length < 64; i--) {
      const other = kept[i]
      if (!other || other.end <= candidate.start) break
      if (overlap(other, candidate)) rivals.push(other)
    }
    const winner = rivals.find((rival) => beats(rival, candidate))
    if (winner) drop(candidate, winner)
    else {
      kept.length -= rivals.length
      for (const rival of rivals) drop(rival, candidate)
      kept.push(candidate)
    }
  }
  return kept
}

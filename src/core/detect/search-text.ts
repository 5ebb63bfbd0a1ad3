import { nameBytes, tokenBytes, wordBytes } from '../catalog/byte-set.ts'
import { blockAround } from './block-around.ts'
import { startsAlone } from './boundary.ts'
import type { Candidate } from './candidate.ts'
import { type EscapedText, EscapeFinder } from './decode/find-escapes.ts'
import { judge } from './judge.ts'
import type { Kernel } from './kernel.ts'
import { type EncodedValue, kubernetesValues } from './kubernetes-values.ts'
import { type Assigned, matchAssignment, readAssigned } from './match-assignment.ts'
import { eachContextPlace, matchContext, startsPart } from './match-context.ts'
import { matchToken, matchWithoutBoundary } from './match-token.ts'
import { mayBeAssigned } from './may-be-assigned.ts'
import type { Anchored, ContextGroup, PreparedWord } from './prepare-words.ts'
import type { PreparedRule } from './prepared-rule.ts'
import type { RuleMemory } from './rule-memory.ts'
import { coversRun, digitFrom, type RunFinder, runFinder, shortestRun } from './run-finder.ts'
import { textView } from './text-view.ts'
import type { DetectOptions } from './types.ts'

export interface Engine {
  /** Of a final state of the kernel's automaton, counted from `firstFinal`. */
  wordsAt(final: number): readonly PreparedWord[]
  firstFinal: number
  kernel: Kernel
  memory: RuleMemory
  /** Stands in `memory` for the reading of what is assigned to a name, which all rules share. */
  reader: number
}

/** Bounds the list of hits. */
const chunk = 1_048_576

/** How far behind a name a long random value can start. */
const valueReach = 320

/** So short a name must start where a part of a name starts: `pass` is not the end of `compass`. */
const shortName = 4

/** What a try costs at most, in bytes that a pattern reads in the same time; measured on hostile text. */
const readSteps = 1_536
const stepsOf = ({ kind, max, left, near }: PreparedRule): number => {
  if (kind === 'assignment') return near ? 1_024 : 256
  return kind === 'context' ? 600 : Math.max(128, max) + Math.min(1_024, left * 64)
}

const standsAt = (bytes: Uint8Array, at: number, literal: Uint8Array): boolean => {
  for (let i = 0; i < literal.length; i++) if (bytes[at + i] !== literal[i]) return false
  return true
}

const manifestBefore = 2_048
const manifestAfter = 16_384
const maxManifests = 64

/** What a text tells of encodings in it. */
export interface Clues {
  escapes: readonly EscapedText[]
  manifests: readonly EncodedValue[]
}

/** Of a text that others were decoded to: how deep, and the part around an offset that belongs together. */
export interface Within {
  depth: number
  part(at: number): { start: number; end: number }
}

/** Searches one text of one byte a character. What overlaps is not resolved yet. */
export const searchText = (
  engine: Engine,
  bytes: Uint8Array,
  { binary = false, explain, onCrowded, path }: DetectOptions,
  within?: Within
): { candidates: Candidate[]; clues: Clues } => {
  const { wordsAt, firstFinal, kernel, memory, reader } = engine
  const view = textView(bytes, path)
  const digitNames = runFinder(bytes, nameBytes, digitFrom, true)
  const names = runFinder(bytes, nameBytes, shortestRun, false)
  const tokens = runFinder(bytes, tokenBytes, shortestRun, false)
  const candidates: Candidate[] = []
  const manifestsAt: number[] = []
  const escapes = new EscapeFinder(bytes)
  /** What the rules of one name share. */
  let assigned: Assigned | undefined
  let readAt = -1
  memory.wipe(within?.depth ?? 0)

  const tell = (candidate: Candidate, reason: string, detail = '') =>
    explain?.({ typeId: candidate.rule.typeId, start: candidate.start, end: candidate.end, kept: reason === 'kept', reason, detail })
  const consider = (candidate: Candidate | undefined): boolean => {
    if (!candidate) return false
    const { start, end } = candidate
    const part = within?.part(start) ?? { start: 0, end: bytes.length }
    const all = (reach: number): string => {
      const from = Math.max(part.start, start - reach)
      const to = Math.min(part.end, end + reach)
      view.cover(from, to)
      return view.text.slice(from - view.base, to - view.base)
    }
    const reason = judge(candidate, { all, block: (reach) => blockAround(all(reach), Math.min(start - part.start, reach)) })
    if (reason === 'kept') candidates.push(candidate)
    else tell(candidate, reason)
    return reason === 'kept'
  }

  const crowded = new Set<PreparedRule>()
  let isCrowded = false
  const passOver = (): void => {
    if (!isCrowded) onCrowded?.()
    isCrowded = true
  }
  const mayTry = (rule: PreparedRule, at: number, hitEnd: number): boolean => {
    if (memory.allows(rule.index, at, stepsOf(rule))) return true
    passOver()
    if (explain && !crowded.has(rule)) explain({ typeId: rule.typeId, start: at, end: hitEnd, kept: false, reason: 'crowded', detail: '' })
    if (explain) crowded.add(rule)
    return false
  }

  const tryAnchored = ({ rule, exact }: Anchored, hit: number, hitEnd: number): void => {
    if (hit < memory.doneUntil[rule.index]! || (exact !== null && !standsAt(bytes, hit, exact))) return
    if (rule.run > hitEnd - hit && !coversRun(bytes, tokenBytes, hit, rule.run)) return
    if (!mayTry(rule, hit, hitEnd)) return
    const candidate = matchToken(view, rule, hit, hitEnd)
    if (candidate && consider(candidate)) memory.doneUntil[rule.index] = candidate.end
    else if (!candidate && explain) consider(matchWithoutBoundary(view, rule, hit, hitEnd))
  }

  const tryContexts = (group: ContextGroup, finder: RunFinder | undefined, hit: number, hitEnd: number): void => {
    if (group.rules.length === 0 || (finder && !finder.next(hitEnd, hitEnd + group.reach))) return
    eachContextPlace(view, finder, group, hitEnd, (rule, at) => {
      const { index } = rule
      if (at <= memory.lastValue[index]! || memory.lastName[index] === hitEnd || !mayTry(rule, at, hitEnd)) return
      const candidate = matchContext(view, rule, hit, hitEnd, at)
      if (!candidate) return
      memory.lastValue[index] = at
      if (consider(candidate)) memory.lastName[index] = hitEnd
    })
  }

  const tryWord = (word: PreparedWord, hitEnd: number): void => {
    const { length, anchored, assignments, inDigitNames, inNames, inTokens, anywhere } = word
    const hit = hitEnd - length
    if (word.begins && !explain && !startsAlone(bytes, hit, wordBytes)) return
    if (word.isEscape) {
      escapes.see(hit)
      return
    }
    for (const use of anchored) tryAnchored(use, hit, hitEnd)
    if (binary) return
    if (word.manifests.length > 0) {
      if (manifestsAt.length < maxManifests) manifestsAt.push(hit)
      else passOver()
    }
    if (startsPart(bytes, hit)) {
      tryContexts(inDigitNames, digitNames, hit, hitEnd)
      tryContexts(inNames, names, hit, hitEnd)
      tryContexts(inTokens, tokens, hit, hitEnd)
      tryContexts(anywhere, undefined, hit, hitEnd)
    }
    if (assignments.length > 0 && mayBeAssigned(bytes, hitEnd) && (length > shortName || startsPart(bytes, hit))) {
      for (const rule of assignments) {
        // Several words of a rule may end at one place: the first, which is the longest, speaks for all.
        if (rule.nameRun >= digitFrom && !digitNames.next(hitEnd, hitEnd + valueReach)) continue
        if (memory.lastName[rule.index] === hitEnd || !mayTry(rule, hit, hitEnd)) continue
        memory.lastName[rule.index] = hitEnd
        if (readAt !== hitEnd) {
          const mayRead = memory.allows(reader, hit, readSteps)
          if (!mayRead) passOver()
          assigned = mayRead ? readAssigned(view, hitEnd) : undefined
        }
        readAt = hitEnd
        consider(assigned && matchAssignment(rule, assigned, hit))
      }
    }
  }

  for (let from = 0; from < bytes.length; from += chunk) {
    const { count, ends, states } = kernel.scan(bytes, from, Math.min(bytes.length, from + chunk))
    for (let h = 0; h < count; h++) {
      for (const word of wordsAt(states[h]! - firstFinal)) tryWord(word, ends[h]!)
    }
  }
  const manifests = manifestsAt.flatMap((at) => {
    view.cover(at - manifestBefore, at + manifestAfter)
    const from = Math.max(0, at - manifestBefore, view.base)
    const text = view.text.slice(from - view.base, at + manifestAfter - view.base)
    return kubernetesValues(text, at - from).map(({ key, start, end }) => ({ key, start: from + start, end: from + end }))
  })
  // Of a list each item answers for its neighbours as well.
  const each = [...new Map(manifests.map((value) => [value.start, value])).values()]
  return { candidates, clues: { escapes: escapes.texts, manifests: each } }
}

import type { CommitGraph } from './commit-graph.ts'
import type { EventColumns, EventLog } from './event-log.ts'
import { spreadBits } from './reach.ts'

/** Stands for "never removed". */
export const notRemoved = 0xffffffff

/**
 * For each introduction the first commit after it that took the blob from the path again: of the removals of the same blob from
 * the same path, the oldest one that descends from the introduction. Where a blob came to a path but once, every removal descends
 * from that; only the others need a look at the graph, 32 removals at a time.
 */
export function findFirstRemovals(graph: CommitGraph, log: EventLog): Uint32Array {
  const { introductions } = log
  const first = new Uint32Array(introductions.length).fill(notRemoved)
  let open: Candidates[] = []
  for (let blob = 0; blob < log.objects.length; blob++) {
    const removed = byPath(log.removals, blob)
    if (removed.size === 0) continue
    for (const [path, events] of byPath(introductions, blob)) {
      const removals = removed.get(path)?.map((event) => log.removals.commits[event]!)
      if (!removals) continue
      if (events.length === 1) first[events[0]!] = removals.at(-1)!
      else
        for (const event of events) open.push({ introduction: event, removals, left: countNewer(removals, introductions.commits[event]!) })
    }
  }
  for (let asked = 0; open.length > 0 && asked < maxQuestions; ) {
    const questions = open.flatMap(nextQuestions)
    asked += questions.length
    answer(graph, introductions, questions, first)
    open = open.filter(({ introduction, left }) => left > 0 && first[introduction] === notRemoved)
  }
  return first
}

/** Of a file that was switched to and fro without end, the last switches may be left open. */
const maxQuestions = 20_000_000
const atOnce = 8

interface Candidates {
  introduction: number
  /** Commits, newest first; the first `left` are still to be asked. */
  removals: number[]
  left: number
}

interface Question {
  introduction: number
  removal: number
}

function nextQuestions(candidates: Candidates): Question[] {
  const { introduction, removals, left } = candidates
  candidates.left = Math.max(0, left - atOnce)
  return removals.slice(candidates.left, left).map((removal) => ({ introduction, removal }))
}

/** How many of the removals, newest first, are newer than a commit. */
function countNewer(removals: readonly number[], commit: number): number {
  let low = 0
  for (let high = removals.length; low < high; ) {
    const middle = (low + high) >> 1
    if (removals[middle]! < commit) low = middle + 1
    else high = middle
  }
  return low
}

function byPath(events: EventColumns, blob: number): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const event of events.ofBlob(blob)) {
    const group = groups.get(events.paths[event]!)
    if (group) group.push(event)
    else groups.set(events.paths[event]!, [event])
  }
  return groups
}

/** Asks the graph, 32 removals at a time, which introductions they descend from. */
function answer(graph: CommitGraph, introductions: EventColumns, questions: Question[], first: Uint32Array): void {
  questions.sort((a, b) => a.removal - b.removal)
  const mask = new Uint32Array(graph.size)
  for (let at = 0; at < questions.length; ) {
    const starts: number[] = []
    let end = at
    let last = 0
    for (; end < questions.length; end++) {
      const { removal, introduction } = questions[end]!
      if (starts.at(-1) !== removal) {
        if (starts.length === 32) break
        starts.push(removal)
      }
      last = Math.max(last, introductions.commits[introduction]!)
    }
    spreadBits(graph, starts, mask, starts[0]!, last + 1)
    for (let bit = -1; at < end; at++) {
      const { removal, introduction } = questions[at]!
      if (starts[bit] !== removal) bit++
      // Removals come newest first, so the last one that descends from the introduction is the first in time.
      if (mask[introductions.commits[introduction]!]! & (1 << bit)) first[introduction] = removal
    }
  }
}

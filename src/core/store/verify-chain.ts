import { createHash } from 'node:crypto'
import type { ChainCheck } from '../../contract/case/view.ts'
import { canonicalJson } from './canonical-json.ts'

/** All that the hash of an entry stands for. Hashes are SHA-256 in lower-case hex, all zeros where there is nothing yet. */
export interface HashedEntry {
  case: string
  seq: number
  at: string
  who: string
  act: string
  text: string
  detail: Record<string, unknown>
  /** Hash of the case's record before the act, so that no act takes in a change that has no entry of its own. */
  before: string
  /** Hash of the case's record after the act. */
  record: string
  /** Hash of the entry before it. */
  previous: string
}

/** An entry as it lies in the database. `detail` is null where its text is not the canonical JSON of an object. */
export type ChainEntry = Omit<HashedEntry, 'detail'> & { detail: Record<string, unknown> | null; hash: string }

/** What the case itself says of its journal; undefined when the case is gone. */
export interface ChainEnd {
  entries: number
  head: string
  /** SHA-256 of the record that is there now. */
  record: string
  /** When it was changed last. */
  at: string
}

/** The hash of what was not there yet. */
export const noHash = '0'.repeat(64)

/** SHA-256, hex, of the entry's canonical JSON, see canonical-json.ts. */
export const entryHash = (entry: HashedEntry): string => createHash('sha256').update(canonicalJson(entry)).digest('hex')

/**
 * Walks a journal from its first entry and names the first that is not what it was written as. A chain made anew from one entry to
 * its end, with the case that it ends in, holds: what shows that is a hash that was written elsewhere, such as in a report.
 */
export function verifyChain(entries: readonly ChainEntry[], end: ChainEnd | undefined): ChainCheck {
  const broken = firstBroken(entries, end)
  return { intact: broken === null, entries: entries.length, broken }
}

function firstBroken(entries: readonly ChainEntry[], end: ChainEnd | undefined): ChainCheck['broken'] {
  let before: Pick<ChainEntry, 'hash' | 'record'> = { hash: noHash, record: noHash }
  for (const [index, entry] of entries.entries()) {
    const seq = index + 1
    const why =
      entry.seq === seq ? faultOf(entry, before, entries.length) : `Entry ${seq} is missing: entry ${entry.seq} stands in its place.`
    if (why !== null) return { seq, why }
    before = entry
  }
  const last = entries.length
  if (end === undefined) return { seq: last, why: 'The case itself is gone; only its journal is left.' }
  if (last < end.entries) {
    return { seq: last + 1, why: `Entry ${last + 1} is missing: the case has ${end.entries} entries, and its journal ends after ${last}.` }
  }
  if (last > end.entries) {
    return { seq: end.entries + 1, why: `Entry ${end.entries + 1} was put in behind the case's back: the case has ${end.entries} entries.` }
  }
  if (before.hash !== end.head) return { seq: last, why: `Entry ${last} is not the one that the case knows as its last: it was exchanged.` }
  const latest = entries.at(-1)
  if (latest?.record !== end.record || latest.at !== end.at) {
    return { seq: last, why: `The record of the case is not what it was after entry ${last}: it was changed without an entry.` }
  }
  return null
}

function faultOf(entry: ChainEntry, before: Pick<ChainEntry, 'hash' | 'record'>, length: number): string | null {
  const { hash, detail, ...rest } = entry
  const changed = `Entry ${entry.seq} was changed after it was written: its content and its hash don't belong together.`
  if (detail === null) return changed
  const written = (seq: number): boolean => entryHash({ ...rest, detail, seq }) === hash
  if (written(entry.seq)) {
    if (entry.previous === before.hash) {
      if (entry.before === before.record) return null
      return `The record of the case was changed without an entry, after entry ${entry.seq - 1} and before entry ${entry.seq}.`
    }
    return entry.seq === 1
      ? 'Entry 1 names an entry before it: what came first was taken out.'
      : `Entry ${entry.seq} does not follow entry ${entry.seq - 1}: it was written after another one, so one of the two was exchanged.`
  }
  for (let seq = 1; seq <= length + 1; seq++) {
    if (written(seq)) return `Entry ${entry.seq} is in the wrong place: what stands there was written as entry ${seq}.`
  }
  return changed
}

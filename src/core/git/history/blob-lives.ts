import type { RefLife } from '../types.ts'
import type { CommitGraph } from './commit-graph.ts'
import type { CommitPeople } from './commit-people.ts'
import type { EventColumns, EventLog } from './event-log.ts'
import { findPath } from './find-path.ts'
import type { Reach } from './ref-holders.ts'
import type { RefTip } from './ref-tips.ts'
import { TipContents } from './tip-contents.ts'
import type { TreeReader } from './tree-reader.ts'

/** Over which branches and tags each blob lived, and which introductions still stand at the tip of a branch. */
export class BlobLives {
  /** By blob. */
  readonly lives: RefLife[][]
  /** By introduction: 1 when the blob stands at that path in the tip of a branch. */
  readonly atTip: Uint8Array
  private readonly graph: CommitGraph
  private readonly log: EventLog
  private readonly reader: TreeReader
  private readonly people: CommitPeople
  private readonly contents: TipContents
  private readonly maxLives: number

  constructor(graph: CommitGraph, log: EventLog, reader: TreeReader, people: CommitPeople, maxLives: number) {
    this.graph = graph
    this.log = log
    this.reader = reader
    this.people = people
    this.maxLives = maxLives
    this.lives = log.objects.map(() => [])
    this.atTip = new Uint8Array(log.introductions.length)
    this.contents = new TipContents(reader, log.dense)
  }

  add({ tips, mask }: Reach): void {
    const { introductions, removals, objects } = this.log
    const trees = tips.map((tip) => this.graph.trees[tip.commit]!)
    const holding = new Uint32Array(objects.length)
    this.contents.mark(trees, holding)
    const branches = tips.reduce((bits, tip, bit) => (tip.hasBranch ? bits | (1 << bit) : bits), 0)
    for (let blob = 0; blob < objects.length; blob++) {
      const lives = this.lives[blob]!
      let reached = 0
      for (let i = introductions.start[blob]!; i < introductions.start[blob + 1]!; i++) {
        const event = introductions.order[i]!
        reached |= mask[introductions.commits[event]!]!
        if (this.atTip[event] === 0 && this.standsIn(trees, holding[blob]! & branches, event)) this.atTip[event] = 1
      }
      for (let bits = reached; bits !== 0 && lives.length < this.maxLives; bits &= bits - 1) {
        const bit = bits & -bits
        const tip = tips[31 - Math.clz32(bit)]!
        const from = this.ends(introductions, blob, mask, bit).first
        const to = holding[blob]! & bit ? null : (this.ends(removals, blob, mask, bit).last ?? this.goneSince(tip))
        if (from === null) continue
        for (const ref of tip.names) if (lives.length < this.maxLives) lives.push({ ref, from, to })
      }
    }
  }

  private standsIn(trees: readonly number[], bits: number, event: number): boolean {
    const { introductions, objects, paths } = this.log
    for (let left = bits; left !== 0; left &= left - 1) {
      const tree = trees[31 - Math.clz32(left & -left)]!
      if (findPath(this.reader, tree, paths[introductions.paths[event]!]!) === objects[introductions.blobs[event]!]!) return true
    }
    return false
  }

  /** Author dates of the first and last of a blob's events that a tip reaches. */
  private ends(events: EventColumns, blob: number, mask: Uint32Array, bit: number): { first: number | null; last: number | null } {
    let first: number | null = null
    let last: number | null = null
    for (let i = events.start[blob]!; i < events.start[blob + 1]!; i++) {
      const event = events.order[i]!
      const commit = events.commits[event]!
      if ((mask[commit]! & bit) === 0) continue
      const { time } = this.people.author(commit)
      first = first === null ? time : Math.min(first, time)
      last = last === null ? time : Math.max(last, time)
    }
    return { first, last }
  }

  /** A merge that kept the other side drops a blob without changing anything itself; by its tip at the latest it was gone. */
  private goneSince(tip: RefTip): number {
    return this.people.author(tip.commit).time
  }
}

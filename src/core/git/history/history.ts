import { shortRefName } from '../refs-name.ts'
import { isPeeled, peelTag } from '../refs-peel.ts'
import type { BlobHistory, Introduction, ObjectDatabase, Ref } from '../types.ts'
import { BlobLives } from './blob-lives.ts'
import { type CommitGraph, loadCommitGraph } from './commit-graph.ts'
import { CommitPeople } from './commit-people.ts'
import { displayName } from './display-name.ts'
import { EventLog } from './event-log.ts'
import { findFirstRemovals, notRemoved } from './first-removals.ts'
import { type HistoryOptions, throwIfCancelled } from './history-options.ts'
import { readIdentity } from './identity.ts'
import { addHolders, type Holders, type Reach, reachOfTips } from './ref-holders.ts'
import { rankTips } from './ref-tips.ts'
import { TreeReader } from './tree-reader.ts'
import { walkHistory } from './walk-history.ts'

/** Who wrote a message, and which refs hold it. */
export interface MessageHistory {
  object: number
  author: string
  email: string
  /** Seconds since the epoch. */
  time: number
  /** The commit itself, or the one that a tag leads to. */
  commit: string | null
  refs: string[]
  /** 0: not reachable from any ref. */
  refCount: number
}

/** The commits of a repository, loaded once to answer who brought which blob where, and who holds it. Synchronous: for a worker thread. */
export class History {
  private readonly db: ObjectDatabase
  private readonly refs: readonly Ref[]
  private readonly head: string | null
  private readonly options: HistoryOptions
  private readonly graph: CommitGraph
  private readonly people: CommitPeople

  /** `refs` and `head` as readRefs answers them. */
  constructor(db: ObjectDatabase, refs: readonly Ref[], head: { name: string | null }, options: HistoryOptions) {
    this.db = db
    this.refs = refs
    this.head = head.name ?? 'HEAD'
    this.options = options
    this.graph = loadCommitGraph(
      db,
      refs.map((ref) => db.findHex(ref.target)),
      options
    )
    this.people = new CommitPeople(db, this.graph)
  }

  /**
   * History of each blob of which `wanted` has a 1, by object number: introductions as `git log --all --raw -c --root --no-renames`
   * lists them. A blob that no reachable commit brought is looked for in the commits that no ref reaches (`refCount` 0).
   * Throws an AbortError when cancelled.
   */
  attribute(wanted: Uint8Array): Map<number, BlobHistory> {
    const { db, graph, options } = this
    const reader = new TreeReader(db, options.onProblem)
    const log = new EventLog()
    walkHistory(graph, reader, wanted, log, options, 1)
    this.lookInAbandoned(wanted, log)
    log.group()

    const removedBy = findFirstRemovals(graph, log)
    const lives = new BlobLives(graph, log, reader, this.people, options.maxRefs)
    const commits = log.introductions.commits.subarray(0, log.introductions.length)
    const holders = this.holders(commits, (reach) => lives.add(reach))

    const names = log.paths.map((path) => displayName(Buffer.from(path, 'latin1')))
    const introduction = (event: number): Introduction => {
      const commit = log.introductions.commits[event]!
      const { name, email, time } = this.people.author(commit)
      const held = holders.get(commit)
      const removal = removedBy[event]!
      return {
        path: names[log.introductions.paths[event]!]!,
        commit: db.oid(graph.objects[commit]!),
        author: name,
        email,
        time,
        refs: held?.refs ?? [],
        refCount: held?.count ?? 0,
        atTip: lives.atTip[event] === 1,
        removedBy: removal === notRemoved ? null : db.oid(graph.objects[removal]!),
        removedTime: removal === notRemoved ? null : this.people.author(removal).time
      }
    }
    const histories = new Map<number, BlobHistory>()
    for (let object = wanted.indexOf(1); object >= 0; object = wanted.indexOf(1, object + 1)) {
      const blob = log.dense.get(object)
      const events = blob === undefined ? [] : [...log.introductions.ofBlob(blob)].reverse()
      histories.set(object, { object, introductions: events.map(introduction), life: blob === undefined ? [] : lives.lives[blob]! })
    }
    return histories
  }

  /** Who wrote the messages of commits and tags (object numbers), and which refs hold them. */
  describe(objects: readonly number[]): Map<number, MessageHistory> {
    const { db, graph } = this
    const commits = objects.map((object) => graph.numberOf(object)).filter((commit) => commit >= 0)
    const holders = this.holders(commits, () => undefined)
    const told = new Map<number, MessageHistory>()
    for (const object of objects) {
      const commit = graph.numberOf(object)
      const isTag = commit < 0
      const { name, email, time } = readIdentity(db.read(object), isTag ? 'tagger' : 'author')
      const held = isTag ? this.holdersOfTag(object) : holders.get(commit)
      told.set(object, {
        object,
        author: name,
        email,
        time,
        commit: isTag ? this.commitOfTag(object) : db.oid(object),
        refs: held?.refs ?? [],
        refCount: held?.count ?? 0
      })
    }
    return told
  }

  private holdersOfTag(tag: number): Holders {
    const oid = this.db.oid(tag)
    const names = this.refs.filter((ref) => ref.tags?.includes(oid)).map((ref) => shortRefName(ref.name))
    return { refs: names.slice(0, this.options.maxRefs), count: names.length }
  }

  private commitOfTag(tag: number): string | null {
    const peeled = peelTag(this.db, this.db.oid(tag))
    return !isPeeled(peeled) || this.db.type(peeled.target) !== 'commit' ? null : this.db.oid(peeled.target)
  }

  private lookInAbandoned(wanted: Uint8Array, log: EventLog): void {
    if (!this.graph.reachable.includes(0)) return
    const left = wanted.slice()
    for (let i = 0; i < log.introductions.length; i++) left[log.objects[log.introductions.blobs[i]!]!] = 0
    if (left.includes(1)) walkHistory(this.graph, new TreeReader(this.db), left, log, this.options, 0)
  }

  /** Branches and tags that hold the commits; for commits that none holds, the other refs that do. */
  private holders(commits: Iterable<number>, onReach: (reach: Reach) => void): Map<number, Holders> {
    const holders = new Map<number, Holders>()
    for (const commit of commits) if (!holders.has(commit)) holders.set(commit, { refs: [], count: 0 })
    for (const reach of reachOfTips(this.graph, rankTips(this.db, this.graph, this.refs, this.head, false))) {
      throwIfCancelled(this.options)
      addHolders(holders, reach, this.options.maxRefs)
      onReach(reach)
    }
    const unheld = new Map([...holders].filter(([commit, { count }]) => count === 0 && this.graph.reachable[commit] === 1))
    if (unheld.size === 0) return holders
    for (const reach of reachOfTips(this.graph, rankTips(this.db, this.graph, this.refs, this.head, true))) {
      throwIfCancelled(this.options)
      addHolders(unheld, reach, this.options.maxRefs)
    }
    return holders
  }
}

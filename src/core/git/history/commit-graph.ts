import { type ObjectDatabase, oidLength } from '../types.ts'
import { type HistoryOptions, throwIfCancelled } from './history-options.ts'
import { type CommitLinks, parseCommit } from './parse-commit.ts'
import { missingTree } from './tree-reader.ts'

/**
 * Commits as columns. A commit is a number; each child comes before its parents, and newer commits before older ones where the
 * links leave it open, so that a loop over the numbers walks the history newest first.
 */
export interface CommitGraph {
  size: number
  /** Object number of each commit. */
  objects: Uint32Array
  /** Object number of its tree, or emptyTree or missingTree. */
  trees: Int32Array
  /** Parents of commit c: `parents[parentStart[c]]` up to `parentStart[c + 1]`; only those that are stored. */
  parentStart: Uint32Array
  parents: Uint32Array
  /** 1 for the commits that a ref reaches. */
  reachable: Uint8Array
  /** Commit number of an object, or -1. */
  numberOf(object: number): number
}

/**
 * Loads the commits that the given ones (object numbers) reach, then all others that are stored: someone's amended or abandoned
 * work. Problems are told for the reachable ones; that parents of the others are gone is nothing but git's cleaning up.
 */
export function loadCommitGraph(db: ObjectDatabase, tips: readonly number[], options: HistoryOptions): CommitGraph {
  const shallow = new Set([...options.shallow].map((oid) => db.findHex(oid)))
  const loaded = new LoadedCommits(db.size)
  load(db, loaded, tips, shallow, options, options.onProblem)
  const reachable = loaded.size
  const stored: number[] = []
  for (let object = 0; object < db.size; object++) if (!loaded.has(object) && db.type(object) === 'commit') stored.push(object)
  load(db, loaded, stored, shallow, options, undefined)
  return loaded.sorted(reachable)
}

function load(
  db: ObjectDatabase,
  loaded: LoadedCommits,
  tips: readonly number[],
  shallow: ReadonlySet<number>,
  options: HistoryOptions,
  onProblem: HistoryOptions['onProblem']
): void {
  const hexLength = oidLength[db.hash] * 2
  const stack = tips.toReversed()
  for (let object = stack.pop(); object !== undefined; object = stack.pop()) {
    if (loaded.has(object)) continue
    if (loaded.size % 1024 === 0) throwIfCancelled(options)
    const links = readLinks(db, object, hexLength, onProblem)
    const parents = shallow.has(object) ? [] : links.parents.filter((parent) => db.type(parent) === 'commit')
    loaded.add(object, links.tree, parents, links.time)
    for (let i = parents.length - 1; i >= 0; i--) stack.push(parents[i]!)
    if (links.missingParents.length > 0 && !shallow.has(object)) {
      const why = `parent of commit ${db.oid(object)}, which seems to introduce what it only changed`
      for (const what of links.missingParents) onProblem?.({ reason: 'missing', what, why })
    }
  }
}

function readLinks(db: ObjectDatabase, object: number, hexLength: number, onProblem: HistoryOptions['onProblem']): CommitLinks {
  let links: CommitLinks | undefined
  const broken = { tree: missingTree, treeName: undefined, parents: [], missingParents: [], time: 0 }
  try {
    links = parseCommit(db, db.read(object), hexLength)
  } catch (error) {
    onProblem?.({
      reason: 'damaged',
      what: db.oid(object),
      why: `commit cannot be read: ${error instanceof Error ? error.message : error}`
    })
    return broken
  }
  if (!links) onProblem?.({ reason: 'damaged', what: db.oid(object), why: 'commit header is broken' })
  else if (links.treeName !== undefined)
    onProblem?.({ reason: 'missing', what: links.treeName, why: `tree of commit ${db.oid(object)} is not here` })
  return links ?? broken
}

/** Commits in the order they were read, numbered for good by `sorted`. */
class LoadedCommits {
  private readonly numbers: Int32Array
  private readonly objects: number[] = []
  private readonly trees: number[] = []
  private readonly times: number[] = []
  private readonly starts: number[] = [0]
  /** Object numbers. */
  private readonly parents: number[] = []

  constructor(objects: number) {
    this.numbers = new Int32Array(objects).fill(-1)
  }

  get size(): number {
    return this.objects.length
  }

  has(object: number): boolean {
    return this.numbers[object] !== -1
  }

  add(object: number, tree: number, parents: number[], time: number): void {
    this.numbers[object] = this.objects.length
    this.objects.push(object)
    this.trees.push(tree)
    this.times.push(time)
    for (const parent of parents) this.parents.push(parent)
    this.starts.push(this.parents.length)
  }

  /** Kahn's algorithm with a heap by date: https://en.wikipedia.org/wiki/Topological_sorting#Kahn's_algorithm */
  /** `reachable`: how many of the first are reachable from a ref. */
  sorted(reachable: number): CommitGraph {
    const { size, numbers, objects, times, starts, parents } = this
    const children = new Uint32Array(size)
    for (const parent of parents) if (numbers[parent]! >= 0) children[numbers[parent]!]!++
    const ready = new NewestFirst(times)
    for (let i = 0; i < size; i++) if (children[i] === 0) ready.push(i)
    const order = new Uint32Array(size)
    let done = 0
    for (let i = ready.pop(); i !== undefined; i = ready.pop()) {
      order[done++] = i
      for (let p = starts[i]!; p < starts[i + 1]!; p++) {
        const parent = numbers[parents[p]!]!
        if (parent >= 0 && --children[parent]! === 0) ready.push(parent)
      }
    }
    // A circle of commits cannot be made without breaking the hash; one would end here, unwalked.
    const sorted = order.subarray(0, done)
    const sortedParents = new Uint32Array(parents.length)
    const parentStart = new Uint32Array(done + 1)
    for (const object of objects) numbers[object] = -1
    for (let c = 0; c < done; c++) numbers[objects[sorted[c]!]!] = c
    let length = 0
    for (let c = 0; c < done; c++) {
      for (let p = starts[sorted[c]!]!; p < starts[sorted[c]! + 1]!; p++) {
        const parent = numbers[parents[p]!]!
        if (parent >= 0) sortedParents[length++] = parent
      }
      parentStart[c + 1] = length
    }
    return {
      size: done,
      objects: sorted.map((i) => objects[i]!),
      trees: Int32Array.from(sorted, (i) => this.trees[i]!),
      parentStart,
      parents: sortedParents.subarray(0, length),
      reachable: Uint8Array.from(sorted, (i) => (i < reachable ? 1 : 0)),
      numberOf: (object) => numbers[object]!
    }
  }
}

/** Binary heap of commits, the newest on top; of two with the same date the one that was read first. */
class NewestFirst {
  private readonly heap: number[] = []
  private readonly times: number[]

  constructor(times: number[]) {
    this.times = times
  }

  push(commit: number): void {
    const { heap } = this
    let at = heap.length
    heap.push(commit)
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!this.isBefore(commit, heap[above]!)) break
      heap[at] = heap[above]!
      at = above
    }
    heap[at] = commit
  }

  pop(): number | undefined {
    const { heap } = this
    const top = heap[0]
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return top
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= heap.length) break
      if (below + 1 < heap.length && this.isBefore(heap[below + 1]!, heap[below]!)) below++
      if (!this.isBefore(heap[below]!, last)) break
      heap[at] = heap[below]!
      at = below
    }
    heap[at] = last
    return top
  }

  private isBefore(a: number, b: number): boolean {
    const newer = this.times[a]! - this.times[b]!
    return newer === 0 ? a < b : newer > 0
  }
}

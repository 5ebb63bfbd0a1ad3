import { type ObjectDatabase, oidLength } from '../types.ts'
import { OidFilter } from './oid-filter.ts'
import { compareEntries, TreeEntry } from './tree-entry.ts'
import { emptyTree, findTree, missingTree, type TreeReader } from './tree-reader.ts'

export interface DiffEvents {
  /** The blob came to the path: its entry there differs from all parents'. `path` is valid during the call. */
  introduced(blob: number, path: Uint8Array): void
  /** The blob stood at the path in a parent; now the entry differs from all parents', and the blob is not there any more. */
  removed(blob: number, path: Uint8Array): void
}

/** Folders of real repositories are some dozen deep; from about twice this on the recursion would not fit the stack. */
const maxDepth = 1024
const maxFoldersOfCommit = 500_000
const maxPathsOfBlob = 1000
/** Parents that are compared; git's own octopus merges have a few dozen at most. */
const maxParents = 256

/**
 * Compares a commit's tree with those of all its parents, and tells what `git log --raw -c --root --no-renames` would list, for
 * wanted blobs. It walks the differences from the first parent and looks each up in the others: a path that differs from all
 * parents differs from the first. Equal subtrees are never read.
 */
export class TreeDiff {
  private readonly reader: TreeReader
  private readonly db: ObjectDatabase
  private readonly wanted: Uint8Array
  private readonly events: DiffEvents
  private readonly oidLength: number
  private readonly filter: OidFilter
  private path = Buffer.alloc(4096)
  /** Trees that may still be compared, in all and for this commit: a few hundred bytes can describe more folders than there are atoms. */
  private budget: number
  private commitBudget = 0
  private root = emptyTree
  private readonly leftOut = new Set<string>()
  /** Paths that this commit brought each blob to. */
  private readonly pathCounts = new Map<number, number>()

  constructor(reader: TreeReader, wanted: Uint8Array, events: DiffEvents) {
    this.reader = reader
    this.db = reader.db
    this.wanted = wanted
    this.events = events
    this.oidLength = oidLength[reader.db.hash]
    this.budget = 10_000_000 + 16 * reader.db.size
    this.filter = new OidFilter(reader.db, numbersOf(wanted))
  }

  /** Trees as object numbers, or emptyTree or missingTree. No parents: everything in `tree` is new. */
  compare(tree: number, parents: readonly number[]): void {
    if (tree === missingTree || parents.includes(tree)) return
    this.commitBudget = maxFoldersOfCommit
    this.root = tree
    this.pathCounts.clear()
    const [first = emptyTree, ...others] = parents.slice(0, maxParents)
    this.folder(tree, first, others, 0, 0)
  }

  private folder(a: number, b: number, others: readonly number[], depth: number, pathLength: number): void {
    if (depth > maxDepth || this.budget-- <= 0 || this.commitBudget-- <= 0) {
      this.leaveOut(depth > maxDepth ? `folders more than ${maxDepth} deep` : 'more folders than can be compared')
      return
    }
    const treeA = this.reader.read(a)
    const treeB = this.reader.read(b)
    const rest = others.length === 0 ? none : others.map((tree) => new OtherParent(this.reader.read(tree)))
    const { oidLength } = this
    const entryA = new TreeEntry()
    const entryB = new TreeEntry()
    let atA = 0
    let atB = 0
    while (atA < treeA.length || atB < treeB.length) {
      if (atA < treeA.length && atB < treeB.length) {
        let i = atA
        let j = atB
        let byte = treeA[i]!
        while (byte === treeB[j]! && byte !== 0) {
          byte = treeA[++i]!
          j++
        }
        if (byte === treeB[j]) {
          const end = i + oidLength
          while (i < end && treeA[i + 1] === treeB[j + 1]) {
            i++
            j++
          }
          if (i === end) {
            atA = i + 1
            atB = j + 1
            continue
          }
        }
        entryA.set(treeA, atA)
        entryB.set(treeB, atB)
        const order = compareEntries(treeA, entryA, treeB, entryB)
        if (order <= 0) atA = entryA.nameEnd + 1 + oidLength
        if (order >= 0) atB = entryB.nameEnd + 1 + oidLength
        this.entry(treeA, order <= 0 ? entryA : undefined, treeB, order >= 0 ? entryB : undefined, rest, depth, pathLength)
        // Most trees differ in one entry.
        const left = treeA.length - atA
        if (left > worthComparing && left === treeB.length - atB && treeA.compare(treeB, atB, treeB.length, atA, treeA.length) === 0) return
      } else if (atA < treeA.length) {
        entryA.set(treeA, atA)
        atA = entryA.nameEnd + 1 + oidLength
        this.entry(treeA, entryA, treeB, undefined, rest, depth, pathLength)
      } else {
        entryB.set(treeB, atB)
        atB = entryB.nameEnd + 1 + oidLength
        this.entry(treeA, undefined, treeB, entryB, rest, depth, pathLength)
      }
    }
  }

  /** One name at which the commit and its first parent differ or seem to. */
  private entry(
    treeA: Uint8Array,
    a: TreeEntry | undefined,
    treeB: Uint8Array,
    b: TreeEntry | undefined,
    rest: readonly OtherParent[],
    depth: number,
    pathLength: number
  ): void {
    if (a && b && a.mode === b.mode && this.sameOid(treeA, a, treeB, b)) return
    const some = a ?? b
    if (!some) return
    const tree = a ? treeA : treeB
    for (const other of rest) {
      const found = other.seek(tree, some, this.oidLength)
      if (a ? found && found.mode === a.mode && this.sameOid(treeA, a, other.tree, found) : !found) return
    }
    if (some.isFolder) this.subfolder(treeA, a, treeB, b, rest, depth, pathLength)
    else this.file(treeA, a, treeB, b, rest, pathLength)
  }

  private subfolder(
    treeA: Uint8Array,
    a: TreeEntry | undefined,
    treeB: Uint8Array,
    b: TreeEntry | undefined,
    rest: readonly OtherParent[],
    depth: number,
    pathLength: number
  ): void {
    const subA = this.child(treeA, a)
    if (subA === missingTree) return
    const subB = this.child(treeB, b)
    const others = rest.length === 0 ? noTrees : rest.map((other) => this.child(other.tree, other.found))
    const length = this.append(a ? treeA : treeB, a ?? b, pathLength)
    this.path[length] = 47
    this.folder(subA, subB, others, depth + 1, length + 1)
  }

  private file(
    treeA: Uint8Array,
    a: TreeEntry | undefined,
    treeB: Uint8Array,
    b: TreeEntry | undefined,
    rest: readonly OtherParent[],
    pathLength: number
  ): void {
    const now = a?.isBlob ? this.db.find(treeA, a.nameEnd + 1) : -1
    if (now < 0 && a?.isBlob) this.reader.tellMissing(treeA, a.nameEnd + 1, 'file')
    let length = -1
    if (now >= 0 && this.wanted[now] === 1 && this.hasFewPaths(now)) {
      length = this.append(treeA, a, pathLength)
      this.events.introduced(now, this.path.subarray(0, length))
    }
    const removed = (blob: number): void => {
      if (blob < 0 || blob === now) return
      if (length < 0) length = this.append(a ? treeA : treeB, a ?? b, pathLength)
      this.events.removed(blob, this.path.subarray(0, length))
    }
    removed(this.wantedBlob(treeB, b))
    for (const other of rest) removed(this.wantedBlob(other.tree, other.found))
  }

  /** Object number of a wanted blob, or -1. */
  private wantedBlob(tree: Uint8Array, entry: TreeEntry | undefined): number {
    if (!entry?.isBlob || !this.filter.mayHave(tree, entry.nameEnd + 1)) return -1
    const index = this.db.find(tree, entry.nameEnd + 1)
    return index >= 0 && this.wanted[index] === 1 ? index : -1
  }

  private child(tree: Uint8Array, entry: TreeEntry | undefined): number {
    if (!entry) return emptyTree
    const index = findTree(this.db, tree, entry.nameEnd + 1)
    if (index === missingTree) this.reader.tellMissing(tree, entry.nameEnd + 1, 'folder')
    return index
  }

  private sameOid(treeA: Uint8Array, a: TreeEntry, treeB: Uint8Array, b: TreeEntry): boolean {
    for (let i = 1; i <= this.oidLength; i++) if (treeA[a.nameEnd + i] !== treeB[b.nameEnd + i]) return false
    return true
  }

  /** Writes a name behind the path of its folder; the length of both. */
  private append(tree: Uint8Array, entry: TreeEntry | undefined, pathLength: number): number {
    if (!entry) return pathLength
    const length = pathLength + entry.nameEnd - entry.nameStart
    if (length >= this.path.length) this.path = Buffer.concat([this.path], Math.max(2 * this.path.length, length + 1))
    for (let i = entry.nameStart, at = pathLength; i < entry.nameEnd; i++) this.path[at++] = tree[i]!
    return length
  }

  private hasFewPaths(blob: number): boolean {
    const count = (this.pathCounts.get(blob) ?? 0) + 1
    this.pathCounts.set(blob, count)
    if (count <= maxPathsOfBlob) return true
    this.reader.tell('too-large', this.db.oid(blob), `one commit brought it to more than ${maxPathsOfBlob} paths: the others were left out`)
    return false
  }

  private leaveOut(what: string): void {
    if (this.leftOut.has(what)) return
    this.leftOut.add(what)
    this.reader.tell('too-large', this.root >= 0 ? this.db.oid(this.root) : 'history', `it has ${what}: they were left out`)
  }
}

/** The tree of a second or later parent, searched for names that come in order. */
class OtherParent {
  readonly tree: Uint8Array
  found: TreeEntry | undefined
  private readonly entry = new TreeEntry()
  private at = 0

  constructor(tree: Uint8Array) {
    this.tree = tree
  }

  /** The entry with the same name and kind; stays before it. */
  seek(tree: Uint8Array, wanted: TreeEntry, oidLength: number): TreeEntry | undefined {
    this.found = undefined
    while (this.at < this.tree.length) {
      this.entry.set(this.tree, this.at)
      const order = compareEntries(this.tree, this.entry, tree, wanted)
      if (order === 0) this.found = this.entry
      if (order >= 0) break
      this.at = this.entry.nameEnd + 1 + oidLength
    }
    return this.found
  }
}

/** Bytes from which on one call to compare them all is cheaper than going through their entries. */
const worthComparing = 128

function* numbersOf(wanted: Uint8Array): Generator<number> {
  for (let object = wanted.indexOf(1); object >= 0; object = wanted.indexOf(1, object + 1)) yield object
}

const none: readonly OtherParent[] = []
const noTrees: readonly number[] = []

import { type HashName, type ObjectDatabase, type ObjectProblem, oidLength } from '../types.ts'

/** Stands for a tree that has no entries or is absent on one side of a comparison. */
export const emptyTree = -1
/** A tree that is named but not stored. */
export const missingTree = -2

/** Git knows the empty tree without storing it: `git hash-object -t tree /dev/null`. */
const emptyTreeOids: Record<HashName, Buffer> = {
  sha1: Buffer.from('4b825dc642cb6eb9a060e54bf8d69288fbee4904', 'hex'),
  sha256: Buffer.from('6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321', 'hex')
}

/** Object number of the tree whose raw name starts at `offset`, or emptyTree or missingTree. */
export function findTree(db: ObjectDatabase, bytes: Uint8Array, offset: number): number {
  const index = db.find(bytes, offset)
  if (index >= 0) return index
  const empty = emptyTreeOids[db.hash]
  for (let i = 0; i < empty.length; i++) if (bytes[offset + i] !== empty[i]) return missingTree
  return emptyTree
}

const nothing = Buffer.alloc(0)

/**
 * Trees as their raw bytes, checked: every one it answers is a sequence of whole entries (mode, space, name, NUL, object name),
 * so that loops over them need no bounds. A tree that is damaged is cut before its first broken entry, and told once.
 * Keeps the trees read last, up to `budget` bytes.
 */
export class TreeReader {
  readonly db: ObjectDatabase
  private readonly onProblem: ((problem: ObjectProblem) => void) | undefined
  private readonly budget: number
  /** Place in `held` plus one, by object. */
  private readonly place: Uint32Array
  private readonly held: (Buffer | undefined)[] = []
  private readonly owners: number[] = []
  /** Ring over `held`: oldest and next place. */
  private oldest = 0
  private next = 0
  private bytes = 0
  private readonly told = new Set<string>()

  constructor(db: ObjectDatabase, onProblem?: (problem: ObjectProblem) => void, budget = 48 << 20) {
    this.db = db
    this.onProblem = onProblem
    this.budget = budget
    this.place = new Uint32Array(db.size)
  }

  read(tree: number): Buffer {
    if (tree < 0) return nothing
    const place = this.place[tree]!
    return place === 0 ? this.load(tree) : this.held[place - 1]!
  }

  /** Tells about a tree or blob that is named at `offset` and not stored. */
  tellMissing(bytes: Uint8Array, offset: number, kind: 'folder' | 'file'): void {
    const length = oidLength[this.db.hash]
    this.tell('missing', Buffer.from(bytes.subarray(offset, offset + length)).toString('hex'), `a ${kind} of the history that is not here`)
  }

  tell(reason: ObjectProblem['reason'], what: string, why: string): void {
    const key = `${reason} ${what}`
    if (this.told.has(key)) return
    this.told.add(key)
    this.onProblem?.({ reason, what, why })
  }

  private load(tree: number): Buffer {
    const bytes = this.fetch(tree)
    if (bytes.length === 0) return bytes
    this.makeRoom(bytes.length)
    this.held[this.next] = bytes
    this.owners[this.next] = tree
    this.place[tree] = ++this.next
    if (this.next === places) this.next = 0
    this.bytes += bytes.length
    return bytes
  }

  private makeRoom(size: number): void {
    while (this.bytes > 0 && (this.bytes + size > this.budget || this.held[this.next] !== undefined)) {
      this.bytes -= this.held[this.oldest]?.length ?? 0
      this.held[this.oldest] = undefined
      this.place[this.owners[this.oldest]!] = 0
      this.oldest = this.oldest + 1 === places ? 0 : this.oldest + 1
    }
  }

  private fetch(tree: number): Buffer {
    const { db } = this
    if (db.type(tree) !== 'tree') {
      this.tell('damaged', db.oid(tree), `named as a folder, but it is ${db.type(tree) ?? 'unreadable'}`)
      return nothing
    }
    let bytes: Buffer
    try {
      bytes = asBuffer(db.read(tree))
    } catch (error) {
      this.tell('damaged', db.oid(tree), `folder cannot be read: ${error instanceof Error ? error.message : error}`)
      return nothing
    }
    const whole = wholeEntries(bytes, oidLength[db.hash])
    if (whole === bytes.length) return bytes
    this.tell('damaged', db.oid(tree), 'folder has a broken entry, and was read up to it')
    return bytes.subarray(0, whole)
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** Trees that are held at most, however small. */
const places = 1 << 18

/** Length of the part that consists of whole entries. */
function wholeEntries(bytes: Uint8Array, oidLength: number): number {
  const end = bytes.length
  let start = 0
  let at = 0
  while (at < end) {
    const digits = at
    for (let c = bytes[at]!; c >= 48 && c <= 55; c = bytes[at]!) at++
    if (at === digits || at - digits > 7 || bytes[at] !== 32) return start
    at++
    while (at < end && bytes[at] !== 0) at++
    at += 1 + oidLength
    if (at > end) return start
    start = at
  }
  return start
}

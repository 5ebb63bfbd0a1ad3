import type { DiffEvents } from './tree-diff.ts'

/** Introductions or removals as columns, grouped by blob after `group()`. Commits and paths are numbers. */
export class EventColumns {
  length = 0
  commits = new Uint32Array(1024)
  paths = new Uint32Array(1024)
  /** Dense blob numbers. */
  blobs = new Uint32Array(1024)
  /** Events of blob b: `order[start[b]]` up to `order[start[b + 1]]`, newest commit first. */
  start = new Uint32Array(1)
  order = new Uint32Array(0)

  add(commit: number, path: number, blob: number): void {
    if (this.length === this.commits.length) {
      this.commits = doubled(this.commits)
      this.paths = doubled(this.paths)
      this.blobs = doubled(this.blobs)
    }
    this.commits[this.length] = commit
    this.paths[this.length] = path
    this.blobs[this.length++] = blob
  }

  /** Events of a blob, newest commit first. */
  ofBlob(blob: number): Uint32Array {
    return this.order.subarray(this.start[blob]!, this.start[blob + 1]!)
  }

  group(blobs: number): void {
    const start = new Uint32Array(blobs + 1)
    for (let i = 0; i < this.length; i++) start[this.blobs[i]! + 1]!++
    for (let b = 0; b < blobs; b++) start[b + 1]! += start[b]!
    const next = start.slice()
    this.order = new Uint32Array(this.length)
    for (let i = 0; i < this.length; i++) this.order[next[this.blobs[i]!]!++] = i
    this.start = start
  }
}

function doubled(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * column.length)
  larger.set(column)
  return larger
}

/** What the walk found: which blob came to and went from which path in which commit. */
export class EventLog implements DiffEvents {
  /** The commit that is being compared. */
  commit = 0
  readonly introductions = new EventColumns()
  readonly removals = new EventColumns()
  /** Paths as bytes read as latin1. */
  readonly paths: string[] = []
  /** Object numbers of the blobs, by dense number. */
  readonly objects: number[] = []
  private readonly pathNumbers = new Map<string, number>()
  /** Dense number of each blob that was heard of, by object number. */
  readonly dense = new Map<number, number>()

  introduced(blob: number, path: Uint8Array): void {
    this.introductions.add(this.commit, this.pathNumber(path), this.denseNumber(blob))
  }

  removed(blob: number, path: Uint8Array): void {
    this.removals.add(this.commit, this.pathNumber(path), this.denseNumber(blob))
  }

  group(): void {
    this.introductions.group(this.objects.length)
    this.removals.group(this.objects.length)
  }

  private pathNumber(path: Uint8Array): number {
    const name = Buffer.from(path.buffer, path.byteOffset, path.length).toString('latin1')
    let number = this.pathNumbers.get(name)
    if (number === undefined) {
      number = this.paths.push(name) - 1
      this.pathNumbers.set(name, number)
    }
    return number
  }

  private denseNumber(object: number): number {
    let number = this.dense.get(object)
    if (number === undefined) {
      number = this.objects.push(object) - 1
      this.dense.set(object, number)
    }
    return number
  }
}

import { basename } from 'node:path'
import { BufferPool } from '../pack/buffer-pool.ts'
import { Damage } from '../pack/damage.ts'
import { typeNames } from '../pack/entry-header.ts'
import { hashObject } from '../pack/hash-object.ts'
import { lookUpOid, type OidLookup } from '../pack/oid-lookup.ts'
import { resolveChain } from '../pack/resolve-chain.ts'
import type { WalkableForest } from '../pack/walk-deltas.ts'
import {
  type HashName,
  type ObjectDatabase,
  type ObjectDatabaseSnapshot,
  type ObjectProblem,
  type ObjectType,
  oidLength
} from '../types.ts'
import { type Columns, type Copies, looseCopy } from './columns.ts'
import { ContentCache } from './content-cache.ts'
import { inflateEntry } from './inflate-entry.ts'
import { loosePath, readLoose } from './loose.ts'
import { ObjectError } from './object-error.ts'
import { PackFiles } from './pack-files.ts'
import { readCopy } from './read-copy.ts'

export interface Limits {
  /** Largest content that is put together in memory, in bytes. */
  content: number
  /** Contents that a walk over a delta tree holds for later children, in bytes. */
  held: number
  /** Contents that `read` keeps, in bytes. */
  cache: number
}

/** What the threads share. */
export interface StoredState {
  hash: HashName
  columns: Columns
  packPaths: string[]
  /** First object of each pack, and of the loose ones after the last. */
  firsts: number[]
  objectDirs: string[]
  copies: Copies
  limits: Limits
  verify: boolean
  notes: string[]
  problems: ObjectProblem[]
}

/** The object database as one thread has it: shared columns, its own files, caches and buffers. */
export class StoredObjects implements ObjectDatabase, WalkableForest {
  readonly state: StoredState
  readonly hash: HashName
  readonly size: number
  readonly notes: readonly string[]
  readonly problems: readonly ObjectProblem[]
  readonly base: Int32Array
  readonly firstChild: Int32Array
  readonly nextSibling: Int32Array
  readonly contentLimit: number
  readonly heldLimit: number
  readonly pool: BufferPool
  readonly files: PackFiles
  private readonly width: number
  private readonly names: Buffer
  private readonly lookup: OidLookup
  private readonly cache: ContentCache
  private marks: Uint8Array | undefined

  constructor(state: StoredState) {
    const { columns, limits } = state
    this.state = state
    this.hash = state.hash
    this.size = columns.types.length
    this.notes = state.notes
    this.problems = state.problems
    this.base = columns.base
    this.firstChild = columns.firstChild
    this.nextSibling = columns.nextSibling
    this.contentLimit = limits.content
    this.heldLimit = limits.held
    this.pool = new BufferPool(limits.held / 4)
    this.files = new PackFiles(state.packPaths)
    this.width = oidLength[state.hash]
    this.names = Buffer.from(columns.oids.buffer, columns.oids.byteOffset, columns.oids.byteLength)
    this.lookup = { width: this.width, oids: columns.oids, prefixes: columns.prefixes, numbers: columns.numbers, buckets: columns.buckets }
    this.cache = new ContentCache(limits.cache)
  }

  find(bytes: Uint8Array, offset = 0): number {
    if (offset + this.width > bytes.length) return -1
    const at = lookUpOid(this.lookup, bytes, offset)
    return at < 0 ? -1 : this.lookup.numbers[at]!
  }

  findHex(oid: string): number {
    const bytes = Buffer.from(oid, 'hex')
    return bytes.length === this.width && oid.length === this.width * 2 ? this.find(bytes) : -1
  }

  oid(index: number): string {
    return this.names.toString('hex', index * this.width, (index + 1) * this.width)
  }

  copyOid(index: number, target: Uint8Array, offset: number): void {
    target.set(this.names.subarray(index * this.width, (index + 1) * this.width), offset)
  }

  type(index: number): ObjectType | undefined {
    return typeNames[this.state.columns.types[index]!]
  }

  weight(index: number): number {
    return this.state.columns.weights[index]!
  }

  read(index: number): Buffer {
    try {
      return this.verified(index, this.resolve(index))
    } catch (error) {
      const damage = Damage.of(error)
      const rescued = this.rescueChain(index)
      if (rescued) return rescued
      throw new ObjectError({ reason: damage.reason, what: this.oid(index), why: damage.message }, error)
    }
  }

  snapshot(): ObjectDatabaseSnapshot {
    return { kind: 'object-database', state: this.state }
  }

  close(): void {
    this.files.close()
  }

  /** The pack that an object lies in, or -1 for a loose one. */
  packOf(object: number): number {
    const { firsts } = this.state
    if (object >= firsts[firsts.length - 1]!) return -1
    let low = 0
    for (let high = firsts.length - 1; high - low > 1; ) {
      const middle = (low + high) >>> 1
      if (firsts[middle]! <= object) low = middle
      else high = middle
    }
    return low
  }

  describe(entry: number): string {
    return this.oid(entry)
  }

  inflated(entry: number): Buffer {
    const pack = this.packOf(entry)
    if (pack < 0) return readLoose(this.looseFile(entry), this.oid(entry), this.hash, this.contentLimit).content
    try {
      return inflateEntry(this, pack, entry)
    } catch (error) {
      const damage = Damage.of(error)
      const where = `${basename(this.state.packPaths[pack]!)} at byte ${this.state.columns.offsets[entry]}`
      throw new Damage(`${damage.message} (in ${where})`, damage.reason)
    }
  }

  resolve(entry: number): Buffer {
    return resolveChain(
      this,
      entry,
      (object) => this.cache.get(object),
      (object, content) => this.cache.set(object, content)
    )
  }

  /** Content that the object has in another pack, or in a loose file; only with its own hash. */
  rescue(entry: number): Buffer | undefined {
    const { copies } = this.state
    const oid = this.oid(entry)
    let low = 0
    for (let high = copies.objects.length; low < high; ) {
      const middle = (low + high) >>> 1
      if (copies.objects[middle]! < entry) low = middle + 1
      else high = middle
    }
    for (; copies.objects[low] === entry; low++) {
      const pack = copies.packs[low]!
      const place = copies.offsets[low]!
      const found = pack === looseCopy ? this.readLooseCopy(place, oid) : readCopy(this, this.files, pack, place)
      if (!found || hashObject(this.hash, found.type, found.content).toString('hex') !== oid) continue
      const { types } = this.state.columns
      types[entry] = typeNames.indexOf(found.type)
      return found.content
    }
    return undefined
  }

  /** Content as it is, or Damage when all names are to be verified and this one is wrong. */
  verified(entry: number, content: Buffer): Buffer {
    const type = this.type(entry)
    if (!this.state.verify || !type) return content
    const name = hashObject(this.hash, type, content).toString('hex')
    if (name !== this.oid(entry)) throw new Damage(`its content has the name ${name}`)
    return content
  }

  /** One byte an object for the use of walks; all zero between them. */
  scratchMarks(): Uint8Array {
    this.marks ??= new Uint8Array(this.size)
    return this.marks
  }

  looseFile(entry: number): string {
    return loosePath(this.state.objectDirs[this.state.columns.offsets[entry]!]!, this.oid(entry))
  }

  private rescueChain(index: number): Buffer | undefined {
    for (let at = index; at >= 0; at = this.base[at]!) {
      const content = this.rescue(at)
      if (!content) continue
      if (at === index) return content
      try {
        return this.verified(
          index,
          resolveChain(
            this,
            index,
            (object) => (object === at ? content : this.cache.get(object)),
            () => undefined
          )
        )
      } catch (error) {
        Damage.of(error)
        return undefined
      }
    }
    return undefined
  }

  private readLooseCopy(dir: number, oid: string): { type: ObjectType; content: Buffer } | undefined {
    try {
      return readLoose(loosePath(this.state.objectDirs[dir]!, oid), oid, this.hash, this.contentLimit)
    } catch (error) {
      // this copy is damaged too; perhaps the next one is not
      Damage.of(error)
      return undefined
    }
  }
}

/** The one implementation behind the interface: what the functions of this folder take. */
export function stored(db: ObjectDatabase): StoredObjects {
  if (db instanceof StoredObjects) return db
  throw new TypeError('not opened by openObjectDatabase or attachObjectDatabase')
}

/**
 * What is known of each object, in shared memory: 61 bytes an object with SHA-1 (20 of them the name, 8 to find it by
 * name, 33 for where it lies and what it is based on).
 *
 * Objects are numbered as they lie: pack after pack, by offset, then the loose ones. So a walk in ascending order reads
 * files from front to back. An object that several packs have is numbered in the first of them.
 */
export interface Columns {
  /** Raw names by number. */
  oids: Uint8Array
  /** The three columns of OidLookup. */
  prefixes: Uint32Array
  numbers: Uint32Array
  buckets: Uint32Array
  /** Packed: where the entry starts in its pack. Loose: which object folder. */
  offsets: Float64Array
  /** Stored bytes; `clamped` when there are more. */
  weights: Uint32Array
  /** What the stream holds: content or delta instructions; `clamped` when there are more. */
  sizes: Uint32Array
  /** CRC-32 of the stored bytes; loose objects have none. */
  crcs: Uint32Array
  /** Number of the delta base, or one of noBase. */
  base: Int32Array
  firstChild: Int32Array
  nextSibling: Int32Array
  /** 1 to 4 as in entry-header.ts, 0 where damage hides it. */
  types: Uint8Array
}

export const clamped = 0xffffffff

/** Values of `base` that are no object. */
export const noBase = { whole: -1, broken: -2, circle: -3, tooDeep: -4 } as const

export function newColumns(size: number, oidLength: number): Columns {
  const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes)
  return {
    oids: new Uint8Array(shared(size * oidLength)),
    prefixes: new Uint32Array(shared(size * 4)),
    numbers: new Uint32Array(shared(size * 4)),
    buckets: new Uint32Array(shared(65_537 * 4)),
    offsets: new Float64Array(shared(size * 8)),
    weights: new Uint32Array(shared(size * 4)),
    sizes: new Uint32Array(shared(size * 4)),
    crcs: new Uint32Array(shared(size * 4)),
    base: new Int32Array(shared(size * 4)).fill(noBase.whole),
    firstChild: new Int32Array(shared(size * 4)).fill(-1),
    nextSibling: new Int32Array(shared(size * 4)).fill(-1),
    types: new Uint8Array(shared(size))
  }
}

/** Other places of objects that lie in several, ascending by object: what is read when the first place is damaged. */
export interface Copies {
  objects: Uint32Array
  /** Number of the pack, or looseCopy. */
  packs: Uint32Array
  /** Where in the pack, or which object folder. */
  offsets: Float64Array
}

export const looseCopy = 0xffffffff

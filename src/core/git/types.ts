/** The few words that the parts of `git/` share with each other and with their callers. */

export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag'
export type HashName = 'sha1' | 'sha256'
/** Length of a raw object name in bytes. */
export const oidLength: Record<HashName, 20 | 32> = { sha1: 20, sha256: 32 }

/** Why one object could not be read. `missing`: named somewhere, stored nowhere. */
export interface ObjectProblem {
  reason: 'missing' | 'damaged' | 'too-large' | 'unreadable'
  /** Hex name, or the file and offset where even the name is unknown. */
  what: string
  why: string
}

/**
 * Every object of a repository once, over all packs, loose files and alternates. An object is a number from 0 to size - 1,
 * the same in every thread that attached the same snapshot.
 */
export interface ObjectDatabase {
  readonly hash: HashName
  readonly size: number
  /** Number of the object whose raw name starts at `offset`, or -1. */
  find(bytes: Uint8Array, offset?: number): number
  findHex(oid: string): number
  /** Hex name. */
  oid(index: number): string
  /** Copies the raw name to `target` at `offset`. */
  copyOid(index: number, target: Uint8Array, offset: number): void
  /** Undefined when the object is too damaged to tell. */
  type(index: number): ObjectType | undefined
  /** Stored (compressed) bytes: the weight of the object for progress. */
  weight(index: number): number
  /** Content, inflated and undeltified; keeps a bounded cache of recent bases. Throws ObjectError. */
  read(index: number): Uint8Array
  /** What another thread needs to open the same database with attachObjectDatabase: shared memory and file names, no handles. */
  snapshot(): ObjectDatabaseSnapshot
  /** Sentences for the coverage record: packs indexed by us, packs or loose files that could not be opened. */
  readonly notes: readonly string[]
  readonly problems: readonly ObjectProblem[]
  close(): void
}

/** Opaque to all but the object database; survives structuredClone between threads without copying its shared memory. */
export type ObjectDatabaseSnapshot = { readonly kind: 'object-database' } & Record<string, unknown>

/** Objects of one delta tree, or one object that stands alone. Visited base first, so that each is inflated once. */
export interface Family {
  /** Root object. */
  root: number
  /** Stored bytes of all its members. */
  weight: number
}

/** Part of a repository's form that a scan must tell the user. */
export interface RepositoryInfo {
  /** The folder with HEAD of this worktree. */
  gitDir: string
  /** The folder with objects and refs; differs from gitDir in a linked worktree. */
  commonDir: string
  /** commonDir/objects and, recursively, its alternates. */
  objectDirs: string[]
  hash: HashName
  bare: boolean
  shallow: boolean
  partial: boolean
  /** Sentences for the user: shallow, partial, grafts or replace refs ignored, alternates that are gone. */
  limits: string[]
}

/** A branch, remote branch or tag, or HEAD when detached. `target` is the commit after peeling tags. */
export interface Ref {
  /** Full name; one that is not UTF-8 is quoted as git quotes it. */
  name: string
  target: string
  /** Tag objects between the name and the commit, outermost first; absent when there are none. */
  tags?: string[]
}

/** One commit that brought one blob to one path: the path's entry differs from every parent's. */
export interface Introduction {
  /** Shown as UTF-8; a name that is not UTF-8 is quoted as git quotes it. */
  path: string
  commit: string
  author: string
  email: string
  /** Author date, seconds since the epoch. */
  time: number
  /** Branches and tags that reach the commit, short names, at most `maxRefs`; `refCount` counts all. */
  refs: string[]
  refCount: number
  /** The blob still stands at this path in the tip of at least one branch. */
  atTip: boolean
  /** First commit after it that took the blob from this path again, where there is one. */
  removedBy: string | null
  removedTime: number | null
}

/** From when to when a ref held the blob, at any path. Seconds since the epoch; `to` is null while its tip holds it. */
export interface RefLife {
  ref: string
  from: number
  to: number | null
}

export interface BlobHistory {
  object: number
  /** Oldest first. Empty: not reachable from any ref. */
  introductions: Introduction[]
  life: RefLife[]
}

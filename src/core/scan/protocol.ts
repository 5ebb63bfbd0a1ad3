import type { WireError } from '../../contract/errors.ts'
import type { HistoryScope } from '../../contract/model.ts'
import type { BlobHistory, ObjectDatabaseSnapshot, ObjectProblem, RepositoryInfo } from '../git/types.ts'
import type { Hit } from '../store/commit-batch.ts'
import type { StoredValue } from '../store/workspace.ts'
import type { IgnoreFile } from './ignore/read-ignore-file.ts'

export type { Hit }

/**
 * What the scan and its worker threads say to each other. The scan hands out batches and stores what comes back; a worker
 * never touches the store, and no secret value leaves it: a hit carries the HMAC and the masked preview.
 */

export interface WorkerSetup {
  catalogUrl: string
  /** Workspace key for the HMAC. */
  key: Uint8Array
  explain: boolean
}

/** Why a candidate was kept or dropped, and where. No value. */
export interface Explained {
  typeId: string
  place: string
  line: number
  kept: boolean
  reason: string
  detail: string
}

/** Content that was not searched, or of which not all hits were kept. */
export interface SearchProblem extends Omit<ObjectProblem, 'reason'> {
  reason: ObjectProblem['reason'] | 'over-limit'
}

export interface BatchResult {
  /** Concatenated raw names of the git objects that were searched; empty for files. */
  oids: Uint8Array
  hits: Hit[]
  scanned: number
  binary: number
  bytes: number
  problems: SearchProblem[]
  explained: Explained[]
}

export interface OpenGit {
  repository: RepositoryInfo
  /** Where our own indexes of packs without one may be kept. */
  cacheDir: string
  /** Raw names, concatenated, of what earlier scans with the same catalogue searched. */
  searched: Uint8Array[]
  scope: HistoryScope
}

/** What there is to search: delta families, heaviest first, as parallel arrays of root object and stored bytes. */
export interface GitPlan {
  snapshot: ObjectDatabaseSnapshot
  /** Per object: 1 = to be searched. Shared between threads. */
  wanted: Uint8Array
  roots: Uint32Array
  weights: Float64Array
  counts: { objects: number; wanted: number; unchanged: number; notContent: number }
  problems: ObjectProblem[]
  notes: string[]
  ignoreFile: IgnoreFile
}

/** Hex names of the objects with findings, whose history is asked for. */
export interface AttributeGit {
  snapshot: ObjectDatabaseSnapshot
  repository: RepositoryInfo
  objects: string[]
}
/** History of one object with a finding. Of a commit or tag: itself, as its own introduction. */
export interface ObjectHistory extends Omit<BlobHistory, 'object'> {
  oid: string
}

export interface FileToSearch {
  /** Relative to the folder, with `/`, as shownPath of sources shows it. */
  path: string
  size: number
}

/** Where values are read again. */
export type ValuePlace = { kind: 'git'; snapshot: ObjectDatabaseSnapshot } | { kind: 'folder'; root: string }

export interface Tasks {
  /** Loads the catalogue ahead of the first search. */
  prepare: { input: null; output: null }
  'open-git': { input: OpenGit; output: GitPlan }
  'attach-git': { input: { snapshot: ObjectDatabaseSnapshot; wanted: Uint8Array }; output: null }
  /** Lets go of the repository; a thread without one answers too. */
  'detach-git': { input: null; output: null }
  /** `left`: roots of families that are not searched whole, since the result was full. */
  'search-git': { input: { roots: Uint32Array }; output: BatchResult & { left: Uint32Array } }
  'search-files': { input: { root: string; files: FileToSearch[] }; output: BatchResult }
  'attribute-git': {
    input: AttributeGit
    output: { histories: ObjectHistory[]; missing: ObjectProblem[]; unreadTrees: ObjectProblem[]; cutCommits: number; notes: string[] }
  }
  /** Portable fingerprints of values, one for each salt; none for a value that can't be read again. */
  'mark-values': {
    input: { place: ValuePlace; salts: string[]; values: StoredValue[] }
    output: { findingId: string; marks: string[] }[]
  }
}
export type TaskName = keyof Tasks

export interface Request<T extends TaskName = TaskName> {
  id: number
  task: T
  input: Tasks[T]['input']
}
export type Reply =
  | { id: number; kind: 'done'; value: unknown }
  | { id: number; kind: 'failed'; error: WireError }
  /** Partial results and progress of a task that is still at work. */
  | { id: number; kind: 'part'; value: unknown }

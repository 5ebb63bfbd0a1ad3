/** A file as it stands in a source today. `bytes` are valid during the visit only. */
export interface SourceFile {
  path: string
  /** Short name of the branch that has it; empty for that of HEAD, and in folders. */
  branch: string
  bytes: Uint8Array
}

/** What a search could not look at, to be told. */
export interface Limits {
  tooLarge: number
  unread: number
}

/** The files of a source as it stands today: tips of branches, or what lies in a folder. */
export interface SourceFiles {
  /** Distinct files, for progress. */
  count: number
  /** Sentences on what was left out. */
  notes: string[]
  has(path: string): boolean
  paths(): string[]
  each(visit: (file: SourceFile) => void, limits: Limits, breathe: () => Promise<void>): Promise<void>
  /** One file again; undefined where it can't be read. */
  read(path: string): Uint8Array | undefined
  close(): void
}

import type { UsageBucket } from '../../../../contract/case/usage.ts'

/** What a section is made of; each writer renders each kind. Texts are plain: a writer escapes them for its format. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'note'; tone: 'warn' | 'plain'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'facts'; rows: [label: string, value: string][] }
  | { kind: 'table'; caption: string; columns: Column[]; rows: string[][]; rest: string }
  | { kind: 'milestones'; points: { title: string; at: string }[] }
  | { kind: 'usage'; buckets: UsageBucket[]; bucketHours: number }
  | { kind: 'score'; factors: { factor: string; points: number; most: number; why: string }[] }

export interface Column {
  title: string
  /** Share of the width beside the others. */
  width: number
  /** Identifiers, hashes, times: in a font of fixed width where there is one. */
  fixed?: true
}

export interface Section {
  /** `0` to `20`, or the letter of an annex. */
  number: string
  id: string
  title: string
  blocks: Block[]
}

import type { PreparedRule } from './prepared-rule.ts'

/** What a rule's pattern accepted, before the filters. Offsets are bytes. */
export interface Candidate {
  rule: PreparedRule
  start: number
  end: number
  value: string
  /** Length of the word that led here. */
  anchor: number
  /** The name that stands before the value, as far as it is known, and what stands between the two. */
  name: string
  link: string
  quoted: boolean
  /** Set when the pattern matched, but something around the value speaks against it. */
  problem?: string
}

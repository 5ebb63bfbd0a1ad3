import type { PreparedRule } from './prepared-rule.ts'

/** How a value is written: in quotes, bare in a configuration (`KEY=value`), bare where it may as well be an expression, or in a sentence. */
export type ValueStyle = 'quoted' | 'config' | 'code' | 'prose'

/** What a rule's pattern accepted, before the filters. Offsets are bytes; of a value that stands encoded they are those of its encoding. */
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
  style: ValueStyle
  /** Undone to come to the value, the outermost first; undefined where it stands as it is. */
  encodings?: readonly string[]
  /** The text that the value was found in, once decoded, and where it stands there. */
  decodedIn?: { bytes: Uint8Array; start: number; end: number }
  /** Set when the pattern matched, but something around the value speaks against it. */
  problem?: string
}

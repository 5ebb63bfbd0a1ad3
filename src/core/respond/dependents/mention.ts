import type { DependentKind, Term } from './binding.ts'
import type { Standing } from './standing.ts'

/** A statement of a file that has to do with the secret. No value, no line of text. */
export interface Mention {
  path: string
  line: number
  kind: DependentKind
  standing: Standing
  consumer: string | null
  via: 'value' | 'name' | 'path'
  /** By which term; null by value. */
  term: Term | null
  /** given and read as in a binding; named: spoken of without a way to read it that we know. */
  how: 'given' | 'read' | 'named'
  /** A name that is given a literal here which is not the value: this consumer uses another secret, or none can tell. */
  literal: 'none' | 'other' | 'unproven'
  /** What else stands for the secret, because of this statement. */
  links: Term[]
}

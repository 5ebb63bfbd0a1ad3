import type { Automaton } from './automaton.ts'
import type { Playbook } from './playbook.ts'
import type { PlaybooksSource } from './playbook-source.ts'
import type { CategoriesSource, ProviderSource, RuleSource } from './schema.ts'

type Severity = ProviderSource['types'][number]['severity']

/** What the whole product needs of a type at any time. */
export interface CatalogType {
  id: string
  aliases: string[]
  name: string
  /** Provider's name for people, and the id of its file. */
  provider: string
  providerId: string
  category: string
  /** Stands for whatever no other type knows. */
  fallback: boolean
  severity: Severity
  summary: string
  /** Literals that values start with, none for values without one; the first is shown as the type's mark. */
  prefixes: string[]
  prefix: string | null
  variable: string
  decode: string[]
  /** What belongs to such a secret and stands near it. */
  with: Partner[]
}

export interface Partner {
  name: string
  pattern: string
  /** Bytes on either side. */
  reach: number
  sameFile: boolean
}

export interface CompiledRule {
  /** Index in `types`. */
  type: number
  kind: RuleSource['kind']
  pattern: string
  ignoreCase: boolean
  /** Length of a match in bytes. */
  min: number
  max: number
  /** Byte sets (encodeByteSet): how a match can start; what may not follow it. */
  first: string
  tail: string
  /** Token bytes, and name bytes, at the start of every match. */
  run: number
  nameRun: number
  left: number
  near: string[]
  companions: string[]
  reach: number
  minEntropy: number | null
  /** Of a context rule: the name before the value must say what it is. */
  named: boolean
  /** Of an assignment: people choose such values (passwords), they are not generated. */
  chosen: boolean
  checks: string[]
  not: string[]
}

/** A word of the automaton, and the rules that wait for it. `exact` is how it must be written, null in any case and joints. */
export interface CatalogWord {
  text: string
  uses: { rule: number; exact: string | null }[]
}

/** All of a type but its rules, with what is true of its whole category: the library reads it, the detector does not. */
export type CatalogPage = Omit<ProviderSource['types'][number], 'rules' | 'with' | 'examples' | 'counterExamples' | 'playbook'> & {
  provider: string
  category: string
  categoryName: string
  /** Complete: all steps, whether or not the provider's file says something of its own. */
  playbook: Playbook
} & Pick<CategoriesSource[string], 'risks' | 'leakCauses' | 'practices'>

/** The page of a type that is known by its name alone. No rule finds it; `foundAs` is a type whose rule sees such values all the same. */
export type NamedPage = CatalogPage & { foundAs: string | null }

/** Paths at which types of a file of the user's find nothing that counts. */
export interface AllowedPath {
  /** The file that says so, for reasons. */
  file: string
  /** Index in `types`; null for all of them. */
  types: number[] | null
  /** JavaScript, to be found somewhere in the UTF-8 bytes of the path, one character a byte. */
  pattern: string
  /** True: all paths but these. */
  negative: boolean
}

/** What of a file of types was not taken over as it stands, and why. */
export interface Remark {
  file: string
  line: number
  rule: string | null
  text: string
}

/** What types are compiled against, for those that the user adds. */
export interface CatalogCommon {
  categories: CategoriesSource
  playbooks: PlaybooksSource
}

export interface Catalog {
  /** Hash over everything that decides what is found: the same version finds the same things. */
  version: string
  types: CatalogType[]
  rules: CompiledRule[]
  words: CatalogWord[]
  automaton: Automaton
  /** Of the user's own files. */
  allowedPaths: AllowedPath[]
  remarks: Remark[]
  /** Read from disk at the first call. */
  common(): CatalogCommon
  /** In the order of `types`. Read from disk at the first call. */
  pages(): readonly CatalogPage[]
  /** Types without a rule, which are in no other list. Read from disk with the pages. */
  named(): readonly NamedPage[]
}

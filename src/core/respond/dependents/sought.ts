import { isSameTerm, type Term } from './binding.ts'

/** Shorter values stand in many files by chance: of those only what the scan proved counts. */
const LEAST_VALUE = 8

/** The value as files write it. In memory while the search runs, and nowhere else. */
export function valueForms(values: readonly string[]): string[] {
  const forms = new Set<string>()
  for (const value of values) {
    if (Buffer.byteLength(value) < LEAST_VALUE) continue
    const unix = value.replaceAll('\r\n', '\n')
    for (const text of [value, unix, unix.replaceAll('\n', '\r\n'), unix.replaceAll('\n', '\\n')]) forms.add(text)
    for (const text of [value, `${value}\n`]) forms.add(Buffer.from(text).toString('base64'))
    forms.add(encodeURIComponent(value))
  }
  return [...forms]
}

/** What one round of the search looks for, and whether a file is worth reading for it. */
export class Sought {
  readonly values: readonly string[]
  readonly terms: readonly Term[]
  private readonly words: readonly string[]
  private readonly needles: readonly Buffer[]

  constructor(values: readonly string[], terms: readonly Term[]) {
    this.values = values
    this.terms = terms
    this.words = [...new Set([...values, ...terms.map(needleOf)])]
    this.needles = this.words.map((text) => Buffer.from(text))
  }

  mayStandIn(bytes: Uint8Array): boolean {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    return this.needles.some((needle) => buffer.includes(needle))
  }

  /** Whether a line, or any text, may speak of what is sought. */
  mayStandInText(text: string): boolean {
    return this.words.some((word) => text.includes(word))
  }

  valueIn(text: string): boolean {
    return this.values.some((value) => text.includes(value))
  }

  find(term: Term): Term | undefined {
    return this.terms.find((sought) => isSameTerm(sought, term))
  }
}

/** What must stand in a file that speaks of a term, however it is written there. */
function needleOf(term: Term): string {
  if (term.kind === 'name') return term.name
  const last = term.id.split('/').at(-1) ?? term.id
  // Path of a vault, chart value and file are written in more ways than one; their last part stands in each.
  if (term.store === 'helm') return term.id.split('.').at(-1) ?? term.id
  return term.store === 'vault' || term.store === 'file' ? last : term.id
}

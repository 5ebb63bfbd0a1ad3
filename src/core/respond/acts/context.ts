import type { Act } from '../../../contract/case/acts.ts'
import type { CaseRecord } from '../../../contract/case/record.ts'
import { BulkheadError } from '../../../contract/errors.ts'
import type { CatalogPage } from '../../catalog/catalog.ts'
import type { CaseFacts } from '../case-facts.ts'

/** An act as it may be kept: texts masked, and of a new key its fingerprint in place of its value. */
export type SafeAct =
  | Exclude<Act, { kind: 'replace' }>
  | (Omit<Extract<Act, { kind: 'replace' }>, 'value'> & { fingerprint: string | null })
export type SafeActOf<K extends SafeAct['kind']> = Extract<SafeAct, { kind: K }>

/** What the playbook says that decides over an act. */
export interface Rules {
  playbook: Pick<CatalogPage['playbook'], 'tasks' | 'deactivation'>
  overlap: 'several' | 'two' | 'replace' | 'unknown'
}

export interface ActContext {
  who: string
  facts: CaseFacts
  rules: Rules
}

/** What an act makes of a case: the record, and one sentence for the timeline. */
export interface Applied {
  record: CaseRecord
  text: string
}

export type Apply<K extends SafeAct['kind']> = (record: CaseRecord, act: SafeActOf<K>, context: ActContext) => Applied

export const notPossible = (message: string): BulkheadError => new BulkheadError('case.not-possible', message)

export const by = ({ who, facts }: ActContext): { at: string; who: string } => ({ at: facts.now, who })

/** Throws case.not-possible for evidence that the case has not. */
export function needEvidence(record: CaseRecord, ids: readonly string[]): void {
  const known = new Set(record.evidence.map(({ id }) => id))
  if (ids.some((id) => !known.has(id)))
    throw notPossible('The act names evidence that this case has not. Attach the file first, then name it by its id.')
}

/** An id that no other has, counted on from the highest: `note-3`. */
export function nextId(prefix: string, used: readonly { id: string }[]): string {
  const highest = used.reduce((most, { id }) => {
    const number = id.startsWith(`${prefix}-`) ? Number(id.slice(prefix.length + 1)) : Number.NaN
    return Number.isSafeInteger(number) ? Math.max(most, number) : most
  }, 0)
  return `${prefix}-${highest + 1}`
}

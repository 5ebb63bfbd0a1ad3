import type { Dependent } from '../../../contract/case/record.ts'

export interface Merged {
  dependents: Dependent[]
  added: number
  /** Known ones that are not there any more; kept, with a note. */
  gone: number
}

const goneNote = /(?:^|\s)Not found any more on \d{4}-\d{2}-\d{2}\.$/

/**
 * Puts what a search found beside what the case has. What people wrote stays as they wrote it; a search fills only what is empty, and says
 * anew where and why. What is not found any more is kept with a note: somebody may have moved it, or it still runs somewhere.
 * `searched`: names of the sources that were searched as a whole; `at`: time of the search.
 */
export function mergeDependents(
  kept: readonly Dependent[],
  found: readonly Dependent[],
  searched: ReadonlySet<string>,
  at: string
): Merged {
  const byId = new Map(found.map((dependent) => [dependent.id, dependent]))
  let gone = 0
  const known = kept.map((before): Dependent => {
    const again = byId.get(before.id)
    byId.delete(before.id)
    if (again) {
      const { foundBy, certainty, reason, kind, sourceName, path, line } = again
      const fill = (field: 'owner' | 'contact' | 'environment'): string => before[field] || again[field]
      const note = before.note.replace(goneNote, '')
      return {
        ...before,
        foundBy,
        certainty,
        reason,
        kind,
        sourceName,
        path,
        line,
        note,
        owner: fill('owner'),
        contact: fill('contact'),
        environment: fill('environment')
      }
    }
    if (before.foundBy === 'hand' || !searched.has(before.sourceName)) return before
    gone++
    if (goneNote.test(before.note)) return before
    return { ...before, note: `${before.note} Not found any more on ${at.slice(0, 10)}.`.trim() }
  })
  return { dependents: [...known, ...byId.values()], added: byId.size, gone }
}

import type { Output } from '../../contract/methods.ts'
import { plural } from './format-number.ts'
import { visibleText } from './visible-text.ts'

/** What is said after the checks of monitoring ran. A check that came to no answer is told of by what it needs. */
export function runWords(results: Output<'monitor.run'>): { title: string; detail: string | null; tone: 'done' | 'problem' } {
  if (results.length === 0) return { title: 'No check was due', detail: null, tone: 'done' }
  const all = plural(results.length, 'check')
  const regressions = results.filter(({ verdict }) => verdict === 'regression')
  const undecided = results.filter(({ verdict }) => verdict === 'undecided')
  if (regressions.length + undecided.length === 0) return { title: `${all} done`, detail: 'All is well.', tone: 'done' }
  const reopened = [...new Set(results.filter((one) => one.reopened).map(({ caseId }) => caseId))]
  return {
    title: regressions.length > 0 ? `${regressions.length} of ${all} found something` : `${undecided.length} of ${all} not decided`,
    detail: [
      ...regressions.map(({ note }) => visibleText(note)),
      reopened.length > 0 && `${reopened.join(', ')} is open again.`,
      ...undecided.map(({ note }) => visibleText(note))
    ]
      .filter(Boolean)
      .join(' '),
    tone: 'problem'
  }
}

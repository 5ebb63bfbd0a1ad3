import type { Output } from '../../contract/methods.ts'
import { plural } from './format-number.ts'
import { visibleText } from './visible-text.ts'

/** What is said after the checks of monitoring ran. */
export function runWords(results: Output<'monitor.run'>): { title: string; detail: string | null; tone: 'done' | 'problem' } {
  const bad = results.filter(({ ok }) => !ok)
  const reopened = [...new Set(results.filter((one) => one.reopened).map(({ caseId }) => caseId))]
  if (results.length === 0) return { title: 'No check was due', detail: null, tone: 'done' }
  if (bad.length === 0) return { title: `${plural(results.length, 'check')} done`, detail: 'All is well.', tone: 'done' }
  return {
    title: `${bad.length} of ${plural(results.length, 'check')} found something`,
    detail: [...bad.map(({ note }) => visibleText(note)), reopened.length > 0 && `${reopened.join(', ')} is open again.`]
      .filter(Boolean)
      .join(' '),
    tone: 'problem'
  }
}

import type { CaseView, JournalEntry } from '../../../contract/case/view.ts'
import { plainText } from '../../../core/report/plain-text.ts'

const steps = { assess: 'Assess usage', rotate: 'Rotate', dependents: 'Update dependents', monitor: 'Monitor' } as const
const marks = { done: '[x]', open: '[ ]', none: '[-]' } as const

/** A case on a terminal, one page: facts, the next thing, the tasks of each step, the gates, the last entries. */
export function caseText(view: CaseView, entries: readonly JournalEntry[]): string {
  const { record, severity, exposure, gates, next } = view
  const lines = [
    `${record.id}  ${record.title}`,
    `${record.state}, ${severity.band} (${severity.score} of 100)${record.assignee ? `, ${record.assignee}` : ''}`,
    '',
    ...record.secrets.map(({ type, preview }) => `Secret      ${type}  ${preview}`),
    `First seen  ${exposure.firstCommit ? `${exposure.firstCommit.date}, ${exposure.firstCommit.oid.slice(0, 10)} by ${exposure.firstCommit.author}` : 'not known'}`,
    `Still at    ${exposure.tips.map(({ sourceName, ref }) => `${sourceName} ${ref}`).join(', ') || 'no tip'}`,
    ...view.clocks.map(
      ({ log, keeps, expiresAt }) => `Log         ${log}: ${keeps}${expiresAt ? `; of the first exposed hour until ${expiresAt}` : ''}`
    ),
    ...(next ? ['', `Next: ${next.text}`] : []),
    ...Object.entries(steps).flatMap(([step, title]) => ['', title, ...tasksOf(view, step)]),
    '',
    'Gates',
    ...gates.map(
      ({ gate, open, why, overridden }) => `  ${open ? 'open' : 'shut'}  ${gate}: ${overridden ? `passed over: ${overridden}` : why}`
    ),
    '',
    'Journal, newest first',
    ...entries.map(({ seq, at, who, text, hash }) => `  ${String(seq).padStart(4)}  ${at}  ${who}: ${text}  ${hash.slice(0, 8)}`)
  ]
  return `${lines.map(plainText).join('\n')}\n`
}

const tasksOf = ({ tasks }: CaseView, step: string): string[] =>
  tasks
    .filter((task) => task.step === step)
    .map(({ id, title, applies, done }) => {
      const mark = done ? marks.done : applies === 'not-available' ? marks.none : marks.open
      return `  ${mark} ${title}  (${id}${applies === 'applies' ? '' : `, ${applies}`})`
    })

import { expect, it } from 'vitest'
import { runWords } from './run-words.ts'

const result = (ok: boolean, note: string, reopened = false) => ({ caseId: 'INC-0001', check: 'check-1', ok, note, reopened })

it('says that nothing was due, or that all is well', () => {
  expect(runWords([]).title).toBe('No check was due')
  expect(runWords([result(true, '')])).toMatchObject({ title: '1 check done', tone: 'done' })
})

it('tells of a setback by its note, and that the case is open again', () =>
  expect(runWords([result(true, ''), result(false, 'back in evil\u202egpj', true)])).toEqual({
    title: '1 of 2 checks found something',
    detail: 'back in evil⟨U+202E⟩gpj INC-0001 is open again.',
    tone: 'problem'
  }))

import { expect, it } from 'vitest'
import type { Output } from '../../contract/methods.ts'
import { runWords } from './run-words.ts'

type Result = Output<'monitor.run'>[number]
const result = (verdict: Result['verdict'], note: string, reopened = false): Result => ({
  caseId: 'INC-0001',
  check: 'check-1',
  verdict,
  note,
  reopened
})

it('says that nothing was due, or that all is well', () => {
  expect(runWords([]).title).toBe('No check was due')
  expect(runWords([result('in-order', '')])).toMatchObject({ title: '1 check done', tone: 'done' })
})

it('tells of a setback by its note, and that the case is open again', () =>
  expect(runWords([result('in-order', ''), result('undecided', 'No log.'), result('regression', 'back in evil\u202egpj', true)])).toEqual({
    title: '1 of 3 checks found something',
    detail: 'back in evil⟨U+202E⟩gpj INC-0001 is open again. No log.',
    tone: 'problem'
  }))

it('does not call a check that came to no answer a find', () =>
  expect(runWords([result('in-order', ''), result('undecided', 'Not decided: no log was imported.')])).toEqual({
    title: '1 of 2 checks not decided',
    detail: 'Not decided: no log was imported.',
    tone: 'problem'
  }))

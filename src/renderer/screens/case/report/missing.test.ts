import { expect, it } from 'vitest'
import { missingIn } from './missing.ts'

const by = { at: '2026-11-24T09:00:00.000Z', who: 'me' }
const nothing: Parameters<typeof missingIn>[0] = {
  verdict: null,
  cause: null,
  impact: null,
  rotation: [],
  dependentsSearchedAt: null,
  dependents: [],
  prevention: [],
  lessons: [],
  communications: [],
  legal: null,
  evidence: []
}

it('names every section of a case that nobody has said anything of', () => expect(missingIn(nothing)).toHaveLength(10))

it('leaves out what was said', () => {
  const missing = missingIn({ ...nothing, lessons: [{ text: 'scan before pushing', owner: '', due: null, ...by }] })
  expect(missing).not.toContain('Lessons')
  expect(missing).toContain('Cause: how it leaked')
})

it('does not take a running clock for a decision', () => {
  const legal = { awareAt: by.at, decision: 'open' as const, reason: '', subjects: '', consequences: '', measures: '', contact: '', ...by }
  expect(missingIn({ ...nothing, legal })).toContain('Duty to notify: the decision')
  expect(missingIn({ ...nothing, legal: { ...legal, decision: 'no-duty' } })).not.toContain('Duty to notify: the decision')
})

import { expect, it } from 'vitest'
import { aCase, aDependent, now, proofs, someFacts } from '../../../test/support/case-record.ts'
import type { CatalogPage } from '../catalog/catalog.ts'
import { planOf, pointOfNoReturn } from './plan.ts'

const fact = (text: string) => ({ text, source: 'docs', date: '2026-11-24' })
const page = (overlap: NonNullable<CatalogPage['rotation']>['overlap']): Parameters<typeof planOf>[0] => ({
  create: [fact('make it')],
  console: fact('go there'),
  revoke: [fact('switch it off')],
  rotation: { overlap, facts: [fact('two at once')] }
})

it.each([
  ['several', 'reversible', 'deleted'],
  ['several', 'final', 'deactivated'],
  ['several', 'unknown', 'deactivated'],
  ['two', 'reversible', 'deleted'],
  ['replace', 'reversible', 'created'],
  ['replace', 'final', 'created'],
  ['unknown', 'unknown', 'deactivated']
] as const)('marks where there is no way back: overlap %s, deactivation %s → %s', (overlap, deactivation, step) => {
  expect(pointOfNoReturn(overlap, deactivation)).toBe(step)
  const plan = planOf(page(overlap), deactivation, aCase(), someFacts())
  expect(plan.steps.filter((found) => found.pointOfNoReturn).map((found) => found.step)).toEqual([step])
  expect(plan.overlap).toBe(overlap)
})

it('cites facts with their source where the step is', () => {
  const { steps } = planOf(page('two'), 'reversible', aCase(), someFacts())
  expect(steps.map(({ step, facts }) => [step, facts.map(({ text }) => text)])).toEqual([
    ['created', ['make it', 'go there']],
    ['stored', []],
    ['switched', ['two at once']],
    ['deactivated', ['switch it off']],
    ['deleted', []]
  ])
})

it('says of each step whether it is possible now, and why not', () => {
  const { steps } = planOf(page('several'), 'reversible', aCase({ rotation: proofs('created') }), someFacts())
  expect(steps.map(({ step, done, possible }) => [step, done, possible])).toEqual([
    ['created', true, true],
    ['stored', false, true],
    ['switched', false, false],
    ['deactivated', false, false],
    ['deleted', false, false]
  ])
  expect(steps[2]?.why).toContain('“switched” comes after “stored”')
  expect(steps[3]?.why).toContain('Nobody has looked for who uses the key')
})

it('makes the new key only when all are ready, where it ends the old one', () => {
  const created = (record = aCase()) => planOf(page('replace'), 'final', record, someFacts()).steps[0]
  expect(created()).toMatchObject({ possible: false, title: 'Make the new key, which ends the old one' })
  expect(created(aCase({ dependents: [aDependent()] }))?.why).toContain('billing')
  expect(created(aCase({ dependentsSearchedAt: now }))?.possible).toBe(true)
})

it('makes no claim for a type without facts, and takes deletion for deactivation where that is one act', () => {
  const plan = planOf(undefined, 'final', aCase({ rotation: proofs('deactivated') }), someFacts())
  expect(plan.overlap).toBe('unknown')
  expect(plan.steps.flatMap(({ facts }) => facts)).toEqual([])
  expect(plan.steps[4]).toMatchObject({ done: true, why: 'Done.' })
})

import { expect, it } from 'vitest'
import type { Dependent } from '../../../../contract/case/record.ts'
import { foundBy, lanesOf, needsReason } from './lanes.ts'

const dependent = (change: Partial<Dependent> = {}): Dependent => ({
  id: 'dep-1',
  name: 'digest',
  foundBy: 'value',
  certainty: 'confirmed',
  reason: '',
  kind: 'code',
  sourceName: 'shop',
  path: null,
  line: null,
  owner: '',
  contact: '',
  environment: '',
  needsRestart: false,
  test: '',
  fallback: '',
  state: 'to-do',
  note: '',
  movedAt: null,
  ...change
})

it('has four lanes, and one more for what ends without a move', () => {
  expect(lanesOf([dependent()])).toEqual(['to-do', 'staged', 'tested', 'live'])
  expect(lanesOf([dependent({ state: 'accepted-break' })])).toEqual(['to-do', 'staged', 'tested', 'live', 'accepted-break'])
})

it('says how they were found', () => {
  const at = '2026-11-24T09:00:00Z'
  expect(foundBy([dependent(), dependent({ foundBy: 'path' }), dependent({ foundBy: 'hand' })], at)).toBe('found by value, by secret path')
  expect(foundBy([], at)).toBe('none was found')
  expect(foundBy([], null)).toBe('the sources were not searched yet')
})

it('asks for a reason where something breaks or is left out', () => {
  expect(needsReason('accepted-break')).toBe(true)
  expect(needsReason('not-a-dependent')).toBe(true)
  expect(needsReason('live')).toBe(false)
})

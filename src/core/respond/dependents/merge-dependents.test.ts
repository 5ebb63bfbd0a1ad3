import { expect, it } from 'vitest'
import { aDependent } from '../../../../test/support/case-record.ts'
import type { Dependent } from '../../../contract/case/record.ts'
import { mergeDependents } from './merge-dependents.ts'

const dependent = (id: string, rest: Partial<Dependent> = {}): Dependent =>
  aDependent({ id, name: id, foundBy: 'name', sourceName: 'shop', path: 'a.py', line: 3, ...rest })
const at = '2026-11-24T08:00:00.000Z'
const all = new Set(['shop'])

it('keeps what people wrote, and renews what the search knows', () => {
  const kept = [dependent('a', { owner: 'Ada', environment: 'production', state: 'live', note: 'done', test: 'send one', movedAt: at })]
  const found = [dependent('a', { owner: '@team', environment: 'staging', contact: 'team@example.com', certainty: 'confirmed', line: 9 })]
  expect(mergeDependents(kept, found, all, at).dependents).toEqual([
    dependent('a', {
      owner: 'Ada',
      environment: 'production',
      state: 'live',
      note: 'done',
      test: 'send one',
      movedAt: at,
      contact: 'team@example.com',
      certainty: 'confirmed',
      line: 9
    })
  ])
})

it('adds what is new', () => {
  expect(mergeDependents([dependent('a')], [dependent('a'), dependent('b')], all, at)).toMatchObject({ added: 1, gone: 0 })
})

it('says of what is gone that it is, once, and takes that back when it is there again', () => {
  const first = mergeDependents([dependent('a', { note: 'ask Ben' })], [], all, at)
  expect(first.gone).toBe(1)
  expect(first.dependents[0]?.note).toBe('ask Ben Not found any more on 2026-11-24.')
  const second = mergeDependents(first.dependents, [], all, '2026-12-01T08:00:00.000Z')
  expect(second.dependents[0]?.note).toBe('ask Ben Not found any more on 2026-11-24.')
  expect(mergeDependents(second.dependents, [dependent('a')], all, at).dependents[0]?.note).toBe('ask Ben')
})

it('says nothing of those by hand, and of sources that could not be searched', () => {
  const kept = [dependent('a', { foundBy: 'hand' }), dependent('b', { sourceName: 'gone' })]
  expect(mergeDependents(kept, [], all, at)).toEqual({ dependents: kept, added: 0, gone: 0 })
})

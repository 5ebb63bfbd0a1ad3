import { expect, it } from 'vitest'
import { filterParams, isNarrowed, openFindings, paramsFilter, toggled } from './finding-filter.ts'

it('puts a value in and takes it out', () => {
  const once = toggled(openFindings, 'severity', 'high')
  expect(once.severity).toEqual(['high'])
  expect(toggled(once, 'severity', 'high').severity).toEqual([])
})

it('writes facets into an address and reads them back', () => {
  const filter = {
    ...openFindings,
    severity: ['critical' as const],
    type: ['jwt', 'npm-access-token'],
    where: ['tip' as const],
    status: ['ignored' as const],
    placeKind: ['test' as const, 'mixed' as const]
  }
  expect(paramsFilter(filterParams(filter, 'newest'))).toEqual({ filter, sort: 'newest' })
})

it('reads that any state will do', () => {
  const filter = { ...openFindings, status: [] }
  expect(filterParams(filter, 'severity')).toEqual({ status: 'any' })
  expect(paramsFilter({ status: 'any' }).filter.status).toEqual([])
})

it('never writes the words typed into an address: they may be a secret', () =>
  expect(filterParams({ ...openFindings, query: 'pasted' }, 'severity')).toEqual({}))

it('ignores what an address makes up', () =>
  expect(paramsFilter({ severity: 'grave,high', sort: 'random' })).toEqual({
    filter: { ...openFindings, severity: ['high'] },
    sort: 'severity'
  }))

it('knows when something is narrowed', () => {
  expect(isNarrowed(openFindings)).toBe(false)
  expect(isNarrowed({ ...openFindings, query: ' ' })).toBe(false)
  expect(isNarrowed({ ...openFindings, query: 'x' })).toBe(true)
  expect(isNarrowed({ ...openFindings, status: [] })).toBe(true)
})

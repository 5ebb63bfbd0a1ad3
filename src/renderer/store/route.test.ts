import { expect, it } from 'vitest'
import { parseRoute, routeHref } from './route.ts'

it.each([
  ['', { screen: 'overview', id: null, part: null, params: {} }],
  ['#/', { screen: 'overview', id: null, part: null, params: {} }],
  ['#/nowhere/x', { screen: 'overview', id: null, part: null, params: {} }],
  ['#/sources/src-1', { screen: 'sources', id: 'src-1', part: null, params: {} }],
  [
    '#/findings?severity=high,low&sort=newest',
    { screen: 'findings', id: null, part: null, params: { severity: 'high,low', sort: 'newest' } }
  ],
  ['#/library/a%2Fb', { screen: 'library', id: 'a/b', part: null, params: {} }],
  ['#/library/%E0%A4%A', { screen: 'library', id: '%E0%A4%A', part: null, params: {} }],
  ['#/incidents/INC-0007/rotate', { screen: 'incidents', id: 'INC-0007', part: 'rotate', params: {} }],
  ['#/incidents/INC-0007/rotate/more', { screen: 'incidents', id: 'INC-0007', part: 'rotate', params: {} }]
])('reads %j', (hash, route) => expect(parseRoute(hash)).toEqual(route))

it.each(['#/overview', '#/sources/src-1', '#/findings/f%2F1?severity=high%2Clow', '#/library', '#/incidents/INC-0007/assess'])(
  'writes %s as it reads it',
  (href) => expect(routeHref(parseRoute(href))).toBe(href)
)

it('leaves out empty parameters', () =>
  expect(routeHref({ screen: 'findings', params: { type: '', where: 'tip' } })).toBe('#/findings?where=tip'))

it('has no part of nothing', () => expect(routeHref({ screen: 'incidents', part: 'rotate' })).toBe('#/incidents'))

import { expect, it } from 'vitest'
import { missingFromLock } from './missing-from-lock.ts'

const manifest = JSON.stringify({ devDependencies: { a: '1.0.0' } })
const lock = (more: object, root: object = { devDependencies: { a: '1.0.0' } }): string =>
  JSON.stringify({ packages: { '': root, 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x', ...more } } })

it('accepts a complete lock', () => {
  expect(missingFromLock(lock({}), manifest)).toEqual([])
})

it.each([
  ['a platform package', lock({ optionalDependencies: { 'a-darwin-arm64': '1.0.0' } }), 'no entry for a-darwin-arm64@1.0.0'],
  ['an address', lock({ resolved: 'https://registry.example/a.tgz' }), 'names an address'],
  ['no check sum', lock({ integrity: undefined }), 'no check sum for node_modules/a'],
  ['an older lock', lock({}, { devDependencies: { a: '0.9.0' } }), 'does not hold a@1.0.0']
])('finds %s', (_name, text, problem) => {
  expect(missingFromLock(text, manifest)).toEqual([expect.stringContaining(problem)])
})

it('wants exact versions', () => {
  const range = JSON.stringify({ devDependencies: { a: '^1.0.0' } })
  expect(missingFromLock(lock({}, { devDependencies: { a: '^1.0.0' } }), range)).toEqual(['package.json: a@^1.0.0 is not an exact version'])
})

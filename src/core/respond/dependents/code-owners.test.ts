import { expect, it } from 'vitest'
import { readCodeOwners } from './code-owners.ts'

const owners = readCodeOwners(`
# comment
*                 @everyone
*.tf              @infra
/services/mail/   @mail-team mail@example.com
docs/*            @docs
apps/             @apps
/build/logs/**    @ops # why
`)

it.each([
  ['README', ['@everyone']],
  ['a/b/main.tf', ['@infra']],
  ['services/mail/src/a.js', ['@mail-team', 'mail@example.com']],
  ['x/services/mail/a.js', ['@everyone']],
  ['docs/a.md', ['@docs']],
  ['docs/deep/a.md', ['@everyone']],
  ['x/apps/y/z.js', ['@apps']],
  ['build/logs/1/a', ['@ops']]
])('%s is owned by %j', (path, expected) => {
  expect(owners(path)).toEqual(expected)
})

it('is not slowed down by a pattern made for it', () => {
  const hostile = readCodeOwners(`${'**/a/'.repeat(55)}b @x`)
  const started = performance.now()
  expect(hostile('a/'.repeat(500))).toEqual([])
  expect(performance.now() - started).toBeLessThan(200)
})

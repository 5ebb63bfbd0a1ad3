import { expect, it } from 'vitest'
import { highlight } from './highlight.ts'

const kinds = (line: string): string[] =>
  highlight(line)
    .filter((part) => part.kind !== 'plain')
    .map((part) => `${part.kind} ${part.text}`)

it.each([
  ['class MailConfig:', ['keyword class']],
  ['    domain = "mg.acme.example"', ['string "mg.acme.example"']],
  [`const a = 'it\\'s' // why`, ['keyword const', `string 'it\\'s'`, 'comment // why']],
  ['retries = 30', ['digits 30']],
  ['url = https://host/path', []],
  ['color: #fff', ['comment #fff']],
  ["the role's rights", []],
  ['"never closed', ['string "never closed']],
  ['# all of it', ['comment # all of it']]
])('colours %j', (line, expected) => expect(kinds(line)).toEqual(expected))

it('loses nothing', () => {
  const line = '\tlet x = `a` + 0xff /* b */ + "c\\"d"; // e'
  expect(
    highlight(line)
      .map((part) => part.text)
      .join('')
  ).toBe(line)
})

it('takes a line of a megabyte in its stride', () => {
  const started = performance.now()
  highlight('"\\'.repeat(500_000))
  expect(performance.now() - started).toBeLessThan(1000)
})

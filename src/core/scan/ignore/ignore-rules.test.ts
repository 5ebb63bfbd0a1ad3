import { expect, it } from 'vitest'
import { parseIgnoreRules } from './ignore-rules.ts'

const mark = `b1-${'0a'.repeat(8)}-${'1b'.repeat(16)}`

it('reads paths, types and fingerprints, each with an end and a reason', () => {
  const { rules, problems } = parseIgnoreRules(
    [
      '# a comment',
      '',
      'tests/** # made up',
      '!tests/live.env until 2027-01-31',
      'type:generic-password until 2027-01-31  # the importer',
      `fingerprint:${mark} type:acme-key  # config/a.env: revoked`,
      `fingerprint:${mark}`,
      'a file.txt'
    ].join('\r\n')
  )
  expect(problems).toEqual([])
  expect(rules.map(({ line, reason, until, what }) => [line, what.kind, reason, until])).toEqual([
    [3, 'path', 'made up', null],
    [4, 'path', '', '2027-01-31'],
    [5, 'type', 'the importer', '2027-01-31'],
    [6, 'fingerprint', 'config/a.env: revoked', null],
    [7, 'fingerprint', '', null],
    [8, 'path', '', null]
  ])
  expect(
    rules.map(({ what }) => (what.kind === 'path' ? [what.pattern, what.negative] : what.kind === 'type' ? what.typeId : what.mark))
  ).toEqual([['tests/**', false], ['tests/live.env', true], 'generic-password', mark, mark, ['a file.txt', false]])
})

it.each([
  ['a until soon', /date behind "until"/],
  ['a until 2027-02-30', /date behind "until"/],
  ['fingerprint:0123', /begins with b1-/],
  [`fingerprint:${mark} other`, /begins with b1-/],
  ['type:', /id of a type/],
  ['type:a b', /id of a type/],
  ['/', /no pattern of paths/],
  ['x'.repeat(2_001), /longer than 2000/]
])('tells the line of %s and does not quote it', (text, message) => {
  const { rules, problems } = parseIgnoreRules(`ok\n${text}\n`)
  expect(rules).toHaveLength(1)
  expect(problems).toEqual([{ line: 2, message: expect.stringMatching(message) }])
})

it('stops at a bound of paths and of problems, and tells that lines are left', () => {
  const { rules, problems } = parseIgnoreRules('a\n'.repeat(5_100))
  expect([rules.length, problems.length]).toEqual([5_000, 21])
  expect(problems.at(-1)).toEqual({ line: 5_021, message: expect.stringMatching(/all behind it are not read/) })
  expect(parseIgnoreRules(`${'type:Bad Name\n'.repeat(20)}tests/**\n`).problems.slice(19)).toEqual([
    { line: 20, message: expect.stringMatching(/no id of a type/) },
    { line: 21, message: expect.stringMatching(/all behind it are not read/) }
  ])
  expect(parseIgnoreRules('type:\n'.repeat(20)).problems).toHaveLength(20)
})

it('tells that it stops at a bound of lines', () => {
  const { rules, problems } = parseIgnoreRules(`${'type:a\n'.repeat(200_000)}type:b`)
  expect(rules).toHaveLength(200_000)
  expect(problems).toEqual([{ line: 200_001, message: expect.stringMatching(/more than the 200000 lines/) }])
})

it('reads hostile lines in no time', () => {
  const started = performance.now()
  for (const [start, end] of [
    ['a', 'b'],
    ['a until', 'b c'],
    ['a #', '']
  ])
    parseIgnoreRules(`${start}${' '.repeat(4_000_000)}${end}\n${`${start}${' '.repeat(1_900)}${end}\n`.repeat(1_000)}`)
  expect(performance.now() - started).toBeLessThan(1_500)
})

it('takes every character for a part of the line that ends none', () => {
  const [rule] = parseIgnoreRules('a\u2028b   until 2027-01-31 # c\u2028d').rules
  expect([rule?.what.kind === 'path' && rule.what.pattern, rule?.until, rule?.reason]).toEqual(['a\u2028b', '2027-01-31', 'c\u2028d'])
})

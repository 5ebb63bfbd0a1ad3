import { expect, it } from 'vitest'
import { parseIgnoreRules } from './ignore-rules.ts'
import { newSalt, portableMark } from './portable-mark.ts'
import { auditBaseline, type ListedEntry, writeBaseline } from './write-baseline.ts'

const salt = newSalt()
const entry = (value: string, path: string | null = 'a.env', ofSalt = salt): ListedEntry => ({
  typeId: 'acme-key',
  marks: [portableMark(ofSalt, Buffer.from(value))],
  path,
  belongs: true
})
const fileOf = (text: string) => ({ text, rules: parseIgnoreRules(text).rules })
const rulesOf = (text: string) => parseIgnoreRules(text).rules

it('writes a sorted line a secret, which reads back', () => {
  const { text, added } = writeBaseline([entry('one'), entry('two', null)], undefined, true)
  const { rules, problems } = parseIgnoreRules(text)
  expect(problems).toEqual([])
  expect(added).toBe(2)
  const lines = text.split('\n').filter((line) => line.startsWith('fingerprint:'))
  expect(lines).toEqual([...lines].sort())
  expect(rules.map(({ what, reason }) => [what.kind === 'fingerprint' && what.typeId, reason]).sort()).toEqual([
    ['acme-key', 'a.env'],
    ['acme-key', 'no path']
  ])
})

it('says nothing of a value without its salt: the same value has another mark in another file', () => {
  expect(portableMark(newSalt(), Buffer.from('one'))).not.toBe(portableMark(newSalt(), Buffer.from('one')))
})

it('keeps a known line as it stands, wherever the secret lies now, and drops what is gone', () => {
  const first = writeBaseline([entry('one'), entry('two')], undefined, true).text
  const edited = `type:generic-password\n${first.replaceAll('# a.env', 'until 2027-01-31 # a.env: mine')}`
  const second = writeBaseline([entry('one', 'moved.env'), entry('three')], fileOf(edited), true)
  expect(second).toMatchObject({ added: 1, kept: 1, dropped: 1 })
  expect(second.text.match(/until 2027-01-31 # a.env: mine/g)).toHaveLength(1)
  expect(second.text).toContain('type:generic-password\n')
})

it('drops nothing after a scan that did not see all', () => {
  const first = writeBaseline([entry('one'), entry('two')], undefined, true).text
  const second = writeBaseline([entry('one')], fileOf(first), false)
  expect(second.text).toBe(first)
  expect([second.dropped, second.isSure]).toEqual([0, false])
})

it('keeps the line of a secret that is ignored otherwise, and makes none for it', () => {
  const first = writeBaseline([entry('one'), entry('two')], undefined, true).text
  const found = [entry('one'), ...['two', 'three'].map((value) => ({ ...entry(value), belongs: false }))]
  expect(writeBaseline(found, fileOf(first), true)).toEqual({ text: first, added: 0, kept: 2, dropped: 0, isSure: true })
})

it('drops nothing while a value could not be read, and nothing whose salt was not tried', () => {
  const first = writeBaseline([entry('one'), entry('two')], undefined, true).text
  expect(writeBaseline([entry('one'), { ...entry('two'), marks: [] }], fileOf(first), true)).toMatchObject({ text: first, isSure: false })
  const other = writeBaseline([entry('three', 'b', newSalt())], undefined, true).text
  const merged = writeBaseline([entry('one')], fileOf(first + other), true)
  expect([merged.kept, merged.dropped, merged.text.includes('# b')]).toEqual([2, 1, true])
  expect(writeBaseline([], fileOf(first + other), true)).toMatchObject({ kept: 0, dropped: 3 })
})

it('keeps both lines of a secret that has two, and makes one for a value of two types', () => {
  const salts = [salt, newSalt()]
  const [ours = '', theirs = ''] = salts.map((each) => writeBaseline([entry('one', each, each)], undefined, true).text)
  const both = { ...entry('one'), marks: salts.flatMap((each) => entry('one', null, each).marks) }
  expect(writeBaseline([both], fileOf(ours + theirs), true)).toMatchObject({ kept: 2, dropped: 0 })
  expect(writeBaseline([entry('one'), { ...entry('one'), typeId: 'other' }], undefined, true).added).toBe(1)
})

it('keeps comments above their lines, and writes the same text again', () => {
  const values = ['one', 'two', 'three']
  const text = writeBaseline(
    values.map((value) => entry(value, value)),
    undefined,
    true
  ).text
  const own = text.replace(/^fingerprint.*# (\w+)$/gm, (line, value) => `# about ${value}\n${line}`)
  const before = `${own.replace('# about', '# tests\ntests/**\n\n# about')}# the end\n`
  const found = [...values, 'four'].map((value) => entry(value, value))
  const after = writeBaseline(found, fileOf(before), true).text
  for (const value of values) expect(after).toMatch(new RegExp(`# about ${value}\nfingerprint.*# ${value}\n`))
  expect(after).toMatch(/^# Known secrets.*\n.*\n# tests\ntests\/\*\*\n/)
  expect(after).toMatch(/\n# the end\n$/)
  expect(writeBaseline(found, fileOf(after), true).text).toBe(after)
  const none = writeBaseline([], fileOf(after), true).text
  expect(
    none
      .match(/^#.*$/gm)
      ?.map((line) => line.slice(0, 9))
      .sort()
  ).toEqual(['# How it ', '# Known s', '# about o', '# about t', '# about t', '# tests', '# the end'].sort())
})

it('writes no line that it does not read', () => {
  const { text } = writeBaseline([entry('one', 'a/'.repeat(1_000)), entry('two', '🗝'.repeat(2_000))], undefined, true)
  const { rules, problems } = parseIgnoreRules(text)
  expect([rules.length, problems]).toEqual([2, []])
  expect(Buffer.from(text).toString()).toBe(text)
})

it('merges: the lines of two branches, one under the other, are a baseline', () => {
  const ours = writeBaseline([entry('one')], undefined, true).text
  const theirs = writeBaseline([entry('two', 'b', newSalt())], undefined, true).text
  expect(rulesOf(ours + theirs)).toHaveLength(2)
})

it('audits each line: there, gone, or there after its end', () => {
  const { text } = writeBaseline([entry('one'), entry('two'), entry('three')], undefined, true)
  const rules = rulesOf(text)
  const mark = (value: string): string => entry(value).marks[0] ?? ''
  const ended = rules.map((rule) => (rule.text.includes(mark('two')) ? { ...rule, until: '2026-11-24' } : rule))
  const audited = auditBaseline(ended, [entry('one'), entry('two')], new Date('2026-11-24T00:00:00Z'))
  const stateOf = (value: string) => audited.find(({ rule }) => rule.text.includes(mark(value)))?.state
  expect([stateOf('one'), stateOf('two'), stateOf('three')]).toEqual(['present', 'expired', 'gone'])
})

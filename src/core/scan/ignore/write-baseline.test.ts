import { expect, it } from 'vitest'
import { parseIgnoreRules } from './ignore-rules.ts'
import { newSalt, portableMark } from './portable-mark.ts'
import { auditBaseline, type BaselineEntry, writeBaseline } from './write-baseline.ts'

const salt = newSalt()
const entry = (value: string, path: string | null = 'a.env'): BaselineEntry => ({
  typeId: 'acme-key',
  marks: [portableMark(salt, Buffer.from(value))],
  path
})
const rulesOf = (text: string) => parseIgnoreRules(text).rules

it('writes a sorted line a secret, which reads back', () => {
  const { text, added } = writeBaseline([entry('one'), entry('two', null)], [], true)
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
  const first = writeBaseline([entry('one'), entry('two')], [], true).text
  const edited = `type:generic-password\n${first.replaceAll('# a.env', 'until 2027-01-31 # a.env: mine')}`
  const second = writeBaseline([entry('one', 'moved.env'), entry('three')], rulesOf(edited), true)
  expect(second).toMatchObject({ added: 1, kept: 1, dropped: 1 })
  expect(second.text.match(/until 2027-01-31 # a.env: mine/g)).toHaveLength(1)
  expect(second.text).toContain('type:generic-password\n')
})

it('drops nothing after a scan that did not see all', () => {
  const first = writeBaseline([entry('one'), entry('two')], [], true).text
  const second = writeBaseline([entry('one')], rulesOf(first), false)
  expect(second.text).toBe(first)
  expect(second.dropped).toBe(0)
})

it('merges: the lines of two branches, one under the other, are a baseline', () => {
  const ours = writeBaseline([entry('one')], [], true).text
  const theirs = writeBaseline([{ typeId: 'acme-key', marks: [portableMark(newSalt(), Buffer.from('two'))], path: 'b' }], [], true).text
  expect(rulesOf(ours + theirs)).toHaveLength(2)
})

it('audits each line: there, gone, or there after its end', () => {
  const { text } = writeBaseline([entry('one'), entry('two'), entry('three')], [], true)
  const rules = rulesOf(text)
  const mark = (value: string): string => entry(value).marks[0] ?? ''
  const ended = rules.map((rule) => (rule.text.includes(mark('two')) ? { ...rule, until: '2026-11-24' } : rule))
  const audited = auditBaseline(ended, [entry('one'), entry('two')], new Date('2026-11-24T00:00:00Z'))
  const stateOf = (value: string) => audited.find(({ rule }) => rule.text.includes(mark(value)))?.state
  expect([stateOf('one'), stateOf('two'), stateOf('three')]).toEqual(['present', 'expired', 'gone'])
})

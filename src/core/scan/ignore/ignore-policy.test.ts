import { expect, it } from 'vitest'
import { createIgnorePolicy, type RuleSet, saltsOf } from './ignore-policy.ts'
import { parseIgnoreRules } from './ignore-rules.ts'
import { portableMark } from './portable-mark.ts'

const salt = '00'.repeat(8)
const mark = portableMark(salt, Buffer.from('value'))
const set = (text: string): RuleSet => ({ by: 'ignore-file', name: 'file', rules: parseIgnoreRules(text).rules })
const policyOf = (text: string, now = '2026-11-24T12:00:00Z') =>
  createIgnorePolicy({
    comments: true,
    sets: [set(text)],
    allowed: [],
    marks: new Map([['finding-1', [mark]]]),
    now: new Date(now),
    maskName: (reason) => reason.replace('hunter2', '…')
  })

it('ignores a value by its fingerprint and a type by its id, and nothing else', () => {
  const policy = policyOf(`fingerprint:${mark}  # old\ntype:acme-pin`)
  expect(policy.ofFinding({ id: 'finding-1', typeId: 'any' })).toEqual({ by: 'ignore-file', note: 'file line 1: old', until: null })
  expect(policy.ofFinding({ id: 'finding-2', typeId: 'acme-pin' })?.note).toBe('file line 2')
  expect(policy.ofFinding({ id: 'finding-2', typeId: 'acme-key' })).toBeUndefined()
  expect(policy.ofPath).toBeUndefined()
})

it('lets the last line that matches a path win', () => {
  const policy = policyOf('tests/**\n!tests/live/**\ntests/live/dead.env')
  expect(policy.ofPath?.('tests/a', 't')?.note).toBe('file line 1')
  expect(policy.ofPath?.('tests/live/a', 't')).toBeUndefined()
  expect(policy.ofPath?.('tests/live/dead.env', 't')?.note).toBe('file line 3')
})

it('ends a rule when its day begins', () => {
  const text = 'type:acme-pin until 2026-11-25'
  const finding = { id: '', typeId: 'acme-pin' }
  expect(policyOf(text).ofFinding(finding)?.until).toBe('2026-11-25T00:00:00.000Z')
  expect(policyOf(text, '2026-11-25T00:00:00Z').ofFinding(finding)).toBeUndefined()
})

it('takes secrets out of reasons', () => {
  expect(policyOf('type:acme-pin # was hunter2').ofFinding({ id: '', typeId: 'acme-pin' })?.note).toBe('file line 1: was …')
})

it('gives up on hostile numbers of patterns and paths, and then ignores nothing more', () => {
  const policy = policyOf(Array.from({ length: 5_000 }, (_, n) => `x*${n}`).join('\n'))
  for (let n = 0; n < 100 && !policy.isExhausted(); n++) policy.ofPath?.(`${n}/${'a/'.repeat(1_000)}`, 't')
  expect(policy.isExhausted()).toBe(true)
  expect(policy.ofPath?.('xx1', 't')).toBeUndefined()
})

it('lays a path against the patterns once, however many secrets lie there', () => {
  const policy = policyOf(Array.from({ length: 5_000 }, (_, n) => `x*${n}`).join('\n'))
  for (let n = 0; n < 1_000; n++) policy.ofPath?.(`a/${'a/'.repeat(100)}`, 't')
  expect(policy.isExhausted()).toBe(false)
  expect(policy.ofPath?.('xx1', 't')?.note).toBe('file line 2')
})

it('knows the salts that values must be marked with', () => {
  expect([...saltsOf([set(`fingerprint:${mark}\nfingerprint:${mark}\ntests/**`)])]).toEqual([salt])
})

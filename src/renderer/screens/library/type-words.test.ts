import { expect, it } from 'vitest'
import { countWords, logsKept, monogram } from './type-words.ts'

it.each([
  ['Mailgun', 'Ma'],
  ['Amazon Web Services', 'AW'],
  ['X', 'X'],
  ['', '']
])('abbreviates %j', (provider, letters) => expect(monogram(provider)).toBe(letters))

it('says how long the first logs last', () => {
  const clock = (keepsHours: number | null) => ({ log: 'a', keeps: 'b', keepsHours, source: 'c', date: '2026-11', url: null })
  expect(logsKept({ clocks: [clock(720), clock(72), clock(null)] })).toBe('Logs kept 3\u00a0d')
  expect(logsKept({ clocks: [clock(24)] })).toBe('Logs kept 24\u00a0h')
  expect(logsKept({ clocks: [clock(null)] })).toBeNull()
})

it('counts types without a rule apart', () => {
  expect(countWords([{ hasRule: true }, { hasRule: true }, { hasRule: false }])).toBe('2 types with a rule, 1 known by name')
  expect(countWords([{ hasRule: true }])).toBe('1 type with a rule')
})

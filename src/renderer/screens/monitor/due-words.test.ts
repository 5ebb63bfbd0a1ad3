import { expect, it } from 'vitest'
import { dueWords, windowWords } from './due-words.ts'

const now = Date.parse('2026-11-24T08:00:00Z')
const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

it.each([
  ['2026-11-24T20:00:00Z', 'next in 12 h'],
  ['2026-11-24T05:00:00Z', 'due for 3 h']
])('says of a check at %s: %s', (at, words) => expect(plain(dueWords(at, now))).toBe(words))

it.each([
  ['2026-11-27T08:00:00Z', '3 d left'],
  ['2026-11-24T07:00:00Z', 'over']
])('says of a window to %s: %s', (at, words) => expect(plain(windowWords(at, now))).toBe(words))

import { expect, it } from 'vitest'
import { formatSpan } from './format-span.ts'

it.each([
  [10, '1 min'],
  [80 * 60_000, '80 min'],
  [19.4 * 3_600_000, '19 h'],
  [48 * 3_600_000, '2 d'],
  [1.6 * 86_400_000, '38 h'],
  [2.64 * 86_400_000, '2.6 d'],
  [41.3 * 86_400_000, '41 d']
])('writes %d as %s', (ms, text) => expect(formatSpan(ms).replaceAll('\u00a0', ' ')).toBe(text))

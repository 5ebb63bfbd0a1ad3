import { expect, it } from 'vitest'
import { formatBytes, formatCount, formatDuration, formatPercent, plural } from './format-number.ts'

const plain = (text: string): string => text.replaceAll(/[\u202f\u00a0]/g, ' ')

it.each([
  [0, '0'],
  [999, '999'],
  [18_204, '18 204'],
  [1_234_567, '1 234 567']
])('groups %d', (n, shown) => expect(plain(formatCount(n))).toBe(shown))

it.each([
  [1, '1 secret'],
  [0, '0 secrets'],
  [41_203, '41 203 secrets']
])('counts %d secrets', (n, shown) => expect(plain(plural(n, 'secret'))).toBe(shown))

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [14_400, '14 kB'],
  [999_499, '999 kB'],
  [999_900, '1.0 MB'],
  [412_000_000, '412 MB'],
  [3_012_000_000, '3.0 GB'],
  [5_000_000_000_000_000, '5000 TB']
])('writes %d bytes', (n, shown) => expect(plain(formatBytes(n))).toBe(shown))

it.each([
  [0, 0, '0 %'],
  [0, 10, '0 %'],
  [1, 100_000, '1 %'],
  [64, 100, '64 %'],
  [99_999, 100_000, '99 %'],
  [100, 100, '100 %']
])('writes %d of %d', (done, total, shown) => expect(plain(formatPercent(done, total))).toBe(shown))

it.each([
  [0.04, '0.0 s'],
  [3.14, '3.1 s'],
  [9.96, '10 s'],
  [59.7, '1 min'],
  [125, '2 min 5 s'],
  [3600, '1 h'],
  [4320, '1 h 12 min'],
  [9 * 86_400 + 4 * 3600, '9 d 4 h']
])('writes %d seconds', (seconds, shown) => expect(plain(formatDuration(seconds))).toBe(shown))

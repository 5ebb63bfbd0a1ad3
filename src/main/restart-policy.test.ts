import { expect, it } from 'vitest'
import { restartOrAsk } from './restart-policy.ts'

it('starts again by itself after single crashes', () => {
  expect(restartOrAsk([], 0)).toBe('restart')
  expect(restartOrAsk([0, 61_000], 62_000)).toBe('restart')
})

it('asks after the third crash within a minute', () => {
  expect(restartOrAsk([0, 1000], 2000)).toBe('ask')
})

import { expect, it } from 'vitest'
import { countsLine, readCounts, sumCounts } from './counts.ts'

it('reads the line that every reporter of the project writes', () => {
  expect(readCounts('noise\n12 passed, 1 failed, 3 skipped\n')).toEqual({ passed: 12, failed: 1, skipped: 3 })
  expect(readCounts('12 passed')).toBeNull()
})

it('sums over the runners', () => {
  const steps = [
    { ok: true, counts: { passed: 5, failed: 0, skipped: 1 } },
    { ok: false, counts: { passed: 2, failed: 2, skipped: 0 } },
    { ok: true, counts: null }
  ]
  expect(countsLine(sumCounts(steps))).toBe('7 passed, 2 failed, 1 skipped')
})

it('a step that failed without a failed test is a failure', () => {
  expect(sumCounts([{ ok: false, counts: null }]).failed).toBe(1)
  expect(sumCounts([{ ok: false, counts: { passed: 9, failed: 0, skipped: 0 } }]).failed).toBe(1)
})

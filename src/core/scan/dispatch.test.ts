import { expect, it } from 'vitest'
import { dispatch } from './dispatch.ts'
import { ScanCancelled, ScanControl } from './scan-control.ts'
import type { PoolWorker } from './worker-pool.ts'

const worker: PoolWorker = { run: () => Promise.reject(new Error('not used here')) }
const later = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

it('runs every batch once over all workers', async () => {
  const done: number[] = []
  await dispatch(
    [worker, worker],
    [1, 2, 3, 4, 5, 6, 7].values(),
    async (_, batch) => {
      await later()
      return batch
    },
    (batch) => done.push(batch),
    new ScanControl()
  )
  expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7])
})

it('starts nothing new while paused, and goes on when resumed', async () => {
  const control = new ScanControl()
  let started = 0
  const run = dispatch(
    [worker],
    Array.from({ length: 6 }, (_, i) => i).values(),
    async () => {
      if (++started === 2) control.pause()
      await later()
    },
    () => {},
    control
  )
  await later(20)
  expect(started).toBe(2)
  control.resume()
  await run
  expect(started).toBe(6)
})

it('stops between batches when cancelled, paused or not', async () => {
  const control = new ScanControl()
  control.pause()
  const run = dispatch(
    [worker],
    [1, 2].values(),
    async () => {},
    () => expect.unreachable(),
    control
  )
  control.cancel()
  await expect(run).rejects.toThrow(ScanCancelled)
})

it('ends with the first error and stores nothing after it', async () => {
  const stored: number[] = []
  const run = dispatch(
    [worker, worker],
    [1, 2, 3, 4, 5, 6, 7, 8].values(),
    async (_, batch) => {
      await later(batch)
      if (batch === 3) throw new Error('broken')
      return batch
    },
    (batch) => stored.push(batch),
    new ScanControl()
  )
  await expect(run).rejects.toThrow('broken')
  expect(stored.every((batch) => batch < 3)).toBe(true)
})

import { expect, it, vi } from 'vitest'
import { createWarmPools } from './warm-pools.ts'
import type { WorkerPool } from './worker-pool.ts'

const pools = (keepFor?: number) => {
  const made: (WorkerPool & { tasks: string[]; closed: boolean })[] = []
  const warm = createWarmPools(() => {
    const tasks: string[] = []
    const worker = { run: async (task: string) => tasks.push(task) } as never
    const workers: WorkerPool['workers'][number][] = []
    const pool = {
      workers,
      tasks,
      closed: false,
      grow(count: number) {
        while (workers.length < count) workers.push(worker)
      },
      async close() {
        pool.closed = true
        for (let turn = 0; turn < 5; turn++) await Promise.resolve()
      }
    }
    made.push(pool)
    return pool
  }, keepFor)
  return { warm, made }
}

it('gives the threads of the last scan to the next, without its repository', async () => {
  const { warm, made } = pools()
  const first = warm.take(2)
  first.grow(2)
  await warm.giveBack(first)
  expect(warm.take(2)).toBe(first)
  expect(made[0]?.tasks).toEqual(['detach-git', 'detach-git'])
  expect(warm.take(2)).not.toBe(first)
})

it('never gives more threads than were asked for', async () => {
  const { warm, made } = pools()
  const first = warm.take(8)
  first.grow(4)
  await warm.giveBack(first)
  expect(warm.take(1)).not.toBe(first)
  expect(made[0]?.closed).toBe(true)
})

it('ends every pool but one where several scans end together', async () => {
  const { warm, made } = pools()
  const three = [warm.take(2), warm.take(2), warm.take(2)]
  await Promise.all(three.map((pool) => warm.giveBack(pool)))
  expect(made.filter(({ closed }) => !closed)).toHaveLength(1)
  await warm.close()
  expect(made.every(({ closed }) => closed)).toBe(true)
})

it('keeps one pool, for a while, and none after the end', async () => {
  vi.useFakeTimers()
  const { warm, made } = pools(1000)
  const [first, second] = [warm.take(2), warm.take(2)]
  await warm.giveBack(first)
  await warm.giveBack(second)
  expect(made.map(({ closed }) => closed)).toEqual([true, false])
  vi.advanceTimersByTime(1001)
  expect(made[1]?.closed).toBe(true)
  const third = warm.take(2)
  await warm.giveBack(third)
  await warm.close()
  expect(made[2]?.closed).toBe(true)
  vi.useRealTimers()
})

import type { WorkerPool } from './worker-pool.ts'

/** Threads without work end after this time, in milliseconds: they hold memory. */
const KEEP_WARM = 60_000

export interface WarmPools {
  /** The pool of an earlier scan where it has at most this many threads, else a new one. */
  take(mostThreads: number): WorkerPool
  /** Of a pool whose work has ended well. */
  giveBack(pool: WorkerPool): Promise<void>
  close(): Promise<void>
}

/**
 * Keeps the threads of the last scan for the next one. A thread compiles its code while it works: the first scan of a small repository
 * spends most of its time with that, and the next one none.
 */
export function createWarmPools(create: () => WorkerPool, keepFor = KEEP_WARM): WarmPools {
  let idle: { pool: WorkerPool; ends: NodeJS.Timeout } | undefined

  const pick = (): WorkerPool | undefined => {
    const found = idle?.pool
    clearTimeout(idle?.ends)
    idle = undefined
    return found
  }
  const close = async (): Promise<void> => {
    await pick()?.close()
  }
  return {
    take(mostThreads) {
      if (idle && idle.pool.workers.length > mostThreads) void close()
      return pick() ?? create()
    },
    async giveBack(pool) {
      await Promise.all(pool.workers.map((worker) => worker.run('detach-git', null)))
      // Taken and put in one turn: two scans may end together.
      const before = pick()
      idle = { pool, ends: setTimeout(() => void close(), keepFor).unref() }
      await before?.close()
    },
    close
  }
}

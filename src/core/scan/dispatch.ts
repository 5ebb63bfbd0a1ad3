import type { ScanControl } from './scan-control.ts'
import type { PoolWorker } from './worker-pool.ts'

/** Batches a worker holds at once: the next one lies ready while a result is stored. */
const IN_FLIGHT = 2

/**
 * Hands batches to workers as they become free and results to `onResult` one at a time. Stops at the first error, after the
 * batches in flight have ended; pausing and cancelling take effect between batches.
 */
export async function dispatch<B, R>(
  workers: readonly PoolWorker[],
  batches: Iterator<B>,
  run: (worker: PoolWorker, batch: B) => Promise<R>,
  onResult: (result: R, batch: B) => void,
  control: ScanControl
): Promise<void> {
  let failed = false
  const lane = async (worker: PoolWorker): Promise<void> => {
    try {
      while (!failed) {
        await control.gate()
        const next = batches.next()
        if (next.done) return
        const result = await run(worker, next.value)
        if (!failed) onResult(result, next.value)
      }
    } catch (error) {
      failed = true
      throw error
    }
  }
  const lanes = workers.flatMap((worker) => Array.from({ length: IN_FLIGHT }, () => lane(worker)))
  const settled = await Promise.allSettled(lanes)
  const rejected = settled.find((lane) => lane.status === 'rejected')
  if (rejected) throw rejected.reason
}

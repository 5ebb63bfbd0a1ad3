import { Worker } from 'node:worker_threads'
import { BulkheadError } from '../../contract/errors.ts'
import { errorTrace } from '../error-trace.ts'
import type { Reply, TaskName, Tasks, WorkerSetup } from './protocol.ts'

export interface PoolWorker {
  /** Runs one task; `onPart` hears what it tells before it is done. Tasks of one worker run one after the other. */
  run<T extends TaskName>(task: T, input: Tasks[T]['input'], onPart?: (part: unknown) => void): Promise<Tasks[T]['output']>
}

export interface WorkerPool {
  readonly workers: readonly PoolWorker[]
  /** Starts threads until there are `count`. */
  grow(count: number): void
  close(): Promise<void>
}

interface Pending {
  resolve(value: never): void
  reject(error: unknown): void
  onPart?: ((part: unknown) => void) | undefined
}

/** Threads for the heavy work of one scan; none until `grow`. A thread that dies fails its tasks with a `scan.failed` error; it is not started again. */
export function createWorkerPool(url: URL, setup: WorkerSetup): WorkerPool {
  const threads: Worker[] = []
  const workers: PoolWorker[] = []
  const start = (): PoolWorker => {
    const pending = new Map<number, Pending>()
    let nextId = 1
    let gone: BulkheadError | undefined
    const thread = new Worker(url, { workerData: setup, stdout: false, stderr: false })
    threads.push(thread)

    const fail = (error: BulkheadError): void => {
      gone ??= error
      for (const task of pending.values()) task.reject(gone)
      pending.clear()
    }
    thread.on('message', (reply: Reply) => {
      const task = pending.get(reply.id)
      if (!task) return
      if (reply.kind === 'part') return task.onPart?.(reply.value)
      pending.delete(reply.id)
      if (reply.kind === 'done') task.resolve(reply.value as never)
      else task.reject(BulkheadError.from(reply.error))
    })
    thread.on('error', (cause) =>
      fail(
        new BulkheadError('scan.failed', `A scan thread ended: ${endedBy(cause)}. Start the scan again; it goes on where it was.`, {
          cause
        })
      )
    )
    thread.on('exit', () =>
      fail(new BulkheadError('scan.failed', 'A scan thread ended before its work was done. Start the scan again; it goes on where it was.'))
    )

    return {
      run: (task, input, onPart) =>
        new Promise((resolve, reject) => {
          if (gone) return reject(gone)
          const id = nextId++
          pending.set(id, { resolve, reject, onPart })
          thread.postMessage({ id, task, input })
        })
    }
  }
  return {
    workers,
    grow(count) {
      while (workers.length < count) workers.push(start())
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.terminate()))
    }
  }
}

/** Without the error's own words: they may quote what was read. */
function endedBy(cause: unknown): string {
  const { error, code } = errorTrace(cause)
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it ran out of memory' : (code ?? error)
}

import { parentPort, workerData } from 'node:worker_threads'
import { BulkheadError, type WireError } from '../../contract/errors.ts'
import { errorTrace } from '../error-trace.ts'
import type { Reply, Request, TaskName, Tasks, WorkerSetup } from './protocol.ts'
import { createTasks } from './worker-tasks.ts'

const port = parentPort
if (!port) throw new Error('scan.worker runs in a worker thread only')
const tasks = createTasks(workerData as WorkerSetup)

const toWire = (error: unknown): WireError =>
  error instanceof BulkheadError
    ? error.toWire()
    : { code: 'internal', message: 'Something failed inside a scan thread. The log has the details.', data: errorTrace(error) }

let queue: Promise<void> = Promise.resolve()
port.on('message', ({ id, task, input }: Request) => {
  queue = queue.then(async () => {
    const answer = (reply: Reply): void => port.postMessage(reply)
    try {
      const run = tasks[task] as (input: Tasks[TaskName]['input'], part: (value: unknown) => void) => unknown
      answer({ id, kind: 'done', value: await run(input, (value) => answer({ id, kind: 'part', value })) })
    } catch (error) {
      answer({ id, kind: 'failed', error: toWire(error) })
    }
  })
})

// Loaded before a program that is to fail: throws, in the main thread or in its workers, an error that quotes a secret.
import { isMainThread, parentPort } from 'node:worker_threads'

const { FAULT_IN: where, FAULT_TEXT: text } = process.env
const fail = () => {
  throw new Error(`could not parse ${text}`)
}
if (where === 'main' && isMainThread) setTimeout(fail, 200)
if (where === 'promise' && isMainThread) setTimeout(() => void Promise.reject(new Error(text)), 200)
if (where === 'worker' && !isMainThread) parentPort.on('message', fail)

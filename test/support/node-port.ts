import type { MessagePort } from 'node:worker_threads'
import type { Port } from '../../src/contract/transports/port.ts'

/** A port of node:worker_threads as the contract's transports take it. */
export const nodePort = (port: MessagePort): Port => ({
  post: (message) => port.postMessage(message),
  onMessage: (listener) => void port.on('message', listener),
  onClose: (listener) => void port.once('close', listener)
})

// What Electron gives a utility process, on the channel of child_process: process.parentPort, which keeps messages until somebody listens.
import { EventEmitter } from 'node:events'

const parentPort = Object.assign(new EventEmitter(), { postMessage: (message) => process.send(message) })
const kept = []
process.on('message', (data) => {
  if (parentPort.listenerCount('message') > 0) parentPort.emit('message', { data })
  else kept.push({ data })
})
parentPort.on('newListener', () =>
  setImmediate(() => {
    for (const event of kept.splice(0)) parentPort.emit('message', event)
  })
)
process.parentPort = parentPort
// Electron ends the process with its parent.
process.on('disconnect', () => process.exit(0))

await import(process.argv[2])

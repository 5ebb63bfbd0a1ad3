// The suite of contract calls over the Electron bridge as it was built: preload → ipcRenderer → ipcMain → main → the backend's port.
import { EventEmitter } from 'node:events'
import { before, test } from 'node:test'
import { serve } from '../../src/contract/serve.ts'
import { servePort } from '../../src/contract/transports/port.ts'
import { Listeners } from '../../src/contract/transports/subscribe.ts'
import { bridgeTransport } from '../../src/renderer/api/bridge-transport.ts'
import { echoHandlers } from '../contract/echo-handlers.ts'
import { contractCases } from '../contract/suite.ts'
import * as stub from './electron-stub.mjs'
import { loadShell } from './load-shell.mjs'

const events = new Listeners()
let handlers = echoHandlers()
let bridge

/** A backend in this process, behind the same port and the same copying. */
stub.processes.fork = () => {
  const child = new EventEmitter()
  const inside = new EventEmitter()
  child.postMessage = (message) => setImmediate(() => inside.emit('message', structuredClone(message)))
  const port = {
    post: (message) => {
      const copy = structuredClone(message)
      setImmediate(() => child.emit('message', copy))
    },
    onMessage: (listener) => inside.on('message', listener),
    onClose() {}
  }
  const answer = (method, input) => serve(handlers, () => {})(method, input)
  servePort(port, answer, events.listen)
  return child
}

before(async () => {
  const { exposed } = await loadShell(stub)
  bridge = exposed.bulkhead
})

for (const { name, run } of contractCases)
  test(name, () => {
    handlers = echoHandlers()
    return run({ transport: bridgeTransport(bridge), tell: (event, payload) => events.tell(event, payload) })
  })

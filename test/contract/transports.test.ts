import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { afterEach, beforeEach, describe, it } from 'vitest'
import { startHost } from '../../src/cli/serve/start-host.ts'
import type { Transport } from '../../src/contract/client.ts'
import { type Serve, serve } from '../../src/contract/serve.ts'
import { direct } from '../../src/contract/transports/direct.ts'
import { portTransport, servePort } from '../../src/contract/transports/port.ts'
import { Listeners } from '../../src/contract/transports/subscribe.ts'
import { httpTransport } from '../../src/renderer/api/http-transport.ts'
import { httpSide } from '../support/http-side.ts'
import { nodePort } from '../support/node-port.ts'
import { echoHandlers } from './echo-handlers.ts'
import { contractCases } from './suite.ts'

interface Open {
  transport: Transport
  close(): void | Promise<void>
}

const ways: Record<string, (serve: Serve, events: Listeners) => Open | Promise<Open>> = {
  direct: (serve, events) => ({ transport: direct(serve, events.listen), close() {} }),

  'a message port': (serve, events) => {
    const { port1, port2 } = new MessageChannel()
    servePort(nodePort(port2), serve, events.listen)
    return { transport: portTransport(nodePort(port1)), close: () => port1.close() }
  },

  'HTTP and server-sent events': async (serve, events) => {
    const dir = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-http-'))
    writeFileSync(path.join(dir, 'index.html'), '<!doctype html>')
    const host = await startHost({ serve, onEvent: events.listen, rendererDir: dir, port: 0, workspaceDir: dir })
    const side = await httpSide(host.url)
    const transport = httpTransport(side)
    await streamIsOpen(transport, events)
    return {
      transport,
      async close() {
        side.end()
        await host.close()
        rmSync(dir, { recursive: true })
      }
    }
  }
}

/** The stream is open when a first event has come through. */
async function streamIsOpen(transport: Transport, events: Listeners): Promise<void> {
  let heard = false
  const stop = transport.listen(() => {
    heard = true
  })
  while (!heard) {
    events.tell('is it open?', null)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  stop()
}

describe.each(Object.keys(ways))('the contract over %s', (way) => {
  const events = new Listeners()
  let opened: Open

  beforeEach(async () => {
    const open = ways[way]
    if (!open) throw new Error(way)
    opened = await open(
      serve(echoHandlers(), () => {}),
      events
    )
  })
  afterEach(() => opened.close())

  it.each(contractCases)('$name', ({ run }) => run({ transport: opened.transport, tell: (event, payload) => events.tell(event, payload) }))
})

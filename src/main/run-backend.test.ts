import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, expect, it, vi } from 'vitest'
import { nodePort } from '../../test/support/node-port.ts'
import { BulkheadError } from '../contract/errors.ts'
import { portTransport } from '../contract/transports/port.ts'
import { Listeners } from '../contract/transports/subscribe.ts'
import { type Opened, runBackend } from './run-backend.ts'

let ports: MessagePort[] = []
afterEach(() => {
  for (const port of ports) port.close()
  ports = []
})

function run(open: () => Opened | Promise<Opened>) {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  const said: unknown[] = []
  port1.on('message', (message) => said.push(message))
  const exit = vi.fn()
  void runBackend(nodePort(port2), open, exit)
  return { main: port1, transport: portTransport(nodePort(port1)), said, exit }
}

const events = new Listeners()
const opened = (close = vi.fn()): Opened => ({ serve: async (method) => ({ ok: true, value: method }), onEvent: events.listen, close })

it('lets calls wait until the workspace is open', async () => {
  let open = (): void => {}
  const { transport, said } = run(
    () =>
      new Promise((resolve) => {
        open = () => resolve(opened())
      })
  )
  const early = transport.call('app.info', {})
  await new Promise((resolve) => setTimeout(resolve, 10))
  expect(said).toEqual([])
  open()
  expect(await early).toEqual({ ok: true, value: 'app.info' })
  expect(said).toContainEqual({ kind: 'ready' })
})

it('carries events', async () => {
  const { transport, said } = run(() => opened())
  const heard: unknown[] = []
  transport.listen((event) => heard.push(event))
  await vi.waitFor(() => expect(said).toContainEqual({ kind: 'ready' }))
  events.tell('sources.changed', {})
  await vi.waitFor(() => expect(heard).toEqual(['sources.changed']))
})

it('says why the workspace can not be opened, and answers calls', async () => {
  const { transport, said, exit } = run(() => {
    throw new BulkheadError('workspace.in-use', 'Another Bulkhead uses it.')
  })
  expect(await transport.call('app.info', {})).toMatchObject({ error: { code: 'transport.closed' } })
  await vi.waitFor(() =>
    expect(said).toContainEqual({ kind: 'failed', error: { code: 'workspace.in-use', message: 'Another Bulkhead uses it.' } })
  )
  expect(exit).not.toHaveBeenCalled()
})

it('ends after the workspace is closed', async () => {
  const order: string[] = []
  const { main, exit } = run(() =>
    opened(
      vi.fn(async () => {
        await new Promise((resolve) => setTimeout(resolve, 10))
        order.push('closed')
      })
    )
  )
  exit.mockImplementation(() => order.push('ended'))
  main.postMessage({ kind: 'close' })
  await vi.waitFor(() => expect(order).toEqual(['closed', 'ended']))
})

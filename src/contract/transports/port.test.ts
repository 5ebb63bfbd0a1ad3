import { MessageChannel } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { nodePort } from '../../../test/support/node-port.ts'
import type { Serve } from '../serve.ts'
import { portTransport, servePort } from './port.ts'
import { Listeners } from './subscribe.ts'

function open(serve: Serve) {
  const { port1, port2 } = new MessageChannel()
  const events = new Listeners()
  servePort(nodePort(port2), serve, events.listen)
  return { transport: portTransport(nodePort(port1)), near: port1, far: port2, events }
}

it('answers all that waits when the other end closes, and all that comes later', async () => {
  const { transport, far } = open(() => new Promise(() => {}))
  const waiting = [transport.call('app.info', {}), transport.call('sources.list', {})]
  far.close()
  for (const answer of await Promise.all(waiting)) expect(answer).toMatchObject({ ok: false, error: { code: 'transport.closed' } })
  expect(await transport.call('app.info', {})).toMatchObject({ ok: false, error: { code: 'transport.closed' } })
})

it('refuses input that is not plain data, and carries on', async () => {
  const { transport, near } = open(async () => ({ ok: true, value: 1 }))
  expect(await transport.call('app.info', { f: () => {} })).toMatchObject({ ok: false, error: { code: 'contract.bad-input' } })
  expect(await transport.call('app.info', {})).toEqual({ ok: true, value: 1 })
  near.close()
})

it('sends an error without data that can not travel', async () => {
  const { transport, near } = open(async () => ({ ok: false, error: { code: 'internal', message: 'words', data: { f: () => {} } } }))
  expect(await transport.call('app.info', {})).toEqual({ ok: false, error: { code: 'internal', message: 'words' } })
  near.close()
})

it('tells no event to a port that closed', async () => {
  const { near, events } = open(async () => ({ ok: true, value: 1 }))
  let asked = 0
  const spied = { ...nodePort(near), post: () => void asked++ }
  servePort(spied, async () => ({ ok: true, value: 1 }), events.listen)
  events.tell('one', null)
  const gone = new Promise((resolve) => near.once('close', resolve))
  near.close()
  await gone
  events.tell('two', null)
  expect(asked).toBe(1)
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { httpTransport, type StreamHearer } from './http-transport.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function side(status: number, body: unknown = '') {
  const hearers: StreamHearer[] = []
  return {
    hearers,
    transport: httpTransport({
      fetch: async () => new Response(JSON.stringify(body), { status }),
      openEvents: (_path, hearer) => void hearers.push(hearer)
    })
  }
}

it.each([
  [401, /Open the link/],
  [413, /too large/],
  [500, /HTTP 500/]
])('turns status %i into words', async (status, message) => {
  const { transport } = side(status)
  expect(await transport.call('app.info', {})).toMatchObject({
    ok: false,
    error: { code: 'transport.refused', message: expect.stringMatching(message) }
  })
})

it('answers that the connection is lost when the host is gone', async () => {
  const transport = httpTransport({ fetch: () => Promise.reject(new TypeError('failed')), openEvents: () => {} })
  expect(await transport.call('app.info', {})).toMatchObject({ ok: false, error: { code: 'transport.closed' } })
})

it('tells when the stream is lost and when it is back, once each', () => {
  const { transport, hearers } = side(200)
  const heard: unknown[] = []
  transport.listen((event, payload) => heard.push([event, payload]))
  const [stream] = hearers
  stream?.open()
  stream?.lost(false)
  stream?.lost(false)
  stream?.open()
  expect(heard).toEqual([
    ['connection', 'lost'],
    ['connection', 'open']
  ])
})

it('opens a new stream when the browser gave up, and keeps its listeners', () => {
  const { transport, hearers } = side(200)
  const heard: unknown[] = []
  transport.listen((event, payload) => heard.push([event, payload]))
  transport.listen(() => {})
  expect(hearers).toHaveLength(1)
  hearers[0]?.lost(true)
  vi.advanceTimersByTime(2000)
  expect(hearers).toHaveLength(2)
  hearers[1]?.open()
  hearers[1]?.message('{"event":"findings.changed","payload":{}}')
  expect(heard.at(-1)).toEqual(['findings.changed', {}])
})

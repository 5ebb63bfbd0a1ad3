import { beforeEach, expect, it, vi } from 'vitest'
import { fakeElectron } from '../../test/support/fake-electron.ts'

const fake = fakeElectron()
vi.mock('electron', () => fake.module)
const { BackendProcess } = await import('./backend-process.ts')

const hearer = { onFailed: vi.fn(), onCrash: vi.fn() }
let backend: InstanceType<typeof BackendProcess>
let heard: [string, unknown][]

beforeEach(() => {
  vi.clearAllMocks()
  fake.children.length = 0
  heard = []
  backend = new BackendProcess('/built/backend.js', hearer)
  backend.listen((event, payload) => heard.push([event, payload]))
  backend.start()
})

function child(index = 0) {
  const found = fake.children[index]
  if (!found) throw new Error(`no process ${index}`)
  return found
}

it('starts the built backend and tells it the version', () => {
  const [file, , options] = fake.module.utilityProcess.fork.mock.calls[0] ?? []
  expect(file).toBe('/built/backend.js')
  expect(options?.env).toMatchObject({ BULKHEAD_VERSION: '1.2.3' })
})

it('carries calls and events', async () => {
  const answer = backend.call('app.info', {})
  await vi.waitFor(() => expect(child().posted).toEqual([{ kind: 'call', id: 1, method: 'app.info', input: {} }]))
  child().emit('message', { kind: 'answer', id: 1, answer: { ok: true, value: 1 } })
  expect(await answer).toEqual({ ok: true, value: 1 })
  child().emit('message', { kind: 'ready' })
  child().emit('message', { kind: 'event', event: 'sources.changed', payload: {} })
  expect(heard).toEqual([
    ['connection', 'open'],
    ['sources.changed', {}]
  ])
})

it('answers what waits when it crashes, says so, and works again after a start', async () => {
  const waiting = backend.call('app.info', {})
  child().emit('exit', 139)
  expect(await waiting).toMatchObject({ error: { code: 'transport.closed' } })
  expect(await backend.call('app.info', {})).toMatchObject({ error: { code: 'transport.closed' } })
  expect(heard).toEqual([['connection', 'lost']])
  expect(hearer.onCrash).toHaveBeenCalledOnce()

  backend.start()
  const again = backend.call('app.info', {})
  await vi.waitFor(() => expect(child(1).posted).toHaveLength(1))
  child(1).emit('message', { kind: 'answer', id: 1, answer: { ok: true, value: 2 } })
  expect(await again).toEqual({ ok: true, value: 2 })
})

it('a workspace that can not be opened is no crash', () => {
  const error = { code: 'workspace.in-use', message: 'Another Bulkhead uses it.' }
  child().emit('message', { kind: 'failed', error })
  expect(hearer.onFailed).toHaveBeenCalledWith(error)
  expect(child().kill).toHaveBeenCalledOnce()
  expect(hearer.onCrash).not.toHaveBeenCalled()
})

it('closes in good order, and a closing is no crash', async () => {
  const closing = backend.close()
  expect(child().posted).toEqual([{ kind: 'close' }])
  child().emit('exit', 0)
  await closing
  expect(child().kill).not.toHaveBeenCalled()
  expect(hearer.onCrash).not.toHaveBeenCalled()
})

it('ends a process that does not close within five seconds', async () => {
  vi.useFakeTimers()
  const closing = backend.close()
  await vi.advanceTimersByTimeAsync(4999)
  expect(child().kill).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(child().kill).toHaveBeenCalledOnce()
  await closing
  vi.useRealTimers()
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { answeringClient } from '../../../test/support/answering-client.ts'
import { createAppStore } from './app-store.ts'
import { listen } from './listen.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('reads again at once, then at most once a second, and once after the last change', async () => {
  const core = answeringClient({})
  const stop = listen(core, createAppStore(core))
  const reads = (): number => core.asked.filter((one) => one.method === 'overview.get').length
  core.tell('findings.changed', {})
  expect(reads()).toBe(1)
  for (let at = 0; at < 50; at++) {
    core.tell('findings.changed', {})
    await vi.advanceTimersByTimeAsync(10)
  }
  expect(reads()).toBe(1)
  await vi.advanceTimersByTimeAsync(3000)
  expect(reads()).toBe(2)
  stop()
  core.tell('findings.changed', {})
  expect(reads()).toBe(2)
})

it.each([
  ['done', null, { tone: 'done', title: 'shop is scanned', detail: '2 new.' }],
  ['incomplete', 'A pack is damaged.', { tone: 'problem', title: 'shop is scanned, with gaps', detail: '2 new. A pack is damaged.' }],
  ['cancelled', null, { tone: 'done', title: 'The scan of shop was stopped' }],
  ['failed', 'The disk is full.', { tone: 'problem', detail: 'The disk is full.' }]
])('says that a scan is %s', async (end, problem, message) => {
  const core = answeringClient({})
  const store = createAppStore(core)
  const stop = listen(core, store)
  const progress = {
    scanId: 'x',
    sourceId: 's',
    sourceName: 'shop',
    state: 'running',
    phase: 'scan',
    done: 0,
    total: 0,
    bytes: 0,
    rate: 0,
    secondsLeft: null,
    findings: 0
  }
  core.tell('scan.progress', progress)
  core.tell('scan.progress', { ...progress, state: 'failed' })
  core.tell('scan.ended', { scanId: 'x', sourceId: 's', state: end, newFindings: 2, problem })
  expect(store.getState().scans.running).toEqual({})
  expect(store.getState().toasts.messages).toMatchObject([message])
  stop()
})

import { expect, it } from 'vitest'
import { answeringClient } from '../../../test/support/answering-client.ts'
import type { ScanProgress } from '../../contract/model.ts'
import { createAppStore } from './app-store.ts'

const progress: ScanProgress = {
  scanId: 'scan-1',
  sourceId: 's1',
  sourceName: 'shop',
  state: 'running',
  phase: 'scan',
  done: 1,
  total: 2,
  bytes: 3,
  rate: 4,
  secondsLeft: 5,
  findings: 6
}

it('follows a scan to its end', () => {
  const store = createAppStore(answeringClient({}))
  store.getState().scans.progressed(progress)
  store.getState().scans.progressed({ ...progress, done: 2 })
  expect(store.getState().scans.running.s1?.done).toBe(2)
  store.getState().scans.progressed({ ...progress, state: 'done' })
  expect(store.getState().scans.running).toEqual({})
})

it('takes no scan for a running one that ended while the answer was on its way', async () => {
  const asked = Promise.withResolvers<ScanProgress[]>()
  const store = createAppStore(answeringClient({ 'scans.running': () => asked.promise }))
  const loaded = store.getState().scans.load()
  store.getState().scans.progressed({ ...progress, state: 'failed' })
  asked.resolve([progress])
  await loaded
  expect(store.getState().scans.running).toEqual({})
})

it('answers a wish to pause at once', async () => {
  const store = createAppStore(answeringClient({ 'scans.pause': () => ({ done: true }) }))
  store.getState().scans.progressed(progress)
  await store.getState().scans.pause('scan-1')
  expect(store.getState().scans.running.s1?.state).toBe('paused')
})

it('sends consent and credentials with the scan that clones, and only then', async () => {
  const source = {
    id: 's1',
    kind: 'clone' as const,
    name: 'shop',
    location: 'https://git.example/shop',
    addedAt: '',
    limits: [],
    findings: 0,
    lastScan: null
  }
  const core = answeringClient({
    'sources.add': () => source,
    'scans.start': () => ({ scanId: 'scan-1' }),
    'sources.list': () => [source],
    'scans.running': () => []
  })
  const { sources } = createAppStore(core).getState()
  const inspection = { kind: 'clone' as const, name: 'shop', location: source.location, limits: [] }
  await sources.add({ ...inspection, contacts: 'git.example' }, { user: 'me', token: 'once' })
  expect(core.asked.slice(0, 2)).toEqual([
    { method: 'sources.add', input: { location: source.location } },
    { method: 'scans.start', input: { sourceId: 's1', allowNetwork: true, credentials: { user: 'me', token: 'once' } } }
  ])
  core.asked.length = 0
  await sources.add({ ...inspection, kind: 'git', contacts: null }, { user: 'me', token: 'once' })
  expect(core.asked[1]?.input).toEqual({ sourceId: 's1' })
})

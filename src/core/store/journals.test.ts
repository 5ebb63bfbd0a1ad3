import { expect, it } from 'vitest'
import { batchOf, beginScan, fakeFingerprint, hit, memoryWorkspace, stoppedClock } from '../../../test/support/workspace.ts'

it('writes down who looked at a value, and still tells when its source is gone', () => {
  const clock = stoppedClock()
  const { workspace, sourceId } = memoryWorkspace(clock.now)
  workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf([hit()]))
  const [finding] = workspace.findings.withFingerprint([fakeFingerprint('a')])
  workspace.access.record({ who: 'ada', purpose: 'reveal', findingId: finding?.id ?? '' })
  clock.set('2026-11-24T09:00:00.000Z')
  workspace.access.record({ who: 'Bulkhead', purpose: 'decode', findingId: finding?.id ?? '' })
  workspace.sources.remove(sourceId)
  const entry = {
    findingId: finding?.id,
    typeId: 'stripe-secret-key',
    fingerprint: Buffer.from(fakeFingerprint('a')),
    source: '/srv/payments'
  }
  expect(workspace.access.list(10)).toEqual([
    { at: '2026-11-24T09:00:00.000Z', who: 'Bulkhead', purpose: 'decode', ...entry },
    { at: '2026-11-24T08:00:00.000Z', who: 'ada', purpose: 'reveal', ...entry }
  ])
})

it('refuses to write down a look at a finding that is not there', () => {
  const { workspace } = memoryWorkspace()
  const record = () => workspace.access.record({ who: 'ada', purpose: 'reveal', findingId: 'finding-9' })
  expect(record).toThrow(expect.objectContaining({ code: 'finding.not-found' }))
  expect(workspace.access.list(10)).toEqual([])
})

it('writes down what left this machine', () => {
  const { workspace } = memoryWorkspace()
  expect(workspace.network.summary()).toEqual({ calls: 0, lastHost: null })
  workspace.network.record({ host: 'git.example.org', purpose: 'clone', result: 'done' })
  workspace.network.record({ host: 'git.example.com', purpose: 'fetch', result: 'clone.network' })
  expect(workspace.network.summary()).toEqual({ calls: 2, lastHost: 'git.example.com' })
  expect(workspace.network.list(1)).toEqual([
    { at: '2026-11-24T08:00:00.000Z', host: 'git.example.com', purpose: 'fetch', result: 'clone.network' }
  ])
})

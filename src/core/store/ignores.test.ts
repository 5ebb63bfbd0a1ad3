import { expect, it } from 'vitest'
import { addSource, batchOf, beginScan, fakeFingerprint, hit, memoryWorkspace, stoppedClock } from '../../../test/support/workspace.ts'
import type { Workspace } from './workspace.ts'

const statuses = (workspace: Workspace, secret: string): string[] =>
  workspace.findings.withFingerprint([fakeFingerprint(secret)]).map(({ status }) => status)

const idOf = (workspace: Workspace, secret: string): string => workspace.findings.withFingerprint([fakeFingerprint(secret)])[0]?.id ?? ''

function scanned(clock = stoppedClock()) {
  const { workspace, sourceId } = memoryWorkspace(clock.now)
  workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf([hit({ secret: 'a' }), hit({ secret: 'b' })]))
  return { workspace, clock }
}

const forever = { reason: 'test-fixture', note: 'a fixture', until: null } as const

it('ignores a secret in every source, also in one that is scanned later', () => {
  const { workspace } = scanned()
  workspace.ignores.add([idOf(workspace, 'a')], forever)
  const later = addSource(workspace, 'fork')
  workspace.scans.commitBatch(beginScan(workspace, later), batchOf([hit({ secret: 'a' })]))
  expect(statuses(workspace, 'a')).toEqual(['ignored', 'ignored'])
  expect(statuses(workspace, 'b')).toEqual(['open'])
  expect(workspace.occurrences.detail(idOf(workspace, 'a'), 1).ignore).toEqual({ ...forever, at: '2026-11-24T08:00:00.000Z' })
})

it('takes the last word when it is ignored again, and opens it when asked', () => {
  const { workspace } = scanned()
  workspace.ignores.add([idOf(workspace, 'a')], forever)
  workspace.ignores.add([idOf(workspace, 'a')], { reason: 'accepted-risk', note: '', until: '2027-01-01T00:00:00Z' })
  expect(workspace.occurrences.detail(idOf(workspace, 'a'), 1).ignore).toMatchObject({
    reason: 'accepted-risk',
    until: '2027-01-01T00:00:00.000Z'
  })
  workspace.ignores.remove([idOf(workspace, 'a')])
  expect(statuses(workspace, 'a')).toEqual(['open'])
  expect(workspace.occurrences.detail(idOf(workspace, 'a'), 1).ignore).toBeNull()
})

it('opens again what was ignored until a time that has come, and nothing else', () => {
  const { workspace, clock } = scanned()
  workspace.ignores.add([idOf(workspace, 'a')], { ...forever, until: '2026-12-01T00:00:00Z' })
  workspace.ignores.add([idOf(workspace, 'b')], forever)
  clock.set('2026-11-30T23:59:59.000Z')
  workspace.ignores.reopenExpired()
  expect(statuses(workspace, 'a')).toEqual(['ignored'])
  clock.set('2026-12-01T00:00:00.000Z')
  workspace.ignores.reopenExpired()
  expect(statuses(workspace, 'a')).toEqual(['open'])
  expect(statuses(workspace, 'b')).toEqual(['ignored'])
})

it('ignores none of several when one is not there', () => {
  const { workspace } = scanned()
  expect(() => workspace.ignores.add([idOf(workspace, 'a'), 'finding-99'], forever)).toThrow(
    expect.objectContaining({ code: 'finding.not-found' })
  )
  expect(statuses(workspace, 'a')).toEqual(['open'])
})

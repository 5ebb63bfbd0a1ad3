import { expect, it } from 'vitest'
import {
  batchOf,
  beginScan,
  fakeFingerprint,
  fileHit,
  hexOid,
  hit,
  memoryWorkspace,
  stoppedClock
} from '../../../test/support/workspace.ts'
import type { IgnorePolicy, Workspace } from './workspace.ts'

const noPolicy: IgnorePolicy = { comments: true, ofFinding: () => undefined, ofPath: undefined }
const statusOf = (workspace: Workspace, secret: string): string | undefined =>
  workspace.findings.withFingerprint([fakeFingerprint(secret)])[0]?.status
const idOf = (workspace: Workspace, secret: string): string => workspace.findings.withFingerprint([fakeFingerprint(secret)])[0]?.id ?? ''

interface Version {
  object: string
  path: string
  time: number
  atTip: boolean
}
const introduced = (versions: Version[]) =>
  [...Map.groupBy(versions, ({ object }) => object)].map(([object, all]) => ({
    oid: hexOid(object),
    introductions: all.map(({ path, time, atTip }) => ({
      path,
      commit: hexOid(`${path} ${time}`),
      author: 'Ada',
      email: 'a@b',
      time,
      refs: ['main'],
      refCount: 1,
      atTip,
      removedBy: null,
      removedTime: null
    })),
    life: []
  }))

/** The secret `a` in these versions of files; those named in `comments` have a comment beside it. */
function scanned(versions: Version[], comments: string[] = []) {
  const { workspace, sourceId } = memoryWorkspace()
  const scanId = beginScan(workspace, sourceId)
  const objects = new Set(versions.map(({ object }) => object))
  workspace.scans.commitBatch(
    scanId,
    batchOf([...objects].map((object) => hit({ object, comment: comments.includes(object) ? 'gitleaks:allow' : undefined })))
  )
  workspace.history.replace(sourceId, introduced(versions))
  return { workspace, sourceId }
}
const afterApply = (versions: Version[], comments: string[], policy = noPolicy): string | undefined => {
  const { workspace, sourceId } = scanned(versions, comments)
  workspace.sourceIgnores.apply(sourceId, policy)
  return statusOf(workspace, 'a')
}

const v1 = { object: 'v1', path: 'a.env', time: 1, atTip: false }
const v2 = { object: 'v2', path: 'a.env', time: 2, atTip: true }

it('takes a comment at the tip for the versions before it', () => {
  expect(afterApply([v1, v2], ['v2'])).toBe('ignored')
})

it('opens a secret whose comment was taken away', () => {
  expect(afterApply([v1, v2], ['v1'])).toBe('open')
})

it('goes by the newest version of a file that no tip holds', () => {
  expect(afterApply([v1, { ...v2, atTip: false }], ['v2'])).toBe('ignored')
  expect(afterApply([v1, { ...v2, atTip: false }], ['v1'])).toBe('open')
})

it('does not take a comment in one file for the same value in another', () => {
  expect(afterApply([v2, { ...v1, path: 'b.env' }], ['v2'])).toBe('open')
})

it('ignores by path only when all paths are', () => {
  const ofPath: IgnorePolicy['ofPath'] = (path) => (path === 'a.env' ? { by: 'ignore-file', note: 'line 1', until: null } : undefined)
  expect(afterApply([v1, v2], [], { ...noPolicy, ofPath })).toBe('ignored')
  expect(afterApply([v2, { ...v1, path: 'b.env' }], [], { ...noPolicy, ofPath })).toBe('open')
  expect(afterApply([v2, { ...v1, path: 'b.env' }], ['v1'], { ...noPolicy, ofPath })).toBe('ignored')
})

it('counts comments for nothing when it is told to, and judges anew each time', () => {
  const { workspace, sourceId } = scanned([v2], ['v2'])
  workspace.sourceIgnores.apply(sourceId, noPolicy)
  expect(workspace.sourceIgnores.of(idOf(workspace, 'a'))).toEqual({ by: 'comment', note: 'gitleaks:allow', until: null })
  workspace.sourceIgnores.apply(sourceId, { ...noPolicy, comments: false })
  expect(statusOf(workspace, 'a')).toBe('open')
  expect(workspace.sourceIgnores.of(idOf(workspace, 'a'))).toBeNull()
})

it("leaves what the user ignored, and opens it when the user's time is over unless the source ignores it too", () => {
  const clock = stoppedClock()
  const { workspace, sourceId } = memoryWorkspace(clock.now)
  workspace.scans.commitBatch(
    beginScan(workspace, sourceId),
    batchOf([fileHit('a', { secret: 'a' }), fileHit('b', { secret: 'b', comment: 'ggignore' })])
  )
  const ids = ['a', 'b'].map((secret) => idOf(workspace, secret))
  workspace.ignores.add(ids, { reason: 'accepted-risk', note: '', until: '2026-12-01T00:00:00Z' })
  workspace.sourceIgnores.apply(sourceId, noPolicy)
  expect([statusOf(workspace, 'a'), statusOf(workspace, 'b')]).toEqual(['ignored', 'ignored'])
  clock.set('2026-12-01T00:00:00.000Z')
  workspace.ignores.reopenExpired()
  expect([statusOf(workspace, 'a'), statusOf(workspace, 'b')]).toEqual(['open', 'ignored'])
  workspace.ignores.remove(ids)
  expect(statusOf(workspace, 'b')).toBe('open')
})

it('ends a rule of a file when its day comes, without a scan', () => {
  const clock = stoppedClock()
  const { workspace, sourceId } = memoryWorkspace(clock.now)
  workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf([fileHit('a', { secret: 'a' })]))
  workspace.sourceIgnores.apply(sourceId, {
    ...noPolicy,
    ofFinding: () => ({ by: 'baseline', note: 'line 1', until: '2026-12-01T00:00:00.000Z' })
  })
  workspace.ignores.reopenExpired()
  expect(statusOf(workspace, 'a')).toBe('ignored')
  clock.set('2026-12-01T00:00:00.000Z')
  workspace.ignores.reopenExpired()
  expect(statusOf(workspace, 'a')).toBe('open')
})

it('takes the word of a later scan for a place that was seen before', () => {
  const { workspace, sourceId } = memoryWorkspace()
  const seen = (comment?: string) => {
    workspace.scans.commitBatch(beginScan(workspace, sourceId), batchOf([fileHit('a', { secret: 'a', comment })]))
    workspace.sourceIgnores.apply(sourceId, noPolicy)
    return statusOf(workspace, 'a')
  }
  expect([seen(), seen('ggignore'), seen()]).toEqual(['open', 'ignored', 'open'])
})

it('gives the places at which values can be read again', () => {
  const { workspace, sourceId } = scanned([v1, v2])
  const [value] = workspace.sourceIgnores.values(sourceId)
  expect(value).toMatchObject({ findingId: idOf(workspace, 'a'), typeId: 'stripe-secret-key' })
  expect(value?.places).toHaveLength(2)
})

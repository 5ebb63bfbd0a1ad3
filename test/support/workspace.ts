import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Batch, Hit } from '../../src/core/store/workspace.ts'
import { openWorkspace, type Workspace } from '../../src/core/store/workspace.ts'

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'bulkhead-test-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** A clock that stands still until it is set. */
export function stoppedClock(start = '2026-11-24T08:00:00.000Z'): { now: () => Date; set(time: string): void } {
  let time = start
  return {
    now: () => new Date(time),
    set(next) {
      time = next
    }
  }
}

/** A workspace in memory with one source. */
export function memoryWorkspace(now: () => Date = stoppedClock().now): { workspace: Workspace; sourceId: string } {
  const workspace = openWorkspace(':memory:', { command: 'test', now })
  onTestFinished(() => workspace.close())
  return { workspace, sourceId: addSource(workspace, 'payments') }
}

export function addSource(workspace: Workspace, name: string, kind: 'git' | 'folder' = 'git'): string {
  return workspace.sources.add({ kind, name, location: `/srv/${name}`, limits: [] }).id
}

export const beginScan = (workspace: Workspace, sourceId: string, catalogVersion = 'c1'): string =>
  workspace.scans.begin({ sourceId, history: 'all', catalogVersion })

/** 20 bytes that stand for the name of an object. */
export const rawOid = (name: string): Uint8Array => createHash('sha1').update(name).digest()
export const hexOid = (name: string): string => createHash('sha1').update(name).digest('hex')
/** 32 bytes that stand for the HMAC of a value. */
export const fakeFingerprint = (name: string): Uint8Array => createHash('sha256').update(name).digest()

/** A hit in the blob `object`, of the secret `secret`. */
export function hit({
  secret = 'a',
  object = 'blob',
  ...rest
}: Partial<Omit<Hit, 'object'>> & { secret?: string; object?: string } = {}): Hit {
  return {
    typeId: 'stripe-secret-key',
    provider: 'Stripe',
    severity: 'critical',
    fingerprint: fakeFingerprint(secret),
    preview: 'sk_live_…f3Qa',
    where: 'blob',
    object: rawOid(object),
    path: null,
    start: 10,
    end: 42,
    line: 2,
    column: 5,
    ...rest
  }
}

/** A hit in a file of a folder. */
export const fileHit = (path: string, rest: Parameters<typeof hit>[0] = {}): Hit => ({
  ...hit({ where: 'file', ...rest }),
  object: null,
  path
})

export const batchOf = (hits: Hit[], oids: Uint8Array[] = []): Batch => ({
  oids: Buffer.concat(oids),
  oidLength: 20,
  hits,
  scanned: oids.length,
  bytes: 1000 * oids.length,
  binary: 0
})

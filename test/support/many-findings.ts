import { severities } from '../../src/contract/model.ts'
import type { Hit, ObjectHistory, TypeNames, Workspace } from '../../src/core/store/workspace.ts'

const providers = ['Amazon Web Services', 'Cloudflare', 'GitHub', 'Google', 'Mailgun', 'OpenAI', 'Slack', 'Stripe', 'Twilio', 'Vault']
const kinds = ['api-key', 'access-token', 'webhook-secret', 'client-secret', 'deploy-token', 'refresh-token']

/** 60 types, as many as the product knows at first. */
export const manyTypes: TypeNames = providers.flatMap((provider) =>
  kinds.map((kind) => ({
    id: `${provider.toLowerCase().replaceAll(' ', '-')}-${kind}`,
    name: `${provider} ${kind.replaceAll('-', ' ')}`,
    provider
  }))
)

/** Bytes that look random and are the same for the same seed. */
export function seededBytes(seed: number, length = 32): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  let state = Math.imul(seed + 1, 0x9e37_79b1)
  for (let at = 0; at < length; at += 4) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b_3c6d) + 0x6d2b_79f5
    bytes.writeInt32LE(Math.imul(state ^ (state >>> 13), 0x297a_2d39) | 0, at)
  }
  return bytes
}
const batchSize = 2000

/**
 * Fills a workspace with about `count` findings over 24 repositories and 6 folders: types and sources as uneven as in life, a value
 * here and there in two sources, some at a tip, some in history, some unreachable, one in 20 ignored. The same every time.
 */
export function fillWithFindings(workspace: Workspace, count: number): void {
  const sources = Array.from({ length: 30 }, (_, i) => ({ isFolder: i % 5 === 4, hits: [] as Hit[], histories: [] as ObjectHistory[] }))
  for (let i = 0; i < count; i++) {
    const dice = seededBytes(i)
    const byte = (at: number): number => dice[at] ?? 0
    const source = sources[Math.floor((byte(0) * byte(1)) / 2168)]
    const typeAt = Math.floor((byte(2) * byte(3)) / 1084)
    const type = manyTypes[typeAt]
    if (!source || !type) continue
    const path = `packages/service-${byte(4) % 97}/${byte(5) % 3 ? 'src' : 'test'}/config/settings-${byte(6) % 200}.${byte(7) % 2 ? 'ts' : 'env'}`
    const object = seededBytes(1e8 + i, 20)
    source.hits.push({
      typeId: type.id,
      provider: type.provider,
      severity: severities[typeAt % 4] ?? 'low',
      fingerprint: seededBytes(2e8 + i - (i % 50 === 49 ? 1 : 0)),
      preview: `${type.id.slice(0, 3)}_…${dice.toString('hex', 8, 10)}`,
      where: source.isFolder ? 'file' : 'blob',
      object: source.isFolder ? null : object,
      path: source.isFolder ? path : null,
      start: 100,
      end: 140,
      line: 1 + byte(10),
      column: 12
    })
    if (source.isFolder) continue
    const introduction = {
      path,
      commit: seededBytes(3e8 + (i % 5000), 20).toString('hex'),
      author: 'Ada',
      email: 'ada@example.com',
      time: 1_400_000_000 + dice.readUInt32LE(12) / 11,
      refs: ['main'],
      refCount: 1,
      atTip: byte(16) < 60,
      removedBy: null,
      removedTime: null
    }
    source.histories.push({ oid: object, introductions: byte(17) < 20 ? [] : [introduction], life: [] })
  }
  for (const [index, { isFolder, hits, histories }] of sources.entries()) {
    const kind = isFolder ? 'folder' : 'git'
    const { id } = workspace.sources.add({ kind, name: `repository-${(index * 7) % 30}`, location: `/srv/${index}`, limits: [] })
    const scan = workspace.scans.begin({ sourceId: id, history: 'all', catalogVersion: '1' })
    for (let at = 0; at < hits.length; at += batchSize) {
      const some = hits.slice(at, at + batchSize)
      workspace.scans.commitBatch(scan, { oids: new Uint8Array(0), oidLength: 20, hits: some, scanned: some.length, bytes: 0, binary: 0 })
    }
    workspace.history.replace(id, histories)
    workspace.scans.finish(scan, { state: 'done', coverage: null, problem: null })
  }
  const all = { query: '', severity: [], liveness: [], where: [], type: [], source: [], status: [], placeKind: [] }
  const { rows } = workspace.findings.list({ filter: all, types: manyTypes, sort: 'newest', offset: 0, limit: count })
  const ignored = rows.filter((_, i) => i % 20 === 7).map(({ id }) => id)
  workspace.ignores.add(ignored, { reason: 'test-fixture', note: '', until: null })
}

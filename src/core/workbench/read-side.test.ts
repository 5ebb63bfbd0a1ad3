import { join } from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { batchOf, beginScan, fileHit, hexOid, hit, rawOid, stoppedClock } from '../../../test/support/workspace.ts'
import { client } from '../../contract/client.ts'
import type { Handlers } from '../../contract/serve.ts'
import { serve } from '../../contract/serve.ts'
import { readCatalogSources } from '../catalog/catalog-from-sources.ts'
import { compileCatalog } from '../catalog/compile-catalog.ts'
import { createDetector } from '../detect/create-detector.ts'
import { fillTemplate } from '../detect/template.ts'
import { openWorkspace, type Workspace } from '../store/workspace.ts'
import { decodeOffline } from '../verify/decode.ts'
import { findingsHandlers } from './findings-handlers.ts'
import { overviewHandlers } from './overview-handlers.ts'
import { createTypeRows } from './type-rows.ts'
import { typesHandlers } from './types-handlers.ts'
import { valuesHandlers } from './values-handlers.ts'

const { providers, categories, playbooks } = readCatalogSources(join(import.meta.dirname, '../../../resources'), [
  'stripe',
  'github',
  'mailgun',
  'generic'
])
const catalog = compileCatalog(providers, categories, playbooks)
const detector = createDetector(catalog)

/** Values made as the catalogue's own examples are. */
const stripeKey = fillTemplate('sk_live_{{alnum:99}}', 1).text
const githubToken = fillTemplate('{{github:ghp_}}', 2).text

const clock = stoppedClock()
let workspace: Workspace
let changes: number
/** What reading a finding's value again answers. */
let value: string | undefined
let call: ReturnType<typeof client>['call']

beforeEach(() => {
  clock.set('2026-11-24T08:00:00.000Z')
  changes = 0
  value = undefined
  workspace = openWorkspace(':memory:', { command: 'test', now: clock.now })
  onTestFinished(() => workspace.close())
  const parts = {
    workspace,
    catalog,
    detector: () => detector,
    ports: { clock: clock.now },
    emit: () => {
      changes++
    },
    factsOf: ({ typeId }: { typeId: string }) =>
      value === undefined ? undefined : decodeOffline(catalog.types.find(({ id }) => id === typeId)?.decode ?? [], value)
  }
  const rows = createTypeRows(parts)
  const handlers = { ...findingsHandlers(parts), ...overviewHandlers(parts), ...typesHandlers(rows), ...valuesHandlers(parts, rows) }
  const answer = serve(handlers as Handlers, (error) => {
    throw error
  })
  // Through the contract, so that an answer that could not be sent fails here.
  call = client({ call: answer, listen: () => () => {} }).call
})

/** A Stripe key at a tip and in a folder, a GitHub token that no ref reaches, an unknown type in a file. */
function scanned(): { repository: string; folder: string } {
  const repository = workspace.sources.add({ kind: 'git', name: 'payments', location: '/srv/payments', limits: [] }).id
  const folder = workspace.sources.add({ kind: 'folder', name: 'home', location: '/home/ada', limits: [] }).id
  const stripe = { typeId: 'stripe-secret-key', provider: 'Stripe', fingerprint: workspace.fingerprint(Buffer.from(stripeKey)) }
  const github = {
    typeId: 'github-personal-access-token',
    provider: 'GitHub',
    fingerprint: workspace.fingerprint(Buffer.from(githubToken))
  }
  const scan = beginScan(workspace, repository)
  workspace.scans.commitBatch(
    scan,
    batchOf([hit({ ...stripe, object: 'a' }), hit({ ...github, object: 'b', severity: 'high', preview: 'ghp_…a1' })])
  )
  workspace.history.replace(repository, [
    {
      oid: rawOid('a'),
      introductions: [
        {
          path: 'config/.env',
          commit: hexOid('c'),
          author: 'Ada',
          email: 'ada@example.com',
          time: 1_700_000_000,
          refs: ['main'],
          refCount: 1,
          atTip: true,
          removedBy: null,
          removedTime: null
        }
      ],
      life: [{ ref: 'main', from: 1_700_000_000, to: null }]
    },
    { oid: rawOid('b'), introductions: [], life: [] }
  ])
  workspace.scans.finish(scan, { state: 'done', coverage: null, problem: null })
  workspace.scans.commitBatch(
    beginScan(workspace, folder),
    batchOf([
      fileHit('notes.txt', { ...stripe, severity: 'critical' }),
      fileHit('old.txt', { typeId: 'gone-type', provider: 'Gone', secret: 'x', severity: 'low' })
    ])
  )
  return { repository, folder }
}

it('lists findings with the names of their types', async () => {
  scanned()
  const { total, rows } = await call('findings.list', { filter: {}, sort: 'severity', offset: 1, limit: 2 })
  expect(total).toBe(4)
  expect(rows.map(({ type, provider, sourceName, path, atTip }) => [type, provider, sourceName, path, atTip])).toEqual([
    ['Stripe secret key (live)', 'Stripe', 'home', 'notes.txt', true],
    ['GitHub personal access token (classic)', 'GitHub', 'payments', null, false]
  ])
})

it('names a type by its id that the catalogue has no more, and finds it', async () => {
  scanned()
  const { rows } = await call('findings.list', { filter: { query: 'type:gone' } })
  expect(rows.map(({ type, provider }) => [type, provider])).toEqual([['gone-type', 'Gone']])
})

it('says what is wrong with a search line', async () => {
  await expect(call('findings.list', { filter: { query: 'severity:huge' } })).rejects.toMatchObject({ code: 'contract.bad-input' })
  await expect(call('findings.facets', { filter: { query: '"' } })).rejects.toMatchObject({ message: expect.stringContaining('quote') })
})

it('counts facets with words for people, those with few values whole', async () => {
  const { repository, folder } = scanned()
  const facets = await call('findings.facets', { filter: { severity: ['critical'], type: ['github-app-token'] } })
  expect(facets.total).toBe(0)
  expect(facets.severity).toEqual([
    { value: 'critical', label: 'Critical', count: 0 },
    { value: 'high', label: 'High', count: 0 },
    { value: 'medium', label: 'Medium', count: 0 },
    { value: 'low', label: 'Low', count: 0 }
  ])
  expect(facets.type).toEqual([
    { value: 'stripe-secret-key', label: 'Stripe secret key (live)', count: 2 },
    { value: 'github-app-token', label: expect.stringContaining('GitHub'), count: 0 }
  ])
  const all = await call('findings.facets', { filter: {} })
  expect(all.source).toEqual([
    { value: folder, label: 'home', count: 2 },
    { value: repository, label: 'payments', count: 2 }
  ])
  expect(all.where.map(({ value, count }) => [value, count])).toEqual([
    ['tip', 3],
    ['history', 0],
    ['unreachable', 1]
  ])
  expect(all.status.map(({ value, count }) => [value, count])).toEqual([
    ['open', 4],
    ['ignored', 0]
  ])
  expect(all.liveness.map(({ count }) => count)).toEqual([0, 0, 0, 4, 0])
  expect(all.placeKind).toEqual([
    { value: 'ordinary', label: 'Ordinary places', count: expect.any(Number) },
    { value: 'test', label: 'Tests only', count: expect.any(Number) },
    { value: 'vendored', label: 'Vendored only', count: 0 },
    { value: 'generated', label: 'Generated only', count: 0 },
    { value: 'mixed', label: 'Several of these', count: 0 }
  ])
})

it('shows all of a finding, with what its value tells, and writes down that the value was read', async () => {
  scanned()
  value = stripeKey
  const { rows } = await call('findings.list', { filter: { query: 'source:payments type:stripe' } })
  const finding = await call('findings.get', { id: rows[0]?.id ?? '' })
  expect(finding).toMatchObject({
    ...rows[0],
    fingerprint: Buffer.from(workspace.fingerprint(Buffer.from(stripeKey))).toString('hex'),
    summary: expect.stringContaining('live account'),
    life: [{ ref: 'main', from: '2023-11-14T22:13:20.000Z', to: null, atTip: true }],
    places: [{ path: 'config/.env', author: 'Ada', refs: ['main'] }],
    elsewhere: [{ sourceName: 'home', occurrences: 1 }],
    ignore: null
  })
  expect(finding.decoded.length).toBeGreaterThan(0)
  expect(workspace.access.list(9)).toMatchObject([{ who: 'Bulkhead', purpose: 'decode', findingId: finding.id }])
  expect(JSON.stringify(finding)).not.toContain(stripeKey)
})

it('shows a finding whose value is nowhere any more, and then writes nothing down', async () => {
  scanned()
  const { rows } = await call('findings.list', { filter: { query: 'source:payments type:stripe' } })
  expect((await call('findings.get', { id: rows[0]?.id ?? '' })).decoded).toEqual([])
  expect(workspace.access.list(9)).toEqual([])
  await expect(call('findings.get', { id: 'finding-99' })).rejects.toMatchObject({ code: 'finding.not-found' })
})

it('ignores a secret in every source until a day, and opens it again by itself or when asked', async () => {
  scanned()
  const { rows } = await call('findings.list', { filter: { query: 'type:stripe' } })
  const ids = [rows[0]?.id ?? '']
  const open = async (): Promise<number> => (await call('findings.list', { filter: {} })).total
  await call('findings.ignore', { ids, reason: 'accepted-risk', note: 'until it is rotated', until: '2026-12-01T00:00:00Z' })
  expect(await open()).toBe(2)
  expect((await call('findings.get', { id: ids[0] ?? '' })).ignore).toEqual({
    reason: 'accepted-risk',
    note: 'until it is rotated',
    until: '2026-12-01T00:00:00.000Z',
    at: '2026-11-24T08:00:00.000Z'
  })
  clock.set('2026-12-01T00:00:01.000Z')
  expect(await open()).toBe(4)
  await call('findings.ignore', { ids, reason: 'duplicate' })
  expect(await open()).toBe(2)
  await call('findings.unignore', { ids })
  expect(await open()).toBe(4)
  expect(changes).toBe(3)
})

it('gives an overview of what is open', async () => {
  scanned()
  const { rows } = await call('findings.list', { filter: { query: 'type:gone' } })
  await call('findings.ignore', { ids: [rows[0]?.id ?? ''], reason: 'false-positive' })
  const overview = await call('overview.get', {})
  expect(overview).toMatchObject({
    sources: 2,
    findings: { total: 4, open: 3, atTip: 2, historyOnly: 0, unreachable: 1, ignored: 1 },
    bySeverity: [
      { severity: 'critical', open: 2 },
      { severity: 'high', open: 1 },
      { severity: 'medium', open: 0 },
      { severity: 'low', open: 0 }
    ],
    byType: [
      { typeId: 'stripe-secret-key', type: 'Stripe secret key (live)', open: 2, worst: 'critical' },
      { typeId: 'github-personal-access-token', open: 1, worst: 'high' }
    ],
    introduced: [{ month: '2023-11', count: 1 }],
    scans: [{ state: 'running' }, { state: 'done', newFindings: 2 }]
  })
  expect(overview.worst.map(({ severity }) => severity)).toEqual(['critical', 'critical', 'high'])
})

it('gives an overview of an empty workspace', async () => {
  expect(await call('overview.get', {})).toMatchObject({
    sources: 0,
    findings: { total: 0, open: 0 },
    byType: [],
    introduced: [],
    scans: [],
    worst: []
  })
})

it('searches the library by all the words, in names, aliases, category and prefix', async () => {
  scanned()
  const names = async (search: string): Promise<string[]> => (await call('types.list', { search })).map(({ id }) => id)
  expect((await names('')).toSorted()).toEqual(catalog.types.map(({ id }) => id).toSorted())
  expect((await names('stripe'))[0]).toBe('stripe-secret-key')
  expect(await names('STRIPE webhook')).toEqual(['stripe-webhook-signing-secret'])
  expect(await names('stripe-access-token')).toEqual(['stripe-secret-key'])
  expect(await names('sk_live_')).toEqual(['stripe-secret-key'])
  expect(await names('no such thing')).toEqual([])
  const [row] = await call('types.list', { search: 'sk_live_' })
  expect(row).toMatchObject({ provider: 'Stripe', severity: 'critical', prefixes: expect.arrayContaining(['sk_live_']), findings: 2 })
})

it('says which types a pasted value may be of, and keeps nothing of it', async () => {
  scanned()
  const known = await call('values.find', { value: stripeKey })
  expect(known).toMatchObject({ types: [{ id: 'stripe-secret-key', findings: 2, hasRule: true, isGeneric: false }], fits: [] })
  expect(known.preview).not.toContain(stripeKey.slice(8))
  const bare = await call('values.find', { value: fillTemplate('{{hex:32}}-{{hex:8}}-{{hex:8}}', 3).text })
  expect(bare).toMatchObject({ types: [], places: [] })
  expect(bare.fits[0]).toMatchObject({ id: expect.stringMatching(/^mailgun-/), hasRule: true, findings: 0 })
  const generic = await call('values.find', { value: `password = "${fillTemplate('{{alnum:22}}', 4).text}"` })
  expect(generic.types).toMatchObject([{ isGeneric: true }])
  expect(changes).toBe(0)
})

it('shows the page of a type by an alias too', async () => {
  const named = catalog.types.find(({ aliases }) => aliases.length > 0) ?? expect.fail('no type has an alias')
  expect((await call('types.get', { id: named.aliases[0] ?? '' })).id).toBe(named.id)
})

it('shows a page of the library with the source of each fact', async () => {
  const page = await call('types.get', { id: 'stripe-secret-key' })
  expect(page.summary).toContain('live account')
  expect(page.console).toMatchObject({ text: expect.stringContaining('dashboard.stripe.com'), date: '2026-11' })
  expect(page.liveness[0]).toMatchObject({ text: expect.stringMatching(/check is safe/), source: expect.any(String) })
  expect(page.rotation[0]?.text).toMatch(/Several can be valid at once/)
  for (const fact of [...page.create, ...page.liveness, ...page.revoke, ...page.rotation, ...page.logs]) {
    expect(page.sources).toContain(`${fact.source}, ${fact.date}`)
  }
  expect(page.playbook.steps.map(({ step }) => step)).toEqual(['assess', 'rotate', 'dependents', 'monitor'])
  expect(page.playbook.steps.flatMap(({ tasks }) => tasks)).toContainEqual(
    expect.objectContaining({ id: 'review-database', applies: 'not-available', command: null })
  )
  for (const section of [page.risks, page.leakCauses, page.practices, page.docs]) expect(section.length).toBeGreaterThan(0)
  expect((await call('types.get', { id: 'stripe-access-token' })).id).toBe('stripe-secret-key')
  await expect(call('types.get', { id: 'nothing' })).rejects.toMatchObject({ code: 'type.not-found' })
})

it.each([
  ['as it is', (key: string) => key],
  ['with its name', (key: string) => `STRIPE_SECRET_KEY='${key}'`],
  ['in a sentence', (key: string) => `Hello, I found ${key} in your repository.`]
])('finds a leaked value pasted %s: what it is and every place', async (_, paste) => {
  scanned()
  const found = await call('values.find', { value: paste(stripeKey) })
  expect(found.types).toMatchObject([
    { id: 'stripe-secret-key', name: 'Stripe secret key (live)', provider: 'Stripe', severity: 'critical' }
  ])
  expect(found.types[0]?.decoded.length).toBeGreaterThan(0)
  expect(found.preview).toMatch(/^sk_live_…/)
  expect(found.places.map(({ sourceName }) => sourceName)).toEqual(['payments', 'home'])
  expect(JSON.stringify(found)).not.toContain(stripeKey)
})

it('finds a value that no rule knows by itself, since a scan had found it', async () => {
  const { folder } = scanned()
  const shy = 'correct horse battery staple'
  const fingerprint = workspace.fingerprint(Buffer.from(shy))
  workspace.scans.commitBatch(beginScan(workspace, folder), batchOf([fileHit('pw.txt', { typeId: 'github-refresh-token', fingerprint })]))
  const found = await call('values.find', { value: `"${shy}"` })
  expect(found.places).toMatchObject([{ path: 'pw.txt' }])
  expect(found.types).toMatchObject([{ id: 'github-refresh-token' }])
})

it('says what a value is that lies nowhere, and nothing of one that is no secret', async () => {
  expect(await call('values.find', { value: githubToken })).toMatchObject({ types: [{ id: 'github-personal-access-token' }], places: [] })
  const nothing = await call('values.find', { value: 'just some words' })
  expect(nothing).toEqual({ types: [], fits: [], preview: expect.any(String), places: [] })
  expect(nothing.preview.length).toBeLessThan(6)
})

it('keeps nothing of a value that was looked for', async () => {
  scanned()
  await call('values.find', { value: stripeKey })
  expect(workspace.access.list(9)).toEqual([])
  expect(workspace.network.list(9)).toEqual([])
})

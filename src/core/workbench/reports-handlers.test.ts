import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { caseSide, someCatalog, stripeKey } from '../../../test/support/case-side.ts'
import { reportFacts } from '../../../test/support/report-facts.ts'
import { temporaryFolder } from '../../../test/support/workspace.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { createDetector } from '../detect/create-detector.ts'
import { silentLog } from '../ports.ts'
import { createUsageService, type UsageService } from '../usage/usage-service.ts'
import { gatherReportFacts } from './gather-report-facts.ts'
import { reportsHandlers } from './reports-handlers.ts'

// A PDF takes most of a second, more on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const openObjects = (): never => {
  throw new BulkheadError('source.not-found', 'There is no repository at that place.')
}

async function side() {
  const { workspace, cases, clock, call, events } = caseSide()
  const catalog = someCatalog()
  const detector = createDetector(catalog)
  const usage = createUsageService({
    workspace,
    change: cases.change,
    milestones: cases.milestones,
    mask: cases.mask,
    clock: clock.now,
    log: silentLog,
    emit: () => {}
  })
  const ports = {
    workspaceDir: '',
    scanWorkerUrl: new URL('file:///'),
    catalogUrl: new URL('file:///'),
    host: 'cli' as const,
    version: '0.1.0',
    clock: clock.now,
    log: silentLog
  }
  const parts = { workspace, dataDir: temporaryFolder(), openObjects, catalog, ports, cases, usage, detector: () => detector }
  const reports = reportsHandlers(parts)
  const [finding] = workspace.findings.withFingerprint([workspace.fingerprint(Buffer.from(stripeKey))])
  const { id } = await call('cases.open', { findingIds: [finding?.id ?? ''] })
  return { workspace, reports, id, events, cases, parts }
}

it('makes a report of a real case', async () => {
  const { reports, id } = await side()
  for (const format of ['html', 'json', 'pdf'] as const) {
    const made = await reports['reports.make']({ caseId: id, format, edition: 'internal' })
    expect(made).toMatchObject({ name: `INC-0001-internal-2026-11-24.${format}`, redactions: 0 })
    const bytes = Buffer.from(made.base64, 'base64')
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(made.sha256)
    if (format !== 'pdf') expect(bytes.toString('utf8')).toContain('payments')
  }
  const sarif = await reports['reports.make']({ caseId: id, format: 'sarif', edition: 'internal' })
  const [{ results }] = JSON.parse(Buffer.from(sarif.base64, 'base64').toString('utf8')).runs
  expect(results).toMatchObject([{ locations: [{ physicalLocation: { artifactLocation: { uri: 'src/pay.ts' } } }] }])
})

it('writes a report into a folder and journals its hash', async () => {
  const { reports, id, workspace } = await side()
  const folder = temporaryFolder()
  const { path, sha256 } = await reports['reports.write']({ caseId: id, format: 'md', edition: 'external', folder })
  expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256)
  expect(readFileSync(path, 'utf8')).not.toContain('payments')
  const [last] = workspace.cases.journal.list(id, { limit: 1 })
  expect(last).toMatchObject({
    act: 'export',
    text: expect.stringContaining(sha256),
    detail: { sha256, format: 'md', edition: 'external' }
  })
  expect(workspace.cases.journal.verify(id).intact).toBe(true)
})

it('journals nothing and writes nothing where the report can not be written', async () => {
  const { reports, id, workspace } = await side()
  const before = workspace.cases.journal.count(id)
  await expect(
    reports['reports.write']({ caseId: id, format: 'md', edition: 'internal', folder: '/nowhere/at/all' })
  ).rejects.toMatchObject({
    code: 'report.not-written'
  })
  expect(workspace.cases.journal.count(id)).toBe(before)
})

it('masks a value of the case and one of another secret of the workspace in what Bulkhead did not write', async () => {
  const { reports, id, cases, workspace } = await side()
  cases.change(id, { who: 'Ada', act: 'note', text: 'x', detail: {} }, (record) => ({
    ...record,
    lessons: [
      { text: `Base64 is no cover: ${Buffer.from(stripeKey).toString('base64')}`, owner: '', due: null, at: record.openedAt, who: 'Ada' }
    ]
  }))
  const folder = temporaryFolder()
  const { redactions, path } = await reports['reports.write']({ caseId: id, format: 'json', edition: 'internal', folder })
  expect(redactions).toBe(1)
  expect(readFileSync(path, 'utf8')).toContain('Base64 is no cover: [secret removed]')
  expect(readdirSync(folder)).toHaveLength(1)
  expect(workspace.cases.journal.list(id, { limit: 1 })[0]).toMatchObject({ act: 'export' })
})

it('looks up rows of no more uses than it takes, those judged not ours first', async () => {
  const { id, parts } = await side()
  const { usage } = reportFacts()
  const [group] = usage?.groups ?? []
  if (!usage || !group) return expect.fail()
  const judgements = ['ours', null, 'unclear', 'not-ours'] as const
  const groups = Array.from({ length: 100 }, (_, n) => ({ ...group, id: `group-${n}`, judgement: judgements[n % 4] ?? null }))
  const asked: (string | undefined)[] = []
  const rows: UsageService['rows'] = ({ group: one, limit }) => {
    asked.push(one)
    const [row] = reportFacts().rows
    if (!row) return expect.fail()
    const { group: _, ...event } = row
    return { total: 50, rows: Array.from({ length: limit }, () => ({ ...event, importId: 'import-1' })) }
  }
  const facts = await gatherReportFacts({ ...parts, usage: { ...parts.usage, analysis: async () => ({ ...usage, groups }), rows } }, id)
  expect(facts.rows).toHaveLength(400)
  expect(asked).toEqual(
    groups
      .filter(({ judgement }) => judgement === 'not-ours')
      .slice(0, 20)
      .map((each) => each.id)
  )
  expect(facts.rows.at(0)?.group).toBe('group-3')

  const few = groups.slice(0, 8)
  asked.length = 0
  await gatherReportFacts({ ...parts, usage: { ...parts.usage, analysis: async () => ({ ...usage, groups: few }), rows } }, id)
  expect(asked).toEqual(['group-3', 'group-7', 'group-1', 'group-2', 'group-5', 'group-6'])
})

it('refuses a case that is not there', async () => {
  const { reports } = await side()
  await expect(reports['reports.make']({ caseId: 'INC-0099', format: 'md', edition: 'internal' })).rejects.toMatchObject({
    code: 'case.not-found'
  })
})

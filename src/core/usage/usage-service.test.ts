import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { caseSide, stripeKey } from '../../../test/support/case-side.ts'
import { labelledLog } from '../../../test/support/usage/labelled-log.ts'
import { writeLog } from '../../../test/support/usage/write-log.ts'
import { temporaryFolder } from '../../../test/support/workspace.ts'
import { writtenBytes } from '../../../test/support/written-bytes.ts'
import type { UsageEvent } from '../../contract/case/usage.ts'
import { type Events, events as eventTable } from '../../contract/events.ts'
import { FindingFilter } from '../../contract/model.ts'
import { silentLog } from '../ports.ts'
import { createUsageService, type ImportRequest, type UsageParts } from './usage-service.ts'

const hour = 3_600_000
const from = Date.UTC(2026, 10, 1)

const use = (i: number, more: Partial<UsageEvent> = {}): UsageEvent => ({
  line: i + 1,
  at: from + i * hour,
  actor: '',
  key: '',
  ip: '192.0.2.7',
  userAgent: 'app/1',
  action: 'GET /v1/charges',
  resource: '/v1/charges',
  result: 'ok',
  bytes: 500,
  ...more
})

/** Three weeks of one server, and a stranger on the 22nd, after the key came into the repository on the 20th. */
const stranger = Array.from({ length: 40 }, (_, i) =>
  use(0, { at: Date.UTC(2026, 10, 22, 12) + i * 60_000, ip: '45.95.1.2', userAgent: 'curl/8' })
)
const weeks = [...Array.from({ length: 500 }, (_, i) => use(i)), ...stranger]

async function side(options: { dir?: string; parts?: Partial<UsageParts> } = {}) {
  const made = caseSide(options.dir === undefined ? {} : { dir: options.dir })
  const { workspace, cases, clock, events } = made
  const findings = workspace.findings.list({
    filter: FindingFilter.parse({}),
    types: [],
    sort: 'severity',
    offset: 0,
    limit: 10
  })
  const { id: caseId } = await made.call('cases.open', { findingIds: findings.rows.map(({ id }) => id) })
  const told: { event: string; payload: unknown }[] = events
  const usage = createUsageService({
    workspace,
    change: cases.change,
    milestones: cases.milestones,
    mask: cases.mask,
    clock: clock.now,
    log: silentLog,
    emit: (event, payload) => told.push({ event, payload: eventTable[event].parse(payload) }),
    ...options.parts
  })
  const folder = temporaryFolder()
  const file = (content: string, name = 'access.log'): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const ended = async (importId: string): Promise<Events['log.ended']['_output']> => {
    for (;;) {
      const found = told.find(({ event, payload }) => event === 'log.ended' && eventTable['log.ended'].parse(payload).importId === importId)
      if (found) return eventTable['log.ended'].parse(found.payload)
      await new Promise((next) => setTimeout(next, 5))
    }
  }
  const run = async (request: Omit<ImportRequest, 'caseId'>) => {
    const importId = usage.startImport({ caseId, ...request })
    return ended(importId)
  }
  return { ...made, caseId, usage, file, run, ended, told }
}

it('imports a log whole: rows, record, journal, analysis', async () => {
  const { usage, caseId, run, file, cases, workspace, told } = await side()
  const end = await run({ path: file(writeLog('access-log', weeks)) })
  expect(end).toMatchObject({ state: 'done', rows: 540, problem: null })
  const { record } = cases.view(caseId)
  expect(record.imports).toMatchObject([{ id: end.importId, name: 'access.log', format: 'access-log', rows: 540, badLines: 0 }])
  expect(workspace.cases.journal.list(caseId, { limit: 1 })[0]).toMatchObject({
    act: 'import',
    text: 'Imported the log access.log: 540 rows from 2026-11-01 00:00 UTC to 2026-11-22 12:39 UTC.'
  })
  expect(told.at(-1)?.event).toBe('log.ended')
  const analysis = await usage.analysis(caseId)
  expect(analysis).toMatchObject({ rows: 540, before: 466, exposed: 74, after: 0, suggestion: { outcome: 'used-by-others' } })
  expect(analysis?.groups).toMatchObject([{ ip: '45.95.1.2', action: 'GET /v1/charges', rows: 40, judgement: null }])
  expect(usage.rows({ caseId, group: analysis?.groups[0]?.id, offset: 10, limit: 5 })).toMatchObject({
    total: 40,
    rows: Array.from({ length: 5 }, () => ({ ip: '45.95.1.2', importName: 'access.log' }))
  })
  expect(usage.rows({ caseId, offset: 0, limit: 1 }).total).toBe(540)
})

it('shows of a group the rows from the exposure on', async () => {
  const { usage, caseId, run, file } = await side()
  const known = Array.from({ length: 300 }, (_, i) => use(0, { at: Date.UTC(2026, 10, 21, 12) + i * 10_000, result: 'failed' }))
  await run({ path: file(writeLog('access-log', [...weeks, ...known])) })
  const group = (await usage.analysis(caseId))?.groups.find(({ ip }) => ip === '192.0.2.7')
  const { total, rows } = usage.rows({ caseId, group: group?.id, offset: 0, limit: 1 })
  expect(total).toBe(group?.rows)
  expect(rows[0]?.at).toBeGreaterThanOrEqual(Date.UTC(2026, 10, 20, 10))
})

it('keeps judgements by group, and what is suggested follows them without another analysis', async () => {
  const { usage, caseId, run, file, call, workspace } = await side()
  await run({ path: file(writeLog('access-log', weeks)) })
  const group = (await usage.analysis(caseId))?.groups[0]?.id ?? ''
  const kept = workspace.usageEvents.analysis(caseId)
  await call('cases.act', { id: caseId, act: { kind: 'judge', group, judgement: 'not-ours', note: 'unknown host' } })
  expect(await usage.analysis(caseId)).toMatchObject({
    groups: [{ judgement: 'not-ours', note: 'unknown host' }],
    suggestion: { outcome: 'used-by-others' }
  })
  expect(workspace.usageEvents.analysis(caseId)).toEqual(kept)
})

it('analyses anew where the window, the allow list or the hours changed', async () => {
  const { usage, caseId, run, file, call, workspace, cases } = await side()
  await run({ path: file(writeLog('access-log', weeks)) })
  workspace.settings.set({
    allowList: [
      { cidr: '45.95.0.0/16', label: 'new office', owner: 'Ada', until: null },
      { cidr: '192.0.2.0/24', label: 'servers', owner: '', until: null }
    ]
  })
  expect((await usage.analysis(caseId))?.groups).toEqual([])
  workspace.settings.set({ allowList: [] })
  cases.change(caseId, { who: 'Ada', act: 'note', text: 'x', detail: {} }, (record) => ({
    ...record,
    milestones: { ...record.milestones, 'first-exposed': '2026-11-23T00:00:00.000Z' }
  }))
  expect(await usage.analysis(caseId)).toMatchObject({ before: 540, exposed: 0 })
  await call('cases.get', { id: caseId })
})

it('leaves nothing of an import that fails, and says why', async () => {
  const { usage, caseId, run, file, workspace, cases } = await side()
  const broken = `${writeLog('access-log', weeks)}${'words\n'.repeat(3000)}`
  expect(await run({ path: file(broken) })).toMatchObject({ state: 'failed', problem: expect.stringContaining('Nothing was imported') })
  expect(await run({ path: '/nowhere/access.log' })).toMatchObject({ state: 'failed', problem: expect.stringContaining('is not there') })
  expect(workspace.usageEvents.count(caseId)).toBe(0)
  expect(cases.view(caseId).record.imports).toEqual([])
  expect(workspace.cases.journal.count(caseId)).toBe(1)
  expect(await usage.analysis(caseId)).toBeNull()
})

it('leaves nothing of an import that was stopped, and lets one run at a time', async () => {
  const { usage, caseId, file, ended, workspace, told } = await side()
  const path = file(writeLog('access-log', labelledLog(1).events))
  const importId = usage.startImport({ caseId, path })
  expect(() => usage.startImport({ caseId, path })).toThrow(expect.objectContaining({ code: 'log.import-running' }))
  while (!told.some(({ event }) => event === 'log.progress')) await new Promise((next) => setTimeout(next, 1))
  usage.cancel(importId)
  expect(await ended(importId)).toMatchObject({ state: 'cancelled' })
  expect(workspace.usageEvents.count(caseId)).toBe(0)
  expect(() => usage.cancel(importId)).not.toThrow()
})

it('refuses the same file twice and takes another one beside it', async () => {
  const { usage, caseId, run, file } = await side()
  const path = file(writeLog('access-log', weeks))
  await run({ path })
  expect(await run({ path })).toMatchObject({ state: 'failed', problem: expect.stringContaining('the same file as access.log') })
  expect(await run({ path: file(writeLog('csv', weeks.slice(0, 5)), 'more.csv') })).toMatchObject({ state: 'done', rows: 5 })
  expect((await usage.analysis(caseId))?.rows).toBe(545)
})

it('removes an import with its rows and analyses what is left', async () => {
  const { usage, caseId, run, file, cases, workspace } = await side()
  const { importId } = await run({ path: file(writeLog('access-log', weeks)) })
  await run({ path: file(writeLog('csv', weeks.slice(0, 5)), 'more.csv') })
  await usage.remove(caseId, importId)
  expect(cases.view(caseId).record.imports).toMatchObject([{ name: 'more.csv' }])
  expect(await usage.analysis(caseId)).toMatchObject({ rows: 5, groups: [] })
  expect(workspace.cases.journal.list(caseId, { limit: 1 })[0]).toMatchObject({
    act: 'remove-import',
    text: 'Removed the log access.log with its 540 rows.'
  })
})

it('counts uses of the old key after it was deactivated', async () => {
  const { usage, caseId, run, file, cases } = await side()
  cases.change(caseId, { who: 'Ada', act: 'note', text: 'x', detail: {} }, (record) => ({
    ...record,
    milestones: { ...record.milestones, 'old-deactivated': '2026-11-23T00:00:00.000Z' }
  }))
  const key = { key: 'key-1' }
  const late = Array.from({ length: 3 }, (_, i) => use(0, { at: Date.UTC(2026, 10, 23, 9 + i), result: 'failed', ...key }))
  const next = Array.from({ length: 8 }, (_, i) => use(0, { at: Date.UTC(2026, 10, 23, 9 + i), key: 'key-2' }))
  await run({ path: file(writeLog('csv', [...weeks.map((event) => ({ ...event, ...key })), ...late, ...next])) })
  expect(await usage.analysis(caseId)).toMatchObject({ after: 11, afterUses: { rows: 3, failed: 3 } })
})

it('writes no secret of a log to the disk', async () => {
  const dir = temporaryFolder()
  const { run, file, caseId, usage, workspace } = await side({ dir })
  const leaking = weeks.map((event, i) =>
    i % 50 === 0 ? { ...event, resource: `/v1/charges?key=${stripeKey}`, userAgent: `curl ${stripeKey}` } : event
  )
  expect(await run({ path: file(writeLog('access-log', leaking), `${stripeKey}.log`) })).toMatchObject({ state: 'done' })
  expect(usage.rows({ caseId, offset: 0, limit: 1 }).rows[0]?.resource).toContain('…')
  workspace.close()
  expect([...writtenBytes(dir)].filter(({ bytes }) => Buffer.from(bytes).includes(stripeKey))).toEqual([])
})

it('ends a running import when it is closed', async () => {
  const { usage, caseId, file, workspace, told } = await side()
  usage.startImport({ caseId, path: file(writeLog('access-log', labelledLog(1).events)) })
  while (!told.some(({ event }) => event === 'log.progress')) await new Promise((next) => setTimeout(next, 1))
  await usage.close()
  expect(workspace.usageEvents.count(caseId)).toBe(0)
})

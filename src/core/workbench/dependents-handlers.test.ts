import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { someCatalog } from '../../../test/support/case-side.ts'
import { makeRepo, type TestRepo } from '../../../test/support/git-repo.ts'
import { plantedDependents } from '../../../test/support/planted-dependents.ts'
import { batchOf, beginScan, hit, stoppedClock, temporaryFolder } from '../../../test/support/workspace.ts'
import { client } from '../../contract/client.ts'
import type { EventName, EventPayload } from '../../contract/events.ts'
import { type Handlers, serve } from '../../contract/serve.ts'
import { createDetector } from '../detect/create-detector.ts'
import { openObjectDatabase } from '../git/objects/open-object-database.ts'
import { silentLog } from '../ports.ts'
import { createCaseService } from '../respond/case-service.ts'
import { createDependentsService } from '../respond/dependents/dependents-service.ts'
import type { OpenObjects } from '../respond/dependents/open-objects.ts'
import { createContentReader } from '../sources/content-reader.ts'
import { openWorkspace } from '../store/workspace.ts'
import { dependentsHandlers } from './dependents-handlers.ts'
import { createFactsReader } from './facts-reader.ts'
import { createValueReader } from './value-reader.ts'

const planted = plantedDependents()

/** A case on a repository of 12 consumers, with the value where a scan found it. */
function side() {
  const repo = makeRepo()
  onTestFinished(() => repo.dispose())
  const commit = repo.commit(planted.files, 'all')
  const clock = stoppedClock()
  const dir = temporaryFolder()
  const workspace = openWorkspace(dir, { command: 'test', now: clock.now })
  const content = createContentReader(dir)
  onTestFinished(() => {
    content.close()
    workspace.close()
  })
  const sourceId = workspace.sources.add({ kind: 'git', name: 'shop', location: repo.path, limits: [] }).id
  findValue(repo, commit, workspace, sourceId)
  const detector = createDetector(someCatalog())
  const values = createValueReader(workspace, content)
  const events: { event: EventName; payload: unknown }[] = []
  const waiting = new Set<() => void>()
  const emit = <E extends EventName>(event: E, payload: EventPayload<E>): void => {
    events.push({ event, payload })
    for (const done of waiting) done()
  }
  const cases = createCaseService({
    workspace,
    catalog: someCatalog(),
    detector: () => detector,
    factsOf: createFactsReader({ workspace, catalog: someCatalog(), detector: () => detector, values, clock: clock.now }),
    clock: clock.now,
    emit
  })
  const openObjects: OpenObjects = async ({ objectDirs, hash }, cacheDir) => openObjectDatabase({ objectDirs, hash, cacheDir })
  const dependents = createDependentsService({
    workspace,
    dataDir: dir,
    openObjects,
    catalog: someCatalog(),
    cases,
    content,
    values,
    clock: clock.now,
    log: silentLog,
    emit
  })
  const answer = serve(dependentsHandlers({ workspace, dataDir: dir, openObjects, cases, dependents }) as Handlers, (error) => {
    throw error
  })
  const [finding] = workspace.findings.withFingerprint([workspace.fingerprint(Buffer.from(planted.value))])
  const { id } = cases.open({ findingIds: [finding?.id ?? ''], secrets: [], title: '' })
  const { call } = client({ call: answer, listen: () => () => {} })
  const ended = (): Promise<unknown> =>
    new Promise((resolve) => {
      const look = (): void => {
        const end = events.findLast(({ event }) => event === 'dependents.ended')
        if (!end) return
        waiting.delete(look)
        resolve(end.payload)
      }
      waiting.add(look)
      look()
    })
  return { repo, workspace, cases, call, id, events, ended, clock, dir }
}

function findValue(repo: TestRepo, commit: string, workspace: ReturnType<typeof openWorkspace>, sourceId: string): void {
  const path = 'services/mailer/.env'
  const blob = repo.git('rev-parse', `HEAD:${path}`)
  const start = (planted.files[path] ?? '').indexOf(planted.value)
  const object = Buffer.from(blob, 'hex')
  const found = {
    ...hit({
      typeId: 'mailgun-private-api-key',
      provider: 'Mailgun',
      preview: '…1a2b',
      fingerprint: workspace.fingerprint(Buffer.from(planted.value)),
      start,
      end: start + planted.value.length
    }),
    object
  }
  const scan = beginScan(workspace, sourceId)
  workspace.scans.commitBatch(scan, batchOf([found], [object]))
  const introduction = {
    path,
    commit,
    author: 'Ada',
    email: 'ada@example.com',
    time: 1_700_000_000,
    refs: ['main'],
    refCount: 1,
    atTip: true,
    removedBy: null,
    removedTime: null
  }
  workspace.history.replace(sourceId, [
    { oid: object, introductions: [introduction], life: [{ ref: 'main', from: introduction.time, to: null }] }
  ])
  workspace.scans.finish(scan, { state: 'done', coverage: null, problem: null })
}

it('searches, keeps what it found in the case, and journals that the value was read', async () => {
  const { call, id, ended, cases, workspace } = side()
  await call('dependents.search', { caseId: id })
  expect(await ended()).toMatchObject({ state: 'done', found: 12, problem: null })
  const { record } = cases.view(id)
  expect(record.dependents.map(({ name }) => name).sort()).toEqual(Object.keys(planted.consumers).sort())
  expect(record.dependentsSearchedAt).toBe('2026-11-24T08:00:00.000Z')
  expect(workspace.access.list(10)).toContainEqual(expect.objectContaining({ who: 'Bulkhead', purpose: 'find-dependents' }))
  const [entry] = workspace.cases.journal.list(id, { limit: 1 })
  expect(entry).toMatchObject({
    who: 'Bulkhead',
    act: 'find-dependents',
    text: expect.stringContaining('Searched 1 source for dependents')
  })
})

it('refuses a second search of the same case, and stops on request without touching the case', async () => {
  const { call, id, ended, cases } = side()
  const { searchId } = await call('dependents.search', { caseId: id })
  await expect(call('dependents.search', { caseId: id })).rejects.toMatchObject({ code: 'dependents.search-running' })
  await call('dependents.cancel', { searchId })
  expect(await ended()).toMatchObject({ searchId, state: 'cancelled' })
  expect(cases.view(id).record.dependentsSearchedAt).toBeNull()
})

it('proposes a patch of the file as it stands now, without the value', async () => {
  const { call, id, ended, cases, repo } = side()
  await call('dependents.search', { caseId: id })
  await ended()
  const bounce = cases.view(id).record.dependents.find(({ name }) => name === 'bounce')
  const { diff } = await call('dependents.patch', { caseId: id, dependentId: bounce?.id ?? '' })
  expect(diff).toContain('+const mailgunKey = os.Getenv("MAILGUN_API_KEY")')
  expect(diff).not.toContain(planted.value)
  repo.commit({ 'tools/bounce/main.go': 'package main\n' }, 'gone')
  const after = await call('dependents.patch', { caseId: id, dependentId: bounce?.id ?? '' })
  expect(after.diff).toBe('')
  expect(after.note).toContain('does not hold the value any more')
})

it('takes a table back, all or nothing, masks what it must, and journals it', async () => {
  const { call, id, ended, cases, workspace, dir } = side()
  await call('dependents.search', { caseId: id })
  await ended()
  const { name, csv } = await call('dependents.export', { caseId: id })
  expect(name).toBe('INC-0001-dependents.csv')
  const file = join(dir, 'table.csv')
  const [head = '', ...rows] = csv.split('\r\n')
  writeFileSync(
    file,
    [head, ...rows.slice(0, 1).map((row) => row.replace(/^([^,]*,[^,]*),[^,]*,/, `$1,Ada has ${planted.value},`)), ',cron job,Ben'].join(
      '\n'
    )
  )
  expect(await call('dependents.import', { caseId: id, path: file })).toEqual({ added: 1, changed: 1 })
  const { record } = cases.view(id)
  expect(record.dependents.at(-1)).toMatchObject({ name: 'cron job', owner: 'Ben', foundBy: 'hand', state: 'to-do' })
  expect(record.dependents[0]?.owner).toMatch(/^Ada has (?!.*-.{8}-)/)
  expect(JSON.stringify(record)).not.toContain(planted.value)
  expect(JSON.stringify(workspace.cases.journal.list(id, { limit: 100 }))).not.toContain(planted.value)
  writeFileSync(file, 'id,name\nnobody,x\n')
  await expect(call('dependents.import', { caseId: id, path: file })).rejects.toMatchObject({ code: 'contract.bad-input' })
  await expect(call('dependents.import', { caseId: id, path: join(dir, 'none.csv') })).rejects.toThrow('can’t be read')
})

it('writes a message to each owner', async () => {
  const { call, id, ended } = side()
  await call('dependents.search', { caseId: id })
  await ended()
  const messages = await call('dependents.messages', { caseId: id })
  expect(messages.map(({ to }) => to)).toEqual(expect.arrayContaining(['@platform', '@digest-team digest@example.com']))
  expect(JSON.stringify(messages)).not.toContain(planted.value)
})

it('tells what a clean-up takes', async () => {
  const { call, id, repo } = side()
  repo.git('tag', 'v1')
  repo.commit({ 'services/mailer/.env': 'PORT=1\n' }, 'out')
  repo.commit({ a: 'b' }, 'later')
  const [about] = await call('cases.cleanup', { id })
  expect(about).toMatchObject({
    sourceName: 'shop',
    refs: ['refs/heads/main', 'refs/tags/v1'],
    paths: ['services/mailer/.env'],
    commits: 3,
    unreachable: 0
  })
  expect(about?.notes[0]).toContain('Rotate first')
  expect(about?.commands.map(({ text }) => text).join('\n')).toContain('git filter-repo --replace-text')
  expect(JSON.stringify(about)).not.toContain(planted.value)
})

it('tells of a clean-up where the repository is gone', async () => {
  const { call, id, repo } = side()
  repo.dispose()
  const [about] = await call('cases.cleanup', { id })
  expect(about?.notes[0]).toContain('can’t be opened')
  expect(about?.paths).toEqual(['services/mailer/.env'])
})

it('where no source is left, or none can be read, nobody has looked: the gate stays shut', async () => {
  const { workspace, repo, cases, call, id, ended } = side()
  repo.dispose()
  await call('dependents.search', { caseId: id })
  expect(await ended()).toMatchObject({ state: 'done', problem: expect.stringContaining('shop was not searched') })
  const gate = () => cases.view(id).gates.find((each) => each.gate === 'dependents-moved')
  expect(gate()).toMatchObject({ open: false, why: expect.stringContaining('Nobody has looked') })

  workspace.sources.remove(workspace.sources.list()[0]?.id ?? '')
  await expect(call('dependents.search', { caseId: id })).rejects.toMatchObject({
    code: 'case.not-possible',
    message: expect.stringContaining('There is no source to search')
  })
  expect(gate()?.open).toBe(false)
})

import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished, vi } from 'vitest'
import { caseRecord } from '../../../test/support/stored-case.ts'
import { addSource, batchOf, beginScan, hit, stoppedClock, temporaryFolder } from '../../../test/support/workspace.ts'
import { BulkheadError, type WireError } from '../../contract/errors.ts'
import { schemaVersion } from './migrations/migrate.ts'
import { openWorkspace, type Workspace } from './workspace.ts'

const script = join(import.meta.dirname, '../../../test/support/workspace-process.ts')

/** Some tests start Node again, which takes seconds on a busy machine. */
vi.setConfig({ testTimeout: 30_000 })

function open(dir: string): Workspace {
  const workspace = openWorkspace(dir, { command: 'bulkhead test', now: stoppedClock().now })
  onTestFinished(() => workspace.close())
  return workspace
}

/** A workspace in which a secret was found, closed again. */
function used(): string {
  const dir = join(temporaryFolder(), 'workspace')
  const workspace = open(dir)
  workspace.scans.commitBatch(beginScan(workspace, addSource(workspace, 'payments')), batchOf([hit()]))
  workspace.close()
  return dir
}

function refusal(dir: string): WireError {
  try {
    open(dir)
  } catch (error) {
    if (error instanceof BulkheadError) return error.toWire()
    throw error
  }
  throw new Error('it was opened')
}

/** Another process on the workspace; answers its first line, what it was opened by or why not. */
async function another(dir: string, task: 'hold' | 'open', asOrdinaryUser = false) {
  const user = asOrdinaryUser && process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const child = spawn(process.execPath, [script, dir, task], { stdio: ['ignore', 'pipe', 'inherit'], ...user })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  for await (const line of createInterface(child.stdout)) return { child, ended, line }
  throw new Error('it said nothing')
}

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8)

it.skipIf(process.platform === 'win32')('keeps the folder and all its files to their owner', () => {
  const dir = used()
  const workspace = open(dir)
  workspace.network.record({ host: 'example.org', purpose: 'clone', result: 'done' })
  expect(modeOf(dir)).toBe('700')
  expect(readdirSync(dir).sort()).toEqual(['bulkhead.db', 'bulkhead.db-shm', 'bulkhead.db-wal', 'key', 'lock.db', 'lock.json'])
  for (const file of readdirSync(dir)) expect([file, modeOf(join(dir, file))]).toEqual([file, '600'])
})

it.skipIf(process.platform === 'win32')('refuses a folder that other users can change, before anything is put there', () => {
  for (const mode of [0o777, 0o1777, 0o775]) {
    const dir = temporaryFolder()
    chmodSync(dir, mode)
    expect(refusal(dir)).toMatchObject({ code: 'workspace.no-access', message: expect.stringContaining('chmod 700') })
    expect(readdirSync(dir)).toEqual([])
    chmodSync(dir, 0o755)
    open(dir).close()
  }
})

it.skipIf(process.getuid?.() !== 0)('refuses a folder of another user, who could put a known key there', () => {
  const dir = temporaryFolder()
  chownSync(dir, 65_534, 65_534)
  expect(refusal(dir)).toMatchObject({ code: 'workspace.no-access', message: expect.stringContaining('belongs to another user') })
  expect(readdirSync(dir)).toEqual([])
})

it('finds again what it kept, under the same key', () => {
  const dir = join(temporaryFolder(), 'a', 'b')
  const first = open(dir)
  const fingerprint = first.fingerprint(Buffer.from('a value'))
  addSource(first, 'payments')
  first.close()
  const second = open(dir)
  expect(second.sources.list().map(({ name }) => name)).toEqual(['payments'])
  expect(second.fingerprint(Buffer.from('a value'))).toEqual(fingerprint)
  expect(statSync(join(dir, 'key')).size).toBe(32)
})

it('keeps nothing in memory mode, not even the key', () => {
  const workspace = open(':memory:')
  addSource(workspace, 'payments')
  expect(existsSync(':memory:')).toBe(false)
  const other = open(':memory:')
  expect(other.sources.list()).toEqual([])
  expect(other.fingerprint(Buffer.from('a'))).not.toEqual(workspace.fingerprint(Buffer.from('a')))
})

it('refuses a database of a newer version and leaves it as it is', () => {
  const dir = used()
  const file = join(dir, 'bulkhead.db')
  const db = new Database(file)
  db.pragma(`user_version = ${schemaVersion + 1}`)
  db.close()
  const before = readFileSync(file)
  const { code, message } = refusal(dir)
  expect(code).toBe('workspace.too-new')
  expect(message).toContain(`has version ${schemaVersion + 1}; this Bulkhead knows versions up to ${schemaVersion}`)
  expect(message).toMatch(/Update Bulkhead/)
  expect(readFileSync(file).equals(before)).toBe(true)
})

it('refuses a database that is not of Bulkhead and leaves it as it is', () => {
  const dir = temporaryFolder()
  const file = join(dir, 'bulkhead.db')
  const db = new Database(file)
  db.exec('CREATE TABLE recipes (name TEXT)')
  db.close()
  const before = readFileSync(file)
  expect(refusal(dir)).toMatchObject({ code: 'workspace.damaged', message: expect.stringContaining('not one of Bulkhead') })
  expect(readFileSync(file).equals(before)).toBe(true)
})

it.each([
  ['is gone', (key: string) => rmSync(key)],
  ['was cut off', (key: string) => truncateSync(key, 7)],
  ['is another', (key: string) => writeFileSync(key, Buffer.alloc(32, 1))]
])('refuses a workspace with secrets whose key %s', (_, harm) => {
  const dir = used()
  harm(join(dir, 'key'))
  expect(refusal(dir)).toMatchObject({ code: 'workspace.damaged', message: expect.stringContaining('Put back the key') })
})

it('refuses a workspace that knows secrets by its cases alone, when the key is gone', () => {
  const dir = temporaryFolder()
  const workspace = open(dir)
  const entry = { who: 'ada', act: 'open', text: 'opened', detail: {} }
  workspace.cases.create((id) => ({ record: caseRecord(id), entry }))
  workspace.close()
  rmSync(join(dir, 'key'))
  expect(refusal(dir)).toMatchObject({ code: 'workspace.damaged', message: expect.stringContaining('Put back the key') })
})

it('makes a new key where none is lost: no secret was found yet', () => {
  const dir = temporaryFolder()
  open(dir).close()
  rmSync(join(dir, 'key'))
  addSource(open(dir), 'payments')
})

it.each([
  ['no database at all', () => Buffer.from('not a database, but as long as a page of one. '.repeat(200))],
  ['cut in half', (file: Buffer) => file.subarray(0, file.length >> 1)],
  ['overwritten at its beginning', (file: Buffer) => Buffer.concat([Buffer.alloc(2000, 0xa5), file.subarray(2000)])]
])('says so when the database is %s', (_, harm) => {
  const dir = used()
  const file = join(dir, 'bulkhead.db')
  writeFileSync(file, harm(readFileSync(file)))
  expect(refusal(dir)).toMatchObject({ code: 'workspace.damaged', message: expect.stringContaining(dir) })
})

it.skipIf(process.platform === 'win32')('says so when the folder may not be written', async () => {
  const parent = temporaryFolder()
  chmodSync(parent, 0o755)
  const dir = join(parent, 'workspace')
  mkdirSync(dir)
  chmodSync(dir, 0o555)
  for (const folder of [dir, join(dir, 'below')]) {
    const { line } = await another(folder, 'open', true)
    expect(JSON.parse(line)).toMatchObject({ code: 'workspace.no-access', message: expect.stringContaining(folder) })
  }
})

it('says so when a file stands where the folder should be', () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  for (const dir of [file, join(file, 'below')]) expect(refusal(dir)).toMatchObject({ code: 'workspace.no-access' })
})

it('refuses a second process, says who holds the workspace, and is free when that one is killed', async () => {
  const dir = used()
  const { child, ended, line } = await another(dir, 'hold')
  expect(line).toBe('opened')
  const { code, message, data } = refusal(dir)
  expect(code).toBe('workspace.in-use')
  expect(message).toMatch(/in use by the other process \(process \d+, since 2\d{3}-.*\)\. Close that one first/)
  expect(data).toMatchObject({ pid: child.pid, command: 'the other process' })
  child.kill('SIGKILL')
  await ended
  expect(open(dir).sources.list()).toHaveLength(1)
})

it('refuses a second opening in the same process too, and the first stays whole', async () => {
  const dir = used()
  const first = open(dir)
  expect(refusal(dir).code).toBe('workspace.in-use')
  const { line } = await another(dir, 'open')
  expect(JSON.parse(line)).toMatchObject({ code: 'workspace.in-use' })
  expect(first.sources.list()).toHaveLength(1)
})

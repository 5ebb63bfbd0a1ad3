// A disk that is full: told, nothing half, and once there is room the scan goes on.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import Database from 'better-sqlite3'
import { assertCode, BuiltCli } from '../../support/built-cli.ts'
import { makeRepo, type TestRepo } from '../../support/git-repo.ts'
import { plantedSecret } from '../../support/planted.ts'
import { randomSequence } from '../../support/random.ts'
import { comparable, parseResult } from '../../support/scan-result.ts'

const cli = new BuiltCli()
const disk = cli.at('disk')
mkdirSync(disk)
const mount = (...args: string[]): boolean => spawnSync('mount', [...args, disk]).status === 0
const isMounted = process.platform === 'linux' && mount('-t', 'tmpfs', '-o', 'size=4m,mode=700', 'none')
const skip = !isMounted && 'a small disk can be mounted by root on Linux only'

let repo: TestRepo
before(() => {
  repo = makeRepo({ bare: true })
  const { value } = plantedSecret('gitlab-personal-access-token', 401)
  const digits = 'abcdefghijkmnopqrstuvwxyz23456789'
  const next = randomSequence(401)
  const other = (): string => {
    const tail = Array.from({ length: 12 }, () => digits[next(digits.length)]).join('')
    return value.slice(0, 8) + tail + value.slice(20)
  }
  let stream = ''
  for (let i = 0; i < 800; i++) {
    const content = Array.from({ length: 6 }, () => `GITLAB_TOKEN=${other()}\n`).join('')
    stream += `commit refs/heads/main\ncommitter A <a@b> ${1_700_000_000 + i} +0000\ndata 1\nm\nM 100644 inline dump-${i}.env\ndata ${content.length}\n${content}\n`
  }
  repo.gitBytes(['fast-import', '--quiet'], stream)
})
after(() => {
  if (isMounted) spawnSync('umount', [disk])
  repo.dispose()
  cli.dispose()
})

const filler = path.join(disk, 'filler')
const fill = (leave: number): void => {
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - leave)))
}

test('no room for a workspace', { skip }, async () => {
  fill(0)
  const run = await cli.run(['scan', repo.path, '--workspace', path.join(disk, 'workspace')])
  assertCode(run, 3)
  assert.match(
    run.stderr,
    /^bulkhead: The disk that holds the workspace .*workspace is full\. What was saved before is safe; the last step was not saved\. Free some space, then do it again\.\n$/
  )
  rmSync(filler)
})

test('no room in the middle of a scan: what was saved is sound, and with room it goes on', { skip, timeout: 60_000 }, async (t) => {
  const workspace = path.join(disk, 'workspace')
  const run = await cli.run(['scan', repo.path, '--format', 'json', '--workspace', workspace])
  assertCode(run, 3)
  assert.match(run.stderr, /^bulkhead: The disk that holds the workspace .* is full\. .*Free some space, then do it again\.$/m)
  assert.doesNotMatch(run.stderr, /^\s+at /m)
  assert.ok(mount('-o', 'remount,size=200m'))
  const db = new Database(path.join(workspace, 'bulkhead.db'))
  assert.equal(db.pragma('integrity_check', { simple: true }), 'ok')
  const saved = db.prepare<[], number>('SELECT count(*) FROM findings').pluck().get()
  db.close()
  const second = await cli.run(['scan', repo.path, '--format', 'json', '--workspace', workspace])
  assertCode(second, 1)
  assert.ok(saved && saved > 0)
  t.diagnostic(`${saved} findings were saved before the disk was full`)
  const calm = new BuiltCli()
  t.after(() => calm.dispose())
  const undisturbed = await calm.run(['scan', repo.path, '--format', 'json'])
  assert.deepEqual(comparable(parseResult(second.stdout), workspace), comparable(parseResult(undisturbed.stdout), calm.workspace))
  assert.equal(parseResult(second.stdout).coverage.objects, parseResult(undisturbed.stdout).coverage.objects)
})

test('no room for the result: told, and no half file is left', { skip }, async () => {
  assert.ok(mount('-o', 'remount,size=200m'))
  fill(100_000)
  const out = path.join(disk, 'result.json')
  const run = await cli.run(['scan', repo.path, '--format', 'json', '--out', out])
  assertCode(run, 3)
  assert.match(
    run.stderr,
    /^bulkhead: Can't write .*result\.json: the disk is full\. Nothing was left there; choose another place with --out\.\n$/
  )
  assert.equal(existsSync(out), false)
  assert.deepEqual(
    readdirSync(disk).filter((name) => name.startsWith('result')),
    []
  )
  rmSync(filler)
})

test('no room for a report: told, nothing half is left, and the journal tells of no export', { skip }, async () => {
  assert.ok(mount('-o', 'remount,size=200m'))
  const workspace = cli.at('practice-workspace')
  assertCode(await cli.run(['drill', cli.at('practice'), '--workspace', workspace]), 0)
  const names = readdirSync(disk)
  for (const format of ['html', 'md']) {
    fill(5000)
    const run = await cli.run(['report', 'INC-0001', '--format', format, '--out-dir', disk, '--workspace', workspace])
    assertCode(run, 2)
    assert.match(
      run.stderr,
      /^bulkhead: The report was not written to .*: the disk is full\. Free some space, .*No part of it was left there\.\n$/
    )
    rmSync(filler)
    assert.deepEqual(readdirSync(disk), names)
  }
  const shown = await cli.run(['case', 'show', 'INC-0001', '--format', 'json', '--workspace', workspace])
  const { entries } = JSON.parse(shown.stdout).journal as { entries: { act: string }[] }
  assert.deepEqual(
    entries.filter(({ act }) => act === 'export'),
    []
  )
  assertCode(await cli.run(['report', 'INC-0001', '--out-dir', disk, '--workspace', workspace]), 0)
})

test('no room for an act or a log: none of it is kept, and the case goes on with room', { skip }, async () => {
  const workspace = path.join(disk, 'practice-workspace')
  const inWorkspace = (...args: string[]) => cli.run([...args, '--workspace', workspace])
  assertCode(await inWorkspace('drill', cli.at('practice-2')), 0)
  const show = async () => JSON.parse((await inWorkspace('case', 'show', 'INC-0001', '--format', 'json')).stdout)
  const before = await show()
  fill(0)
  const act = await inWorkspace('case', 'act', 'INC-0001', 'note', `text=${'long '.repeat(1900)}`)
  assertCode(act, 3)
  assert.match(
    act.stderr,
    /^bulkhead: The disk that holds the workspace .* is full\. What was saved before is safe; the last step was not saved\./
  )
  rmSync(filler)
  fill(600_000)
  const log = await inWorkspace('case', 'import', 'INC-0001', cli.at('practice-2/egress-proxy.ndjson'))
  assert.notEqual(log.code, 0)
  assert.match(log.stderr, /is full\. .*the last step was not saved/)
  rmSync(filler)
  const after = await show()
  assert.deepEqual(after.view.record, before.view.record)
  assert.deepEqual(after.journal, before.journal)
  const verified = await inWorkspace('case', 'verify', 'INC-0001')
  assertCode(verified, 0)
  assertCode(await inWorkspace('case', 'import', 'INC-0001', cli.at('practice-2/egress-proxy.ndjson')), 0)
})

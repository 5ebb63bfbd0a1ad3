// Every form in which a repository can lie on a disk: searched whole, or its limit told.
import assert from 'node:assert/strict'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { assertCode, BuiltCli } from '../../support/built-cli.ts'
import { makeRepo, type TestRepo } from '../../support/git-repo.ts'
import { type Planted, plantedSecret } from '../../support/planted.ts'
import { accounted, parseResult, type ScanResult } from '../../support/scan-result.ts'

const cli = new BuiltCli()
const [old, kept] = [plantedSecret('github-personal-access-token', 501), plantedSecret('stripe-secret-key', 502)] as [Planted, Planted]
let repo: TestRepo
before(() => {
  repo = makeRepo({ at: cli.at('origin') })
  repo.commit({ 'old.env': old.text, 'readme.md': 'one\n' }, 'one')
  repo.commit({ 'old.env': null, 'kept.env': kept.text }, 'two')
  repo.git('config', 'uploadpack.allowFilter', 'true')
})
after(() => cli.dispose())

async function scan(location: string, code: number): Promise<ScanResult> {
  const run = await cli.run(['scan', location, '--format', 'json'])
  assertCode(run, code)
  const result = parseResult(run.stdout)
  assert.equal(accounted(result.coverage), result.coverage.objects)
  return result
}
const both = [old.typeId, kept.typeId].sort()
const typesOf = ({ findings }: ScanResult): string[] => findings.map(({ type }) => type).sort()
const clone = (name: string, ...args: string[]): string => {
  repo.git('clone', '--quiet', ...args, `file://${repo.path}`, cli.at(name))
  return cli.at(name)
}

test('a bare repository', async () => {
  const result = await scan(clone('bare.git', '--bare'), 1)
  assert.deepEqual([typesOf(result), result.source.name, result.coverage.notes], [both, 'bare', []])
})

test('a linked worktree, whose own branch is one of the refs', async () => {
  repo.git('worktree', 'add', '--quiet', '-b', 'side', cli.at('linked'))
  writeFileSync(cli.at('linked', 'ignored'), '')
  const result = await scan(cli.at('linked'), 1)
  assert.deepEqual([typesOf(result), result.source.name], [both, 'linked'])
  const refs = new Set(result.findings.flatMap(({ occurrences }) => occurrences.flatMap((each) => each.refs)))
  assert.deepEqual([...refs].sort(), ['main', 'side'])
  repo.git('worktree', 'remove', '--force', cli.at('linked'))
  repo.git('branch', '-D', '--quiet', 'side')
})

test('a submodule is a source of its own; the repository around it says so', async () => {
  const outer = makeRepo({ at: cli.at('outer') })
  outer.git('submodule', '--quiet', 'add', `file://${repo.path}`, 'vendor/inner')
  outer.commit({}, 'with a submodule')
  const around = await scan(outer.path, 0)
  assert.match(
    around.coverage.notes.join('\n'),
    /^Submodules are repositories of their own and are not part of this one: scan those in .*\.git\/modules as well\.$/m
  )
  const inner = await scan(path.join(outer.path, 'vendor/inner'), 1)
  assert.deepEqual([typesOf(inner), inner.source.name], [both, 'inner'])
})

test('alternates: borrowed objects are searched, and a lender that is gone is told', async () => {
  const borrower = cli.at('borrower')
  repo.git('clone', '--quiet', '--bare', '--shared', repo.path, borrower)
  const lent = await scan(borrower, 1)
  assert.deepEqual(typesOf(lent), both)
  writeFileSync(path.join(borrower, 'objects/info/alternates'), `${cli.at('nowhere/objects')}\n`)
  const gone = await scan(borrower, 3)
  assert.match(gone.coverage.notes.join('\n'), /borrowed from are not there .*alternates\): what they alone held is missing/)
  assert.deepEqual(
    gone.coverage.skipped.map(({ reason, count }) => [reason, count]),
    [['missing', 1]]
  )
})

test('a shallow clone: what is there is searched, what is cut off is told', async () => {
  const result = await scan(clone('shallow', '--depth=1'), 1)
  assert.deepEqual(typesOf(result), [kept.typeId])
  assert.match(
    result.coverage.notes.join('\n'),
    /^Shallow clone: older commits are not here.* Run "git fetch --unshallow" for the whole history\.$/m
  )
  assert.deepEqual(result.coverage.skipped, [])
})

test('a partial clone: what was never downloaded counts as missing, and the end is 3', async () => {
  const result = await scan(clone('partial', '--bare', '--filter=blob:none'), 3)
  assert.deepEqual(typesOf(result), [])
  assert.match(result.coverage.notes.join('\n'), /^Partial clone: objects that were never downloaded are counted as missing/m)
  const [missing] = result.coverage.skipped
  assert.deepEqual([missing?.reason, missing?.count], ['missing', 3])
})

test('names of SHA-256', async () => {
  const other = makeRepo({ at: cli.at('sha256'), objectFormat: 'sha256' })
  other.commit({ 'old.env': old.text }, 'one')
  other.commit({ 'old.env': null, 'kept.env': kept.text }, 'two')
  const loose = await scan(other.path, 1)
  assert.deepEqual(typesOf(loose), both)
  assert.match(loose.findings[0]?.occurrences[0]?.blob ?? '', /^[0-9a-f]{64}$/)
  other.git('repack', '-adq')
  const packed = await scan(other.path, 1)
  assert.deepEqual([packed.coverage.scanned, packed.coverage.unchanged], [0, 4])
  assert.deepEqual(packed.findings, loose.findings)
})

test('a detached HEAD holds what no branch does', async () => {
  const detached = clone('detached')
  const own = makeRepo({ at: detached })
  own.git('checkout', '--quiet', '--detach')
  const secret = plantedSecret('npm-access-token', 503)
  own.commit({ 'detached.env': secret.text }, 'on no branch')
  const result = await scan(detached, 1)
  const found = result.findings.find(({ type }) => type === secret.typeId)
  assert.deepEqual([found?.atTip, found?.occurrences[0]?.refs], [true, ['HEAD']])
})

test('a repository with a commit graph, a multi-pack index, bitmaps and many packs', async () => {
  const packs = makeRepo({ at: cli.at('packs') })
  for (let i = 0; i < 6; i++) {
    packs.commit({ [`${i}.env`]: plantedSecret('npm-access-token', 510 + i).text }, `commit ${i}`)
    packs.git('repack', '-q')
  }
  packs.git('multi-pack-index', 'write')
  packs.git('commit-graph', 'write', '--reachable')
  const many = await scan(packs.path, 1)
  assert.equal(many.findings.length, 6)
  packs.git('repack', '-adbq')
  rmSync(path.join(packs.gitDir, 'objects/pack/multi-pack-index'), { force: true })
  const one = await scan(packs.path, 1)
  assert.deepEqual([one.coverage.scanned, one.findings], [0, many.findings])
})

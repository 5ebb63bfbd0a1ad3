// What a scan of a repository finds, counts and leaves out, however it is run.
import assert from 'node:assert/strict'
import { cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { assertCode, type BuiltCli, builtDir } from '../../support/built-cli.ts'
import type { TestRepo } from '../../support/git-repo.ts'
import { type Planted, plantedSecret } from '../../support/planted.ts'
import { type PlantedRepo, plantedRepo } from '../../support/planted-repo.ts'
import { accounted, comparable, findingOf, parseResult, type ScanResult } from '../../support/scan-result.ts'
import { temporaries } from '../../support/temporaries.ts'
import { writtenBytes } from '../../support/written-bytes.ts'

let planted: PlantedRepo
let secrets: Planted[]
const { newCli, newRepo } = temporaries()
before(() => {
  planted = plantedRepo()
  secrets = Object.values(planted.places).flat()
})
after(() => planted.repo.dispose())

const objectsOf = (repo: TestRepo): { type: string; oid: string }[] =>
  repo
    .git('cat-file', '--batch-all-objects', '--batch-check=%(objecttype) %(objectname)')
    .split('\n')
    .map((line) => ({ type: line.split(' ')[0] ?? '', oid: line.split(' ')[1] ?? '' }))

/** Scans, and holds the coverage against git's own list of objects. */
async function scan(cli: BuiltCli, repo: TestRepo, code: number, ...args: string[]): Promise<ScanResult> {
  const run = await cli.run(['scan', repo.path, '--format', 'json', ...args])
  assertCode(run, code)
  const result = parseResult(run.stdout)
  assert.equal(accounted(result.coverage), result.coverage.objects)
  if (!args.includes('tip')) {
    const objects = objectsOf(repo)
    assert.equal(result.coverage.objects, objects.length)
    assert.equal(result.coverage.notContent, objects.filter(({ type }) => type === 'tree').length)
  }
  return result
}

test('one, two and four workers find the same', async () => {
  const [first, ...others] = await Promise.all(
    ['1', '2', '4'].map(async (workers) => {
      const cli = newCli()
      return comparable(await scan(cli, planted.repo, 1, '--workers', workers), cli.workspace, secrets)
    })
  )
  assert.ok(first && first.length >= secrets.length)
  for (const other of others) assert.deepEqual(other, first)
})

test('a second scan reads nothing anew; a new commit only what is new; gc makes nothing new; a new catalogue everything', async () => {
  const cli = newCli()
  const repo = newRepo()
  const [one, two] = [plantedSecret('github-personal-access-token', 31), plantedSecret('stripe-secret-key', 32)]
  repo.commit({ 'one.env': one.text }, 'one')
  const first = await scan(cli, repo, 1)
  assert.equal(first.coverage.unchanged, 0)
  assert.equal(first.coverage.scanned, 2)
  assert.equal(first.findings.length, 1)

  const second = await scan(cli, repo, 1)
  assert.deepEqual([second.coverage.scanned, second.coverage.unchanged], [0, 2])
  assert.deepEqual(second.findings, first.findings)

  repo.commit({ 'two.env': two.text }, 'two')
  const third = await scan(cli, repo, 1)
  assert.deepEqual([third.coverage.scanned, third.coverage.unchanged], [2, 2])
  assert.equal(third.findings.length, 2)

  repo.git('repack', '-adq')
  repo.git('pack-refs', '--all')
  const packed = await scan(cli, repo, 1)
  assert.deepEqual([packed.coverage.scanned, packed.coverage.unchanged], [0, 4])
  assert.deepEqual(packed.findings, third.findings)

  const entry = otherCatalogue(cli.at('other-build'))
  const run = await cli.run(['scan', repo.path, '--format', 'json'], { entry })
  assertCode(run, 1)
  const anew = parseResult(run.stdout)
  assert.deepEqual([anew.coverage.scanned, anew.coverage.unchanged], [4, 0])
  assert.deepEqual(anew.findings, third.findings)
})

/** The built product with the same rules as another version of them. */
function otherCatalogue(at: string): string {
  cpSync(path.dirname(builtDir), path.join(at, 'out'), { recursive: true })
  cpSync(path.resolve(builtDir, '../../package.json'), path.join(at, 'package.json'))
  symlinkSync(path.resolve(builtDir, '../../node_modules'), path.join(at, 'node_modules'))
  const main = path.join(at, 'out/main')
  const { version } = JSON.parse(readFileSync(path.join(main, 'catalog.json'), 'utf8'))
  const other = version.replace(/^./, (digit: string) => (digit === '0' ? '1' : '0'))
  for (const name of ['catalog.json', 'catalog.bin']) {
    const file = path.join(main, name)
    writeFileSync(file, readFileSync(file, 'latin1').replaceAll(version, other), 'latin1')
  }
  return path.join(main, 'cli.js')
}

test('each place of a secret has its commit, author, refs, and whether a tip holds it', async () => {
  const cli = newCli()
  const repo = newRepo()
  const names = ['at-tip', 'removed', 'on-branch', 'message', 'tag', 'lost'] as const
  const secretOf = new Map(names.map((name, i) => [name, plantedSecret('gitlab-personal-access-token', 40 + i)]))
  const text = (name: (typeof names)[number]): string => secretOf.get(name)?.text ?? ''
  const added = repo.commit({ 'app/at-tip.env': text('at-tip'), 'removed.env': text('removed') }, 'one', {
    author: 'Bo Builder <bo@example.com>'
  })
  repo.commit({ 'removed.env': null }, 'two')
  repo.git('checkout', '-q', '-b', 'feature/x')
  const branched = repo.commit({ 'branch.env': text('on-branch') }, 'three')
  repo.git('checkout', '-q', 'main')
  const told = repo.commit({ 'readme.md': 'x' }, `four\n\n${text('message')}`)
  repo.gitBytes(['tag', '--annotate', '--cleanup=verbatim', '--file=-', 'v1'], `release\n\n${text('tag')}`)
  const lost = repo.gitBytes(['hash-object', '-w', '--stdin'], text('lost')).toString('utf8').trim()

  const result = await scan(cli, repo, 1)
  const found = (name: (typeof names)[number]): ScanResult['findings'][number] => {
    const finding = findingOf(result, cli.workspace, secretOf.get(name)?.value ?? '')
    assert.ok(finding, `${name} was not found`)
    return finding
  }
  const [tip] = found('at-tip').occurrences
  assert.deepEqual([tip?.path, tip?.commit, tip?.author, tip?.refs], ['app/at-tip.env', added, 'Bo Builder', ['main', 'feature/x', 'v1']])
  assert.equal(found('at-tip').atTip, true)
  assert.equal(found('removed').atTip, false)
  assert.deepEqual([found('on-branch').occurrences[0]?.commit, found('on-branch').occurrences[0]?.refs], [branched, ['feature/x']])
  assert.equal(found('on-branch').atTip, true)
  const [message] = found('message').occurrences
  assert.deepEqual([message?.path, message?.commit, message?.author, message?.refs], [null, told, 'Ada Example', ['main', 'v1']])
  assert.equal(found('message').atTip, false)
  assert.deepEqual([found('tag').occurrences[0]?.commit, found('tag').occurrences[0]?.refs], [told, ['v1']])
  const [nowhere] = found('lost').occurrences
  assert.deepEqual([nowhere?.blob, nowhere?.commit, nowhere?.refs], [lost, null, []])
  for (const { occurrences } of result.findings) assert.equal(occurrences.length, 1)
  const lines = text('at-tip')
    .slice(0, text('at-tip').indexOf(secretOf.get('at-tip')?.value ?? ''))
    .split('\n')
  assert.deepEqual([tip?.line, tip?.column], [lines.length, (lines.at(-1)?.length ?? 0) + 1])
})

test('--history tip searches what stands at tips, and a later scan of all the rest', async () => {
  const cli = newCli()
  const repo = newRepo()
  const [kept, removed] = [plantedSecret('npm-access-token', 51), plantedSecret('npm-access-token', 52)]
  repo.commit({ 'kept.env': kept.text, 'removed.env': removed.text }, 'one')
  repo.commit({ 'removed.env': null }, 'two')
  const tip = await scan(cli, repo, 1, '--history', 'tip')
  assert.deepEqual([tip.findings.map(({ atTip }) => atTip), tip.coverage.objects, tip.coverage.scanned], [[true], 1, 1])
  assert.match(tip.coverage.notes.join(), /Only what stands at the tips/)
  const all = await scan(cli, repo, 1)
  assert.deepEqual([all.findings.length, all.coverage.scanned, all.coverage.unchanged], [2, 3, 1])
  const again = await scan(cli, repo, 1, '--history', 'tip')
  assert.equal(again.findings.length, 1)
})

test('--no-store leaves nothing on disk', async () => {
  const cli = newCli()
  await scan(cli, planted.repo, 1, '--no-store')

  assert.equal(existsSync(cli.workspace), false)
  assert.deepEqual([...writtenBytes(cli.tmp, cli.home)], [])
})

test('--fail-on decides the exit code, not what is listed', async () => {
  const cli = newCli()
  const repo = newRepo()
  const jwt = plantedSecret('jwt-token', 61)
  repo.commit({ 'a.txt': jwt.text }, 'one')
  const severity = (await scan(cli, repo, 1)).findings[0]?.severity ?? ''
  const severities = ['low', 'medium', 'high', 'critical']
  for (const level of severities) {
    const code = severities.indexOf(severity) >= severities.indexOf(level) ? 1 : 0
    assert.equal((await scan(cli, repo, code, '--fail-on', level)).findings.length, 1)
  }
})

test('a repository without secrets ends with 0, a clean folder too', async () => {
  const cli = newCli()
  const repo = newRepo()
  repo.commit({ 'readme.md': 'nothing here\n' }, 'one')
  assert.deepEqual((await scan(cli, repo, 0)).findings, [])
  const text = await cli.run(['scan', repo.path])
  assertCode(text, 0)
  assert.match(text.stdout, /^No secrets found in /)
})

// Names that steer terminals, break lines, leave folders or are no text at all: in repositories and in folders.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { assertCode, BuiltCli } from '../../support/built-cli.ts'
import { gitEnv, makeRepo, type TestRepo } from '../../support/git-repo.ts'
import { type Planted, plantedSecret } from '../../support/planted.ts'
import { parseResult, type ScanResult } from '../../support/scan-result.ts'

const formats = ['text', 'json', 'jsonl', 'sarif', 'csv']
const long = 'x'.repeat(200)
const names: Buffer[] = [
  'new\nline.env',
  'quote".env',
  "quote'.env",
  'back\\slash.env',
  'tab\there.env',
  '\u001b[2J\u001b]0;title\u0007.env',
  '\u202egnp.exe',
  'zero\u200bwidth.env',
  '=cmd|calc.env',
  '-rf.env',
  'space .env ',
  '%2e%2e%2f.env',
  '<img src=x onerror=alert(1)>.env',
  ',comma;semicolon.env',
  'éöß漢字😀.env',
  `${`${long}/`.repeat(20)}deep.env`
].map((name) => Buffer.from(name))
const notText = [Buffer.from('latin-\xe9.env', 'latin1'), Buffer.from('\xff\xfe\x80.env', 'latin1')]

const cli = new BuiltCli()
let repo: TestRepo
const secrets: Planted[] = []
before(() => {
  for (let i = 0; i < 30; i++) secrets.push(plantedSecret('github-personal-access-token', 201 + i))
  repo = makeRepo()
})
after(() => {
  cli.dispose()
  repo.dispose()
})

const assertHarmless = (text: string, name: string): void => {
  assert.doesNotMatch(text, /(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/u, name)
  assert.doesNotMatch(text, /^\s+at .*\(/m, name)
}
const pathsOf = ({ findings }: ScanResult): (string | null)[] => findings.flatMap(({ occurrences }) => occurrences.map(({ path }) => path))

/** A commit with files of any names, by the stream that git takes all names from. */
function importFiles(files: Buffer[], branch: string, author: Buffer): void {
  const pieces: Buffer[] = [Buffer.from(`commit refs/heads/${branch}\ncommitter `), author, Buffer.from(' 1700000000 +0000\ndata 2\nm\n')]
  for (const [i, file] of files.entries()) {
    const content = Buffer.from(secrets[i]?.text ?? '')
    const quoted = file.toString('latin1').replace(/["\\\n]/g, (mark) => (mark === '\n' ? '\\n' : `\\${mark}`))
    pieces.push(
      Buffer.from('M 100644 inline "'),
      Buffer.from(quoted, 'latin1'),
      Buffer.from(`"\ndata ${content.length}\n`),
      content,
      Buffer.from('\n')
    )
  }
  const { status, stderr } = spawnSync('git', ['-c', 'core.protectNTFS=false', 'fast-import', '--quiet'], {
    cwd: repo.path,
    input: Buffer.concat(pieces),
    env: gitEnv()
  })
  assert.equal(status, 0, stderr.toString('utf8'))
}

test('in a repository: every file is found, and no name steers what reads the result', async () => {
  const files = [...names, ...notText]
  importFiles(files, 'main', Buffer.from('\u001b[31mRed\u202e Name <a@b>'))
  for (const format of formats) {
    const run = await cli.run(['scan', repo.path, '--format', format, '--explain'])
    assertCode(run, 1)
    assertHarmless(run.stdout.replaceAll('\r\n', '\n'), format)
    assertHarmless(run.stderr, format)
    if (format === 'csv') assert.doesNotMatch(run.stdout, /(?:^|,|;|")[=+@-][a-z]/m)
    if (format !== 'json') continue
    const paths = pathsOf(parseResult(run.stdout))
    assert.equal(paths.length, files.length)
    assert.equal(new Set(paths).size, files.length)
    for (const name of [
      'éöß漢字😀.env',
      '"latin-\\351.env"',
      '"\\377\\376\\200.env"',
      '"new\\nline.env"',
      `${`${long}/`.repeat(20)}deep.env`
    ])
      assert.ok(paths.includes(name), name)
  }
})

test('trees that git itself would refuse: dots, .git, slashes, the same name twice', async () => {
  const blob = (i: number): string =>
    repo
      .gitBytes(['hash-object', '-w', '--stdin'], secrets[i]?.text ?? '')
      .toString('utf8')
      .trim()
  const odd = ['..', '.', '.git', '../../etc/passwd', '/absolute', 'a/b', 'twice', 'twice', '']
  const entries = odd.map((name, i) => Buffer.concat([Buffer.from(`100644 ${name}\0`), Buffer.from(blob(i + 18), 'hex')]))
  const tree = repo.store('tree', Buffer.concat(entries))
  const who = 'A <a@b> 1700000000 +0000'
  const commit = repo.store('commit', `tree ${tree}\nauthor ${who}\ncommitter ${who}\n\nm\n`)
  repo.git('update-ref', 'refs/heads/odd', commit)
  const run = await cli.run(['scan', repo.path, '--format', 'json', '--out', cli.at('odd.json')])
  assert.ok(run.code === 1 || run.code === 3, `${run.code} ${run.stderr}`)
  const text = await cli.run(['scan', repo.path])
  assertHarmless(text.stdout, 'text')
  const found = parseResult((await cli.run(['scan', repo.path, '--format', 'json'])).stdout)
  assert.equal(found.findings.length, names.length + notText.length + odd.length)
})

test('a circle of folders cannot be made of trees, but many folders of few: the walk ends', { timeout: 20_000 }, async () => {
  const many = makeRepo()
  after(() => many.dispose())
  const blob = many.store('blob', secrets[0]?.text ?? '')
  let tree = many.store('tree', Buffer.concat([Buffer.from('100644 f\0'), Buffer.from(blob, 'hex')]))
  for (let depth = 0; depth < 40; depth++)
    tree = many.store(
      'tree',
      Buffer.concat(['a', 'b', 'c'].map((name) => Buffer.concat([Buffer.from(`40000 ${name}\0`), Buffer.from(tree, 'hex')])))
    )
  const who = 'A <a@b> 1700000000 +0000'
  many.git('update-ref', 'refs/heads/main', many.store('commit', `tree ${tree}\nauthor ${who}\ncommitter ${who}\n\nm\n`))
  const run = await cli.run(['scan', many.path, '--format', 'json'])
  assert.ok(run.code === 1 || run.code === 3, run.stderr)
  assert.equal(parseResult(run.stdout).findings.length, 1)
})

test('in a folder: every file is found, whatever its name', {
  skip: process.platform !== 'linux' && 'other systems take fewer names'
}, async () => {
  const folder = cli.at('folder')
  mkdirSync(folder)
  const files = [...names.filter((name) => name.length < 250), ...notText]
  for (const [i, name] of files.entries()) writeFileSync(Buffer.concat([Buffer.from(`${folder}${path.sep}`), name]), secrets[i]?.text ?? '')
  mkdirSync(Buffer.concat([Buffer.from(`${folder}${path.sep}`), Buffer.from('folder-\xe9', 'latin1')]))
  writeFileSync(
    Buffer.concat([Buffer.from(`${folder}${path.sep}`), Buffer.from('folder-\xe9/inner.env', 'latin1')]),
    secrets[29]?.text ?? ''
  )
  for (const format of formats) {
    const run = await cli.run(['scan', folder, '--format', format, '--explain'])
    assertCode(run, 1)
    assertHarmless(run.stdout.replaceAll('\r\n', '\n'), format)
    assertHarmless(run.stderr, format)
    if (format !== 'json') continue
    const paths = pathsOf(parseResult(run.stdout))
    assert.equal(new Set(paths).size, files.length + 1)
    for (const name of ['éöß漢字😀.env', '"latin-\\351.env"', '"folder-\\351/inner.env"']) assert.ok(paths.includes(name), name)
  }
})

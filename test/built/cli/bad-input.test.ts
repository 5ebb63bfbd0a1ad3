// What is no source, or can't be read: each told in words of what, where and what to do, with exit code 2.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { after, test } from 'node:test'
import { assertCode, BuiltCli, ended, type Run } from '../../support/built-cli.ts'
import { makeRepo } from '../../support/git-repo.ts'
import { plantedSecret } from '../../support/planted.ts'
import { parseResult } from '../../support/scan-result.ts'

const cli = new BuiltCli()
after(() => cli.dispose())
const secret = plantedSecret('github-personal-access-token', 91)

async function refused(location: string, words: RegExp, code = 2): Promise<Run> {
  const run = await cli.run(['scan', location, '--format', 'json'])
  assertCode(run, code)
  assert.match(run.stderr, words)
  assert.doesNotMatch(run.stderr, /^\s+at /m)
  assert.equal(run.stdout, '')
  return run
}

test('a path where nothing is', async () => {
  await refused(
    cli.at('nothing'),
    /^bulkhead: There is nothing at .*nothing\. Check the path; for a remote repository give its https address\.\n$/
  )
  await refused(cli.at('nothing\u001b[31m\u202e'), /There is nothing at .*\\u\{1b\}\[31m\\u\{202e\}/)
  await refused(cli.at('x'.repeat(300)), /There is nothing at/)
  writeFileSync(cli.at('file'), '')
  await refused(cli.at('file/below'), /There is nothing at/)
})

test('a loop of links', async () => {
  symlinkSync('two', cli.at('one'))
  symlinkSync('one', cli.at('two'))
  await refused(cli.at('one'), /one is a loop of symbolic links\. Give the real folder\./)
})

test('an empty folder and an empty file are searched: there is nothing in them', async () => {
  mkdirSync(cli.at('empty'))
  writeFileSync(cli.at('empty.txt'), '')
  for (const [name, objects] of [
    ['empty', 0],
    ['empty.txt', 1]
  ] as const) {
    const run = await cli.run(['scan', cli.at(name), '--format', 'json'])
    assertCode(run, 0)
    assert.deepEqual([parseResult(run.stdout).coverage.objects, parseResult(run.stdout).findings], [objects, []])
  }
})

test('one file is searched as a folder of one', async () => {
  writeFileSync(cli.at('one.env'), secret.text)
  const run = await cli.run(['scan', cli.at('one.env'), '--format', 'json'])
  assertCode(run, 1)
  assert.deepEqual(
    parseResult(run.stdout).findings.map(({ occurrences }) => occurrences.map(({ path }) => path)),
    [['one.env']]
  )
})

test('a repository with zero commits', async (t) => {
  const repo = makeRepo()
  t.after(() => repo.dispose())
  const run = await cli.run(['scan', repo.path])
  assertCode(run, 0)
  assert.match(run.stdout, /^No secrets found in /)
  assert.match(run.stdout, /^Note: Files of the working tree that were never committed or staged are not part of this scan\.$/m)
})

test('a .git that is none, or points nowhere: the files are searched, and the gap is told', async () => {
  for (const [name, content, words] of [
    [
      'words',
      'no pointer',
      /\.git is not a git repository: it is a file, but does not say "gitdir: …"\. Restore it, or scan another clone/
    ],
    ['moved', 'gitdir: /nowhere/at/all\n', /points to \/nowhere\/at\/all, where there is no repository: .*git worktree repair/]
  ] as const) {
    mkdirSync(cli.at(name))
    writeFileSync(cli.at(name, '.git'), content)
    writeFileSync(cli.at(name, 'a.env'), secret.text)
    const run = await cli.run(['scan', cli.at(name), '--format', 'json'])
    assertCode(run, 3)
    const { coverage, findings } = parseResult(run.stdout)
    assert.equal(findings.length, 1)
    assert.deepEqual(
      coverage.skipped.map(({ reason, count }) => [reason, count]),
      [['unreadable', 1]]
    )
    assert.match(coverage.skipped[0]?.examples[0]?.why ?? '', words)
  }
  mkdirSync(cli.at('network'))
  writeFileSync(cli.at('network/.git'), 'gitdir: //host/share/repo.git\n')
  await refused(cli.at('network'), /points to a network path\. Scan the repository where its objects lie/)
})

test('a folder that became a repository', async () => {
  mkdirSync(cli.at('grown'))
  writeFileSync(cli.at('grown/a.env'), secret.text)
  assertCode(await cli.run(['scan', cli.at('grown')]), 1)
  makeRepo({ at: cli.at('grown') }).commit({}, 'one')
  await refused(cli.at('grown'), /grown was added as a folder before it became a repository\. Give .*grown\/\.git to scan its history\./)
  const run = await cli.run(['scan', cli.at('grown/.git'), '--format', 'json'])
  assertCode(run, 1)
  assert.deepEqual([parseResult(run.stdout).source.kind, parseResult(run.stdout).source.name], ['git', 'grown'])
})

test('a folder within a repository: the whole is searched, and that is said', async (t) => {
  const repo = makeRepo()
  t.after(() => repo.dispose())
  repo.commit({ 'src/readme.md': 'x', 'a.env': secret.text }, 'one')
  const run = await cli.run(['scan', path.join(repo.path, 'src'), '--format', 'json'])
  assertCode(run, 1)
  assert.match(run.stderr, /^.*src lies in the repository .*, which is searched whole: what is committed, not other files\.$/m)
  assert.equal(parseResult(run.stdout).findings[0]?.occurrences[0]?.path, 'a.env')
})

test('formats of a repository that are not known', async (t) => {
  for (const [settings, words] of [
    [
      [
        ['core.repositoryformatversion', '1'],
        ['extensions.refstorage', 'reftable']
      ],
      /reftable format, which is not supported\. Scan a copy made with "git clone --mirror --ref-format=files"/
    ],
    [
      [
        ['core.repositoryformatversion', '1'],
        ['extensions.objectformat', 'sha512']
      ],
      /names its objects with "sha512", which is not supported/
    ],
    [
      [
        ['core.repositoryformatversion', '1'],
        ['extensions.nonsense', 'true']
      ],
      /uses the extension "nonsense", which is not supported/
    ],
    [[['core.repositoryformatversion', '7']], /repository format 7, which is not known\. Scan a fresh clone/]
  ] as const) {
    const repo = makeRepo()
    t.after(() => repo.dispose())
    repo.commit({ a: 'x' }, 'one')
    for (const [name, value] of settings) repo.git('config', '--file', path.join(repo.gitDir, 'config'), name, value)
    await refused(repo.path, words)
  }
})

test('no rights', { skip: process.platform === 'win32' && 'rights are other on Windows' }, async (t) => {
  const nobody = 65_534
  /** Of a user without rights, when the test itself may do everything. */
  const run = (args: string[]): Promise<Run> => {
    if (process.getuid?.() !== 0) return cli.run(args)
    const drop = `data:text/javascript,import{isMainThread}from'node:worker_threads';if(isMainThread){process.setgid(${nobody});process.setuid(${nobody})}`
    return ended(
      cli.spawn(args, { env: { BULKHEAD_HOME: cli.at('of-nobody/workspace'), TMPDIR: cli.at('of-nobody'), HOME: cli.at('of-nobody') } }, [
        '--import',
        drop
      ])
    )
  }
  mkdirSync(cli.at('of-nobody'), { mode: 0o777 })
  chmodSync(cli.at('of-nobody'), 0o777)
  chmodSync(cli.dir, 0o755)
  const repo = makeRepo({ at: cli.at('closed-objects') })
  repo.commit({ 'a.env': secret.text }, 'one')
  mkdirSync(cli.at('closed'))
  mkdirSync(cli.at('part/closed'), { recursive: true })
  writeFileSync(cli.at('part/open.env'), secret.text)
  writeFileSync(cli.at('part/closed.env'), secret.text)
  t.after(() => {
    for (const name of ['closed', 'part/closed', 'part/closed.env', 'closed-objects/.git/objects']) chmodSync(cli.at(name), 0o700)
  })
  for (const name of ['closed', 'part/closed', 'part/closed.env', 'closed-objects/.git/objects']) chmodSync(cli.at(name), 0)

  const closed = await run(['scan', cli.at('closed', 'deeper')])
  assertCode(closed, 2)
  assert.match(closed.stderr, /^bulkhead: No right to open .*closed\/deeper\. Give this user read rights on it, or copy the folder\.\n$/)

  const objects = await run(['scan', cli.at('closed-objects')])
  assertCode(objects, 2)
  assert.match(
    objects.stderr,
    /^bulkhead: No right to read .*objects\. Give your user read access to it, or scan a copy that you can read\.\n$/
  )

  const part = await run(['scan', cli.at('part'), '--format', 'json'])
  assertCode(part, 3)
  const { findings, coverage } = parseResult(part.stdout)
  assert.deepEqual(
    findings.map(({ occurrences }) => occurrences[0]?.path),
    ['open.env']
  )
  const unreadable = coverage.skipped.find(({ reason }) => reason === 'unreadable')
  assert.deepEqual(unreadable?.examples.map(({ what }) => what).sort(), ['closed', 'closed.env'])
  assert.match(part.stderr, /^Incomplete: /m)

  const whole = await run(['scan', cli.at('closed')])
  assertCode(whole, 2)
  assert.match(whole.stderr, /^bulkhead: No right to open .*closed\. Give this user read rights on it, or copy the folder\.\n$/)
})

test('links, pipes and sockets in a folder are told and never followed or waited for', {
  skip: process.platform === 'win32' && 'no pipes there'
}, async (t) => {
  const folder = cli.at('odd')
  mkdirSync(path.join(folder, 'deep'), { recursive: true })
  writeFileSync(path.join(folder, 'a.env'), secret.text)
  symlinkSync('..', path.join(folder, 'deep', 'up'))
  symlinkSync(cli.at('one.env'), path.join(folder, 'out'))
  symlinkSync('gone', path.join(folder, 'dangling'))
  execFileSync('mkfifo', [path.join(folder, 'pipe')])
  const server = net.createServer().listen(path.join(folder, 'socket'))
  t.after(() => server.close())
  const repo = makeRepo({ at: path.join(folder, 'nested') })
  repo.commit({ 'b.env': 'x' }, 'one')
  const run = await cli.run(['scan', folder, '--format', 'json'])
  assertCode(run, 1)
  const { coverage, findings } = parseResult(run.stdout)
  assert.deepEqual(
    findings.flatMap(({ occurrences }) => occurrences.map(({ path }) => path)),
    ['a.env']
  )
  const examples = new Map(coverage.skipped.map(({ reason, examples }) => [reason, examples.map(({ what }) => what).sort()]))
  assert.deepEqual(examples.get('link'), ['dangling', 'deep/up', 'out'])
  assert.deepEqual(examples.get('not-a-file'), ['nested/.git', 'pipe', 'socket'])
  assert.deepEqual([coverage.objects, coverage.scanned], [8, 2])
})

test('a second process on the same workspace', async (t) => {
  const holder = cli.spawn(['serve', '--no-open'])
  t.after(() => holder.kill('SIGKILL'))
  await new Promise((resolve) => holder.stdout?.once('data', resolve))
  for (const args of [
    ['scan', cli.at('one.env')],
    ['serve', '--no-open']
  ]) {
    const run = await cli.run(args)
    assertCode(run, 2)
    assert.match(
      run.stderr,
      new RegExp(
        `^bulkhead: The workspace .* is in use by bulkhead \\(\\w+\\) \\(process ${holder.pid}, since [^)]+\\)\\. Close that one first, or work in another folder with --workspace\\.\\n$`
      )
    )
  }
  // Nothing is kept, so nothing has to be opened.
  assertCode(await cli.run(['scan', cli.at('one.env'), '--no-store']), 1)
  holder.kill('SIGTERM')
  await new Promise((resolve) => holder.once('exit', resolve))
  assertCode(await cli.run(['scan', cli.at('one.env')]), 1)
})

test('a workspace that can be none', async () => {
  writeFileSync(cli.at('in-the-way'), '')
  const run = await cli.run(['scan', cli.at('one.env'), '--workspace', cli.at('in-the-way')])
  assertCode(run, 2)
  assert.match(run.stderr, /can't be a folder: there is a file in its way\. Choose another folder with --workspace or BULKHEAD_HOME/)
})

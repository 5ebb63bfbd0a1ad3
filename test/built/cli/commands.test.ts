// The command line's other commands, its help, its exit codes, and its streams when they end early.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { assertCode, BuiltCli, builtDir, ended, type Run } from '../../support/built-cli.ts'
import { plantedSecret, plantedSecrets } from '../../support/planted.ts'
import { plantedFolder } from '../../support/planted-repo.ts'

const cli = new BuiltCli()
const folder = cli.at('folder')
before(() => plantedFolder(folder, 81))
after(() => cli.dispose())

/** Runs a shell line in which `bulkhead` is the built command line; tells the exit code of that on the last line of standard error. */
function shell(line: string): Promise<Run> {
  const script = `bulkhead() { "${process.execPath}" "${path.join(builtDir, 'cli.js')}" "$@"; echo "code $?" >&2; }\n${line}`
  return ended(spawn('sh', ['-c', script], { cwd: cli.dir, env: cli.env(), stdio: 'pipe' }))
}

test('help of every command says how to use it, with the global option', async () => {
  const help = await cli.run(['--help'])
  assertCode(help, 0)
  for (const command of ['scan', 'detect', 'baseline', 'case', 'report', 'monitor', 'drill', 'types', 'serve', 'doctor']) {
    assert.match(help.stdout, new RegExp(`^  ${command} `, 'm'))
    for (const args of [
      [command, '--help'],
      ['help', command]
    ]) {
      const run = await cli.run(args)
      assertCode(run, 0)
      assert.match(run.stdout, new RegExp(`^Usage: bulkhead ${command}`))
      assert.match(run.stdout, /--workspace <folder>/)
    }
  }
  assert.match(help.stdout, /Exit codes: 0 nothing found, 1 found, 2 wrong use or unreadable input, 3 incomplete/)
})

test('wrong use ends with 2 and says what is wrong', async () => {
  for (const [args, words] of [
    [[], /Usage: bulkhead/],
    [['nonsense'], /unknown command 'nonsense'/],
    [['scan'], /missing required argument 'location'/],
    [['scan', folder, '--format', 'xml'], /Allowed choices are text, json, jsonl, sarif, csv/],
    [['scan', folder, '--workers', '0'], /a whole number from 1 to 64/],
    [['scan', folder, '--workers', 'many'], /a whole number from 1 to 64/],
    [['scan', folder, '--fail-on', 'none'], /Allowed choices are critical, high, medium, low/],
    [['scan', folder, '--history', 'some'], /Allowed choices are all, tip/],
    [['scan', folder, '--nonsense'], /unknown option '--nonsense'/],
    [['scan', folder, folder], /too many arguments/],
    [['scan', ''], /is invalid for argument 'location'\. It is empty/],
    [['serve', '--port', '99999'], /a port from 0/],
    [['types', 'nothing-has-this-name'], /No secret type matches these words/]
  ] as const) {
    const run = await cli.run([...args])
    assertCode(run, 2)
    assert.match(run.stderr, words)
    assert.doesNotMatch(run.stderr, /^\s+at /m)
  }
})

test('types lists all types, or those that match', async () => {
  const secrets = plantedSecrets(82)
  const all = await cli.run(['types', '--format', 'json'])
  assertCode(all, 0)
  const ids = new Set(JSON.parse(all.stdout).map(({ id }: { id: string }) => id))
  for (const { typeId } of secrets) assert.ok(ids.has(typeId), typeId)
  const some = await cli.run(['types', 'GitHub'])
  assertCode(some, 0)
  assert.match(some.stdout, /^github-personal-access-token +critical +GitHub personal access token \(classic\)$/m)
  assert.doesNotMatch(some.stdout, /stripe/)
})

test('types counts those without a rule apart, and answers the best first', async () => {
  const all = await cli.run(['types'])
  assert.match(all.stdout, /^\d+ types with a rule, \d+ known by name$/m)
  assert.match(
    (await cli.run(['types', 'azure', 'maps'])).stdout,
    /^azure-maps-key +high +Azure Maps key {2}\(no rule\)\n0 types with a rule, 1 known by name$/m
  )
  assert.match((await cli.run(['types', 'xoxb'])).stdout, /^slack-bot-token /)
  assert.match((await cli.run(['types', 'MAILGUN_API_KEY'])).stdout, /^mailgun-private-api-key /)
})

test('types takes a value from standard input only', async () => {
  const [secret] = plantedSecrets(82)
  assert.ok(secret)
  const found = await cli.run(['types', '--value', '--format', 'json'], { input: secret.value })
  assertCode(found, 0)
  assert.equal(JSON.parse(found.stdout).found[0].id, secret.typeId)
  assert.ok(!found.stdout.includes(secret.value))
  const argument = await cli.run(['types', secret.value])
  assertCode(argument, 2)
  assert.match(argument.stderr, /looks like a secret/)
  assert.ok(!argument.stderr.includes(secret.value))
  // Letters alone may be one too.
  const letters = 'qzxwvkjhgfdplmnb'
  const unknown = await cli.run(['types', letters])
  assertCode(unknown, 2)
  assert.match(unknown.stderr, /No secret type matches/)
  assert.ok(!(unknown.stderr + unknown.stdout).includes(letters))
  for (const prefix of ['jdbc:postgresql://', 'pypi-AgEIcHlwaS5vcmc']) assertCode(await cli.run(['types', prefix]), 0)
})

test('doctor says that all is well, and what is not', async () => {
  const well = await cli.run(['doctor', '--format', 'json'])
  assertCode(well, 0)
  const { ok, checks } = JSON.parse(well.stdout)
  assert.equal(ok, true)
  assert.deepEqual(
    checks.map(({ name }: { name: string }) => name),
    ['bulkhead', 'node', 'sqlite', 'secret types', 'page', 'workspace']
  )
  const other = cli.at('not-a-workspace')
  mkdirSync(other, { mode: 0o700 })
  writeFileSync(path.join(other, 'bulkhead.db'), 'no database at all, but long enough to be taken for one'.repeat(100))
  const ill = await cli.run(['doctor', '--workspace', other])
  assertCode(ill, 2)
  assert.match(ill.stdout, /^FAIL workspace +The database of the workspace .* is damaged\. Put back a copy/m)
})

test('--out writes a file for its owner only, once it is whole', async () => {
  const out = cli.at('result.json')
  const run = await cli.run(['scan', folder, '--format', 'json', '--out', out])
  assertCode(run, 1)
  assert.equal(run.stdout, '')
  assert.match(run.stderr, /^\d+ found in folder; the result is in .*result\.json\n$/)
  assert.equal(statSync(out).mode & 0o777, 0o600)
  assert.ok(JSON.parse(readFileSync(out, 'utf8')).findings.length > 0)
})

test('--out that cannot be written is told before the search, and nothing is left there', async () => {
  const nowhere = cli.at('no/such/folder/result.json')
  const workspace = cli.at('never-made')
  const started = await cli.run(['scan', folder, '--out', nowhere, '--workspace', workspace])
  assertCode(started, 2)
  assert.ok(!existsSync(workspace))
  assert.match(started.stderr, /Can't write .*result\.json: the folder does not exist\. .*--out/)
  const asFolder = await cli.run(['scan', folder, '--out', folder])
  assertCode(asFolder, 2)
  assert.match(asFolder.stderr, /a folder has that name/)
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('.part')),
    []
  )
  assert.ok(!existsSync(`${nowhere}.part`))
})

test('a reader that leaves early is no failure', async () => {
  for (const args of ['scan folder --format json', 'scan folder', 'types', 'types --format json', 'doctor']) {
    const run = await shell(`bulkhead ${args} | head -c 1`)
    assert.match(run.stderr, args.startsWith('scan') ? /code 1\n$/ : /code 0\n$/, args)
    assert.doesNotMatch(run.stderr, /EPIPE|Error|failed/, args)
  }
  const lines = cli.at('lines')
  writeFileSync(lines, `${JSON.stringify({ id: 1, text: 'x' })}\n`.repeat(200_000))
  const run = await shell('bulkhead detect --jsonl < lines | head -1')
  assert.match(run.stderr, /code 0\n$/)
  assert.equal(run.stdout, '{"id":1,"findings":[]}\n')
})

test('closed streams are no failure', async () => {
  for (const [line, code] of [
    ['bulkhead scan - <&-', 0],
    ['bulkhead detect --jsonl <&-', 0],
    ['bulkhead scan folder <&- >&-', 1],
    ['bulkhead types >&-', 0]
  ] as const) {
    const run = await shell(line)
    assert.match(run.stderr, new RegExp(`code ${code}\n$`), line)
    assert.doesNotMatch(run.stderr, /^\s+at /m, line)
  }
  // With standard error closed too there is nobody to tell the code.
  const quiet = await ended(
    spawn('sh', ['-c', `exec "${process.execPath}" "${path.join(builtDir, 'cli.js')}" scan folder >&- 2>&-`], {
      cwd: cli.dir,
      env: cli.env(),
      stdio: 'pipe'
    })
  )
  assert.equal(quiet.code, 1)
})

test('the text of a result names type, mask and place, the worst first', async () => {
  const run = await cli.run(['scan', folder])
  assertCode(run, 1)
  const order = [...run.stdout.matchAll(/^(CRITICAL|HIGH|MEDIUM|LOW) /gm)].map(([, severity]) => severity)
  assert.deepEqual(
    order,
    [...order].sort(
      (a, b) => ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'].indexOf(a ?? '') - ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW'].indexOf(b ?? '')
    )
  )
  assert.match(run.stdout, /^ {4}github-personal-access-token\.txt:\d+:\d+$/m)
  assert.match(run.stdout, /^\d+ secrets in folder, \d+\.\d s\.$/m)
})

test('all formats agree on what was found', async () => {
  const text = async (format: string): Promise<string> => (await cli.run(['scan', folder, '--format', format])).stdout
  const findings: { type: string; fingerprint: string; occurrences: unknown[] }[] = JSON.parse(await text('json')).findings
  const places = findings.reduce((sum, { occurrences }) => sum + occurrences.length, 0)
  const lines = (await text('jsonl'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.deepEqual(
    lines.map(({ kind }) => kind),
    [...findings.map(() => 'finding'), 'coverage']
  )
  const [sarif] = JSON.parse(await text('sarif')).runs
  assert.deepEqual(
    sarif.results.map(({ ruleId }: { ruleId: string }) => ruleId),
    findings.map(({ type }) => type)
  )
  assert.equal((await text('csv')).trimEnd().split('\r\n').length, places + 1)
  assert.equal([...(await text('text')).matchAll(/^(?:CRITICAL|HIGH|MEDIUM|LOW) /gm)].length, findings.length)
})

test('--workspace stands before or after the command, and wins over BULKHEAD_HOME', async () => {
  const secret = plantedSecret('stripe-secret-key', 83)
  const file = cli.at('one.env')
  writeFileSync(file, secret.text)
  for (const [at, args] of [
    [cli.at('before'), (dir: string) => ['--workspace', dir, 'scan', file]],
    [cli.at('behind'), (dir: string) => ['scan', file, '--workspace', dir]]
  ] as const) {
    assertCode(await cli.run(args(at)), 1)
    assert.ok(existsSync(path.join(at, 'bulkhead.db')))
  }
  const inData = await cli.run(['scan', file], { env: { BULKHEAD_HOME: '', XDG_DATA_HOME: cli.at('data') } })
  assertCode(inData, 1)
  if (process.platform === 'linux') assert.ok(existsSync(cli.at('data/bulkhead/bulkhead.db')))
})

// Tests, vendored code and generated files: what lies only there is found, marked, and one step less grave.
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { assertCode, type BuiltCli } from '../../support/built-cli.ts'
import { plantedSecret } from '../../support/planted.ts'
import { findingOf, parseResult } from '../../support/scan-result.ts'
import { temporaries } from '../../support/temporaries.ts'

const { newCli, newRepo } = temporaries()
/** Of a type that is critical. */
const secret = (seed: number): string => plantedSecret('stripe-secret-key', seed).value

/** Severity, place and severity of the type of each value. */
async function graded(cli: BuiltCli, location: string, values: string[], ...args: string[]): Promise<string[]> {
  const run = await cli.run(['scan', location, '--format', 'json', ...args])
  assertCode(run, 1)
  const result = parseResult(run.stdout)
  return values.map((value) => {
    const finding = findingOf(result, cli.workspace, value)
    return [finding?.severity, finding?.place, finding?.typeSeverity].filter(Boolean).join(' ')
  })
}

test('a repository: by all paths of its history, and one ordinary path gives the whole severity back', async () => {
  const [cli, repo] = [newCli(), newRepo()]
  const values = [secret(1), secret(2), secret(3), secret(4), secret(5)]
  const [inTest = '', inBoth = '', vendored = '', head = '', moved = ''] = values
  repo.commit(
    {
      'test/pay.rb': `KEY = "${inTest}"\n`,
      'spec/both.rb': `KEY = "${inBoth}"\n`,
      'lib/both.rb': `\nKEY = "${inBoth}"\n`,
      'web/node_modules/pay/index.js': `const key = "${vendored}"\n`,
      'src/api.ts': `// @generated\nconst key = "${head}"\n`,
      'lib/old.rb': `KEY = "${moved}"\n`
    },
    'first'
  )
  const lowered = ['high test critical', 'critical', 'high vendored critical', 'high generated critical', 'critical']
  assert.deepEqual(await graded(cli, repo.path, values), lowered)
  // The history still has the path that it was moved from.
  repo.git('mv', 'lib/old.rb', 'test/old.rb')
  repo.commit({}, 'moved into the tests')
  assert.deepEqual(await graded(cli, repo.path, values), lowered)
  // Out of the tests: the same blob, so that nothing is read anew.
  repo.git('mv', 'test/pay.rb', 'lib/pay.rb')
  repo.commit({}, 'moved out of the tests')
  assert.deepEqual(await graded(cli, repo.path, values), ['critical', ...lowered.slice(1)])
})

test('exit code, text, SARIF, CSV and --explain go by the severity here, and say that of the type', async () => {
  const [cli, repo] = [newCli(), newRepo()]
  repo.commit({ 'test/fixtures/pay.env': `KEY=${secret(11)}\n` }, 'first')
  assertCode(await cli.run(['scan', repo.path, '--fail-on', 'critical']), 0)
  assertCode(await cli.run(['scan', repo.path, '--fail-on', 'high']), 1)
  assert.match((await cli.run(['scan', repo.path])).stdout, /^HIGH .* in tests only \(critical by its type\)$/m)
  const [run] = JSON.parse((await cli.run(['scan', repo.path, '--format', 'sarif'])).stdout).runs
  assert.deepEqual(
    run.results.map(({ properties: { severity, place, typeSeverity } }: { properties: Record<string, string> }) => [
      severity,
      place,
      typeSeverity
    ]),
    [['high', 'test', 'critical']]
  )
  const [head = '', row = ''] = (await cli.run(['scan', repo.path, '--format', 'csv'])).stdout.split('\r\n')
  assert.match(head, /,place,type_severity$/)
  assert.match(row, /,high,.*,test,critical$/)
  const { stderr } = await cli.run(['scan', repo.path, '--explain', '--no-store'])
  assert.match(stderr, /^kept .* test\/fixtures\/pay\.env:1 place:test: in tests only \(folder test\), high; critical by its type$/m)
})

test('a folder follows its files', async () => {
  const cli = newCli()
  const folder = cli.at('folder')
  mkdirSync(path.join(folder, 'tests'), { recursive: true })
  const value = secret(21)
  writeFileSync(path.join(folder, 'tests/a.env'), `KEY=${value}\n`)
  assert.deepEqual(await graded(cli, folder, [value]), ['high test critical'])
  writeFileSync(path.join(folder, 'a.env'), `KEY=${value}\n`)
  assert.deepEqual(await graded(cli, folder, [value]), ['critical'])
})

test('detect takes the path that it is given; standard input tells by its head', async () => {
  const cli = newCli()
  const text = `KEY=${secret(31)}\n`
  const input = [
    { id: 1, text, path: 'test/a.env' },
    { id: 2, text, path: 'a.env' },
    { id: 3, text }
  ].map((line) => JSON.stringify(line))
  const detected = await cli.run(['detect', '--jsonl'], { input: `${input.join('\n')}\n` })
  assertCode(detected, 1)
  const findings = detected.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).findings[0])
  assert.deepEqual(
    findings.map(({ severity, place, typeSeverity }) => [severity, place, typeSeverity]),
    [
      ['high', 'test', 'critical'],
      ['critical', undefined, undefined],
      ['critical', undefined, undefined]
    ]
  )
  const piped = await cli.run(['scan', '-'], { input: `# @generated\n${text}` })
  assertCode(piped, 1)
  assert.match(piped.stdout, /^HIGH .* in generated files only \(critical by its type\)$/m)
})

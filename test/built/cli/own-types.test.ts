// Types that a user brings: found like all others, by threads too, and told when they are wrong.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { assertCode } from '../../support/built-cli.ts'
import { parseResult } from '../../support/scan-result.ts'
import { temporaries } from '../../support/temporaries.ts'

const { newCli, newRepo } = temporaries()
const [cli, repo] = [newCli(), newRepo()]
const hex = (seed: string, length: number): string => createHash('sha256').update(seed).digest('hex').slice(0, length)
const rule = `[[rules]]
id = "attic-token"
regex = '''\\battic_[0-9a-f]{24,}'''
keywords = ["attic_"]
`

test('a scan, detect and types know the types of a file; another set of types reads everything again', async () => {
  repo.commit({ 'a.txt': `attic_${hex('a', 32)}\n` }, 'first')
  const file = cli.at('house.toml')
  writeFileSync(file, rule)
  assertCode(await cli.run(['scan', repo.path]), 0)

  const scan = await cli.run(['scan', repo.path, '--types', file, '--format', 'json'])
  assertCode(scan, 1)
  const { coverage, findings } = parseResult(scan.stdout)
  assert.deepEqual([coverage.scanned, coverage.unchanged], [2, 0])
  assert.deepEqual(
    findings.map(({ type }) => type),
    ['attic-token']
  )
  assert.match(scan.stderr, /house\.toml:1: attic-token: regex: what repeats without end stops at 1000 characters/)
  assert.equal(parseResult((await cli.run(['scan', repo.path, '--types', file, '--format', 'json'])).stdout).coverage.unchanged, 2)
  assertCode(await cli.run(['scan', repo.path]), 0)

  const known = cli.at('known')
  assertCode(await cli.run(['scan', repo.path, '--types', file, '--write-baseline', known]), 0)
  const audit = await cli.run(['baseline', 'audit', known, repo.path, '--types', file])
  assertCode(audit, 0)
  assert.match(audit.stderr, /house\.toml:1: attic-token: regex/)

  const line = JSON.stringify({ id: 1, text: `attic_${hex('b', 32)}` })
  assert.match((await cli.run(['detect', '--jsonl', '--types', file], { input: line })).stdout, /"type":"attic-token","start":0,"end":38/)
  assertCode(await cli.run(['scan', '-', '--types', file], { input: `attic_${hex('c', 32)}` }), 1)

  const types = await cli.run(['types', '--types', file, '--format', 'json'])
  assertCode(types, 0)
  const listed = JSON.parse(types.stdout) as { types: { id: string }[]; remarks: { rule: string }[] }
  assert.deepEqual([listed.types.map(({ id }) => id), listed.remarks.map((remark) => remark.rule)], [['attic-token'], ['attic-token']])
})

test('types in the workspace count without being named; wrong ones stop the start with file and line', async () => {
  const folder = path.join(cli.workspace, 'types')
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'house.toml'), rule)
  assertCode(await cli.run(['scan', '-'], { input: `attic_${hex('d', 32)}` }), 1)
  writeFileSync(path.join(folder, 'acme.yaml'), 'id: acme\nprovider: Acme\n')
  for (const args of [['scan', repo.path], ['types'], ['detect', '--jsonl']]) {
    const run = await cli.run(args)
    assertCode(run, 2)
    assert.match(run.stderr, /acme\.yaml:1:1: category: /)
  }
})

test('configurations with the same rules start all the same, each rule with an id of its own', async () => {
  const other = newCli()
  const files = ['a', 'b', 'c'].map((name) => {
    mkdirSync(other.at(name))
    writeFileSync(other.at(path.join(name, '.gitleaks.toml')), rule)
    return other.at(path.join(name, '.gitleaks.toml'))
  })
  const run = await other.run(['types', '--format', 'json', ...files.flatMap((file) => ['--types', file])])
  assertCode(run, 0)
  const listed = JSON.parse(run.stdout) as { types: { id: string }[]; remarks: { text: string }[] }
  assert.deepEqual(
    listed.types.map(({ id }) => id),
    ['attic-token', 'gitleaks-attic-token', 'gitleaks-attic-token-2']
  )
  assert.equal(listed.remarks.filter(({ text }) => text.includes('another type is named attic-token')).length, 2)
})

test('a type that does not find its own example is told', async () => {
  const other = newCli()
  const file = other.at('acme.yaml')
  writeFileSync(
    file,
    `id: acme
provider: Acme
category: generic
types:
  - { id: acme-key, name: Acme key, severity: high, severityReason: '-', summary: '-', format: '-', variable: ACME_KEY,
      rules: [{ kind: token, anchors: [acme_], pattern: 'acme_[0-9a-f]{32}' }],
      examples: ['«acme_{{hex:32}}»', '«acme_{{hex:31}}»'], counterExamples: ['acme_', 'acme_1'] }
`
  )
  const run = await other.run(['types', '--types', file])
  assertCode(run, 2)
  assert.match(run.stderr, /acme\.yaml:7:\d+: acme-key examples\.1: must be found/)
})

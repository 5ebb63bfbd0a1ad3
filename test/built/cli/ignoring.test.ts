// What a source or a baseline says of secrets: found, told, and not counted.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { assertCode, type BuiltCli } from '../../support/built-cli.ts'
import { plantedSecret } from '../../support/planted.ts'
import { findingOf, parseResult } from '../../support/scan-result.ts'
import { temporaries } from '../../support/temporaries.ts'

const { newCli, newRepo } = temporaries()
const secret = (seed: number): string => plantedSecret('github-personal-access-token', seed).value

/** Why each of these values is ignored: null when it is open, undefined when it was not found. */
async function judged(
  cli: BuiltCli,
  location: string,
  code: number,
  args: string[],
  values: string[]
): Promise<(string | null | undefined)[]> {
  const run = await cli.run(['scan', location, '--format', 'json', ...args])
  assertCode(run, code)
  const result = parseResult(run.stdout)
  return values.map((value) => {
    const finding = findingOf(result, cli.workspace, value)
    return finding && (finding.ignoredFor ?? null)
  })
}

test('comments and .bulkheadignore of a repository ignore what they name, and one says so; both can be switched off', async () => {
  const [cli, repo] = [newCli(), newRepo()]
  const values = [secret(1), secret(2), secret(3)]
  const [one = '', two = '', three = ''] = values
  repo.commit({ 'a.env': `TOKEN=${one}\n` }, 'first')
  repo.commit(
    {
      'a.env': `\n\nTOKEN=${one} # gitleaks:allow\n`,
      'tests/b.env': `TOKEN=${two}\n`,
      'c.env': `TOKEN=${three}\n`,
      '.bulkheadignore': 'tests/  # made up\n'
    },
    'second'
  )
  const usual = ['by the comment gitleaks:allow beside it', "by the source's .bulkheadignore line 1: made up", null]
  assert.deepEqual(await judged(cli, repo.path, 1, [], values), usual)
  assert.deepEqual(await judged(cli, repo.path, 1, ['--no-inline-ignores'], values), [null, usual[1], null])
  assert.deepEqual(await judged(cli, repo.path, 1, ['--no-ignore-file'], values), [usual[0], null, null])
  // Nothing was read anew for that.
  assert.deepEqual(await judged(cli, repo.path, 1, [], values), usual)
  const text = await cli.run(['scan', repo.path])
  assert.match(text.stdout, /Note: 1 found and ignored by comments beside them/)
  assert.match(text.stdout, /Note: 1 found and ignored by the \.bulkheadignore of the source/)
  assert.match((await cli.run(['scan', repo.path, '--explain', '--no-store'])).stderr, /ignored:comment: gitleaks:allow/)
})

test('a .bulkheadignore that was not read is told, unless it was not asked for', async () => {
  const [cli, repo] = [newCli(), newRepo()]
  repo.commit({ 'a.env': `TOKEN=${secret(61)}\n`, '.bulkheadignore/x': 'a folder' }, 'first')
  const told = /Note: \.bulkheadignore was not read, and ignores nothing: it is no regular file\./
  assert.match((await cli.run(['scan', repo.path])).stdout, told)
  assert.doesNotMatch((await cli.run(['scan', repo.path, '--no-ignore-file'])).stdout, told)
})

test('a baseline: the known pass, a new one fails, moved lines change nothing, and another workspace reads it too', async () => {
  const [cli, repo] = [newCli(), newRepo()]
  const values = [secret(11), secret(12)]
  const [one = '', two = ''] = values
  const file = cli.at('known')
  repo.commit({ 'a.env': `TOKEN=${one}\n` }, 'first')
  assertCode(await cli.run(['scan', repo.path, '--write-baseline', file]), 0)
  const [line = ''] = readFileSync(file, 'utf8')
    .split('\n')
    .filter((each) => each.startsWith('fingerprint:'))
  assert.match(line, /^fingerprint:b1-[0-9a-f]{16}-[0-9a-f]{32} type:github-personal-access-token {2}# a\.env$/)

  const known = `known: ${file} line 3: a.env`
  assert.deepEqual(await judged(cli, repo.path, 0, ['--baseline', file], values), [known, undefined])
  // On the same line, in another file.
  repo.commit({ 'a.env': null, 'moved.env': `\n\nTOKEN=${one}\nOTHER_TOKEN=${two}\n` }, 'moved')
  const other = newCli()
  assert.deepEqual(await judged(other, repo.path, 1, ['--baseline', file], values), [known, null])
  assert.deepEqual(await judged(other, repo.path, 1, [], values), [null, null])
  assertCode(await other.run(['scan', repo.path, '--no-store', '--baseline', file]), 1)

  writeFileSync(file, readFileSync(file, 'utf8').replace('# a.env', '# a.env: revoked in May'))
  assertCode(await cli.run(['scan', repo.path, '--write-baseline', file]), 0)
  assert.match(readFileSync(file, 'utf8'), /# a\.env: revoked in May\n/)
  assert.equal(readFileSync(file, 'utf8').match(/^fingerprint:/gm)?.length, 2)

  const text = `TOKEN=${one}\nOTHER_TOKEN=${two}\nNEW_TOKEN=${secret(13)}\n`
  const piped = await cli.run(['scan', '-', '--baseline', file, '--format', 'json'], { input: text })
  assertCode(piped, 1)
  assert.equal(piped.stdout.match(/"ignored":true|"ignoredBy":"baseline"/g)?.length, 4)
})

test('a baseline loses nothing when it is written again: after a scan of the tips, and beside another one that is given', async () => {
  const [cli, repo] = [newCli(), newRepo()]
  const [old, mine] = [cli.at('old'), cli.at('mine')]
  const lines = (file: string): string[] =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('fingerprint:'))
  repo.commit({ 'a.env': `TOKEN=${secret(41)}\n` }, 'first')
  assertCode(await cli.run(['scan', repo.path, '--write-baseline', old]), 0)
  repo.commit({ 'a.env': null, 'b.env': `TOKEN=${secret(42)}\n` }, 'second')
  const tip = await cli.run(['scan', repo.path, '--history', 'tip', '--write-baseline', old])
  assertCode(tip, 0)
  assert.match(tip.stderr, /1 added, 1 kept, 0 dropped/)
  assert.match(tip.stderr, /Not all was seen, so that no line was dropped/)
  const first = await cli.run(['scan', repo.path, '--history', 'tip', '--write-baseline', cli.at('first')])
  assertCode(first, 0)
  assert.match(first.stderr, /1 added, 0 kept, 0 dropped/)
  assert.doesNotMatch(first.stderr, /no line was dropped/)
  assert.equal(lines(old).length, 2)

  const line = lines(old).find((line) => line.endsWith('# a.env')) ?? ''
  writeFileSync(mine, `# of the team\n${line.replace('# a.env', 'until 2099-01-01  # mine')}\n`)
  writeFileSync(old, `tests/**\n${readFileSync(old, 'utf8')}`)
  const salt = /b1-[0-9a-f]{16}/.exec(line)?.[0] ?? '-'
  repo.commit({ 'c.env': `TOKEN=${secret(43)}\n` }, 'third')
  assertCode(await cli.run(['scan', repo.path, '--baseline', old, '--write-baseline', mine]), 0)
  assert.match(readFileSync(mine, 'utf8'), /\n# of the team\nfingerprint:\S+ type:\S+ {2}until 2099-01-01 {2}# mine\n/)
  assert.equal(lines(mine).filter((line) => line.includes(salt)).length, 3)
  assert.ok(!readFileSync(mine, 'utf8').includes('tests/**'))
  assertCode(await cli.run(['scan', repo.path, '--baseline', mine]), 0)
})

test('a baseline of as many salts as are tried is tried with all of them when it is written again', async () => {
  const cli = newCli()
  const folder = cli.at('folder')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'a.env'), `TOKEN=${secret(51)}\n`)
  const lineOf = (salt: number, value: string): string => {
    const hex = salt.toString(16).padStart(16, '0')
    const mark = createHmac('sha256', Buffer.from(hex, 'hex')).update(value).digest('hex').slice(0, 32)
    return `fingerprint:b1-${hex}-${mark} type:github-personal-access-token  # ${salt}\n`
  }
  const salts = Array.from({ length: 32 }, (_, salt) => salt)
  const file = cli.at('known')
  writeFileSync(file, salts.map((salt) => lineOf(salt, salt === 31 ? secret(51) : `gone ${salt}`)).join(''))
  const run = await cli.run(['scan', folder, '--write-baseline', file])
  assertCode(run, 0)
  assert.match(run.stderr, /0 added, 1 kept, 31 dropped/)
  assert.doesNotMatch(run.stdout, /different salts/)
})

test('baseline audit tells what is there, what is gone, and what is not in it', async () => {
  const cli = newCli()
  const folder = cli.at('folder')
  mkdirSync(folder)
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text)
  write('a.env', `TOKEN=${secret(21)}\n`)
  write('b.env', `TOKEN=${secret(22)}\n`)
  const file = cli.at('known')
  assertCode(await cli.run(['scan', folder, '--write-baseline', file]), 0)
  assertCode(await cli.run(['baseline', 'audit', file, folder]), 0)
  write('b.env', `TOKEN=${secret(23)}\n`)
  const audit = await cli.run(['baseline', 'audit', file, folder, '--format', 'json'])
  assertCode(audit, 1)
  const { lines, notInIt } = JSON.parse(audit.stdout) as { lines: { state: string; reason: string }[]; notInIt: number }
  assert.deepEqual(lines.map(({ state, reason }) => `${state} ${reason}`).sort(), ['gone b.env', 'present a.env'])
  assert.equal(notInIt, 1)
  assert.match((await cli.run(['baseline', 'audit', file, folder])).stdout, /1 present, 1 gone, 0 ended; 1 found that it does not have/)
})

test('a baseline that is none is told by line, without its text', async () => {
  const cli = newCli()
  const file = cli.at('known')
  writeFileSync(file, `tests/\nfingerprint:${secret(31)}\n`)
  const run = await cli.run(['scan', cli.dir, '--baseline', file])
  assertCode(run, 2)
  assert.match(run.stderr, /known:2: the line has no fingerprint/)
  assert.ok(!run.stderr.includes(secret(31)))
  const none = await cli.run(['scan', cli.dir, '--baseline', cli.at('nothing')])
  assertCode(none, 2)
  assert.match(none.stderr, /nothing does not exist/)
})

// Blobs, files and streams of hundreds of megabytes, and tens of thousands of findings, in bounded memory.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { after, test } from 'node:test'
import { assertCode, BuiltCli } from '../../support/built-cli.ts'
import { gitEnv, makeRepo } from '../../support/git-repo.ts'
import { plantedSecret } from '../../support/planted.ts'
import { parseResult } from '../../support/scan-result.ts'

const MB = 1024 * 1024
const mostMb = 600
const cli = new BuiltCli()
after(() => cli.dispose())

const piece = Buffer.alloc(MB, `${'some words that are no secret '.repeat(4).slice(0, 99)}\n`)
const near = plantedSecret('github-personal-access-token', 301)
const atEdge = plantedSecret('gitlab-personal-access-token', 302)
const atEnd = plantedSecret('slack-bot-token', 303)

/** Megabytes of text with a secret at its start, one over the edge of a megabyte and one at its end. */
function* largeText(megabytes: number): Generator<Buffer> {
  const edge = Buffer.from(atEdge.text)
  const half = Math.floor(megabytes / 2)
  yield Buffer.from(`${near.text}\n`)
  for (let i = 0; i < megabytes; i++) {
    if (i === half) yield edge.subarray(0, edge.length >> 1)
    if (i === half) yield edge.subarray(edge.length >> 1)
    yield i === half ? Buffer.concat([Buffer.from('\n'), piece]) : piece
  }
  yield Buffer.from(atEnd.text)
}
const typesOf = (findings: { type: string }[]): string[] => findings.map(({ type }) => type).sort()
const expected = [near, atEdge, atEnd].map(({ typeId }) => typeId).sort()

test('a blob of 200 MB, loose, and one of 80 MB in a pack', { timeout: 60_000 }, async (t) => {
  const repo = makeRepo({ bare: true })
  t.after(() => repo.dispose())
  const feed = async (args: string[], pieces: Iterable<Buffer>): Promise<void> => {
    const child = spawn('git', args, { cwd: repo.path, env: gitEnv(), stdio: ['pipe', 'ignore', 'inherit'] })
    const ended = new Promise((resolve) => child.once('close', resolve))
    await pipeline(Readable.from(pieces), child.stdin)
    assert.equal(await ended, 0)
  }
  await feed(['-c', 'core.looseCompression=1', 'hash-object', '-w', '--stdin'], largeText(200))
  const packed = [...largeText(80)]
  const size = packed.reduce((sum, { length }) => sum + length, 0)
  await feed(
    ['-c', 'pack.compression=1', '-c', 'fastimport.unpackLimit=0', 'fast-import', '--quiet'],
    [Buffer.from(`blob\ndata ${size}\n`), ...packed, Buffer.from('\n')]
  )
  assert.equal(repo.git('count-objects', '-v').match(/in-pack: (\d+)/)?.[1], '1')

  const run = await cli.runMeasured(['scan', repo.path, '--format', 'json'])
  assertCode(run, 1)
  const { findings, coverage } = parseResult(run.stdout)
  assert.deepEqual(typesOf(findings), expected)
  for (const { occurrences } of findings) assert.equal(occurrences.length, 2)
  assert.deepEqual([coverage.objects, coverage.scanned, coverage.skipped], [2, 2, []])
  assert.ok(coverage.bytes > 280 * MB)
  t.diagnostic(`${run.seconds.toFixed(1)} s, at most ${Math.round(run.peakMb)} MB`)
  assert.ok(run.peakMb < mostMb, `${run.peakMb} MB`)
})

test('a file of 200 MB in a folder', { timeout: 60_000 }, async (t) => {
  mkdirSync(cli.at('folder'))
  const fd = openSync(cli.at('folder/large.log'), 'w')
  for (const part of largeText(200)) writeSync(fd, part)
  closeSync(fd)
  const run = await cli.runMeasured(['scan', cli.at('folder'), '--format', 'json'])
  assertCode(run, 1)
  assert.deepEqual(typesOf(parseResult(run.stdout).findings), expected)
  t.diagnostic(`${run.seconds.toFixed(1)} s, at most ${Math.round(run.peakMb)} MB`)
  assert.ok(run.peakMb < mostMb, `${run.peakMb} MB`)
})

test('300 MB through a pipe', { timeout: 60_000 }, async (t) => {
  const run = await cli.runMeasured(['scan', '-', '--format', 'json'], { input: Readable.from(largeText(300)) })
  assertCode(run, 1)
  const { findings, coverage, source } = parseResult(run.stdout)
  assert.deepEqual(typesOf(findings), expected)
  assert.equal(source.kind, 'text')
  assert.ok(coverage.bytes > 300 * MB)
  t.diagnostic(`${run.seconds.toFixed(1)} s, at most ${Math.round(run.peakMb)} MB`)
  assert.ok(run.peakMb < 300, `${run.peakMb} MB`)
})

test('a binary with a secret in it is searched for what shows itself', async () => {
  const binary = cli.at('binary')
  mkdirSync(binary)
  const zeros = Buffer.alloc(10_000)
  writeFileSync(cli.at('binary/program'), Buffer.concat([zeros, Buffer.from(near.value), zeros]))
  writeFileSync(cli.at('binary/image'), Buffer.concat([zeros, Buffer.from(`password = "${near.value.slice(0, 9)}"`), zeros]))
  const run = await cli.run(['scan', binary, '--format', 'json'])
  assertCode(run, 1)
  const { findings, coverage } = parseResult(run.stdout)
  assert.deepEqual(
    findings.map(({ occurrences }) => occurrences[0]?.path),
    ['program']
  )
  assert.equal(coverage.binary, 2)
})

test('50 000 findings', { timeout: 90_000 }, async (t) => {
  const repo = makeRepo({ bare: true })
  t.after(() => repo.dispose())
  const [commits, each] = [100, 500]
  const pattern = plantedSecret('gitlab-personal-access-token', 304)
  const head = pattern.value.slice(0, 6)
  const alphabet = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  let state = 1
  const value = (): string => {
    let text = head
    while (text.length < pattern.value.length) {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
      text += alphabet[(state >>> 16) % alphabet.length]
    }
    return text
  }
  let stream = ''
  for (let i = 0; i < commits; i++) {
    const content = Array.from({ length: each }, () => `GITLAB_TOKEN=${value()}\n`).join('')
    stream += `commit refs/heads/main\ncommitter A <a@b> ${1_700_000_000 + i} +0000\ndata 1\nm\nM 100644 inline dump-${i}.env\ndata ${content.length}\n${content}\n`
  }
  repo.gitBytes(['fast-import', '--quiet'], stream)
  const run = await cli.runMeasured(['scan', repo.path, '--format', 'json'])
  assertCode(run, 1)
  const { findings } = parseResult(run.stdout)
  assert.ok(findings.length > 0.99 * commits * each, `${findings.length} findings`)
  assert.equal(new Set(findings.map(({ fingerprint }) => fingerprint)).size, findings.length)
  assert.equal(new Set(findings.map(({ id }) => id)).size, findings.length)
  t.diagnostic(`${findings.length} findings in ${run.seconds.toFixed(1)} s, at most ${Math.round(run.peakMb)} MB`)
  assert.ok(run.peakMb < mostMb, `${run.peakMb} MB`)
})

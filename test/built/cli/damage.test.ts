// Damaged repositories: what is whole is still searched, what is not is told, and the end is 3.
import assert from 'node:assert/strict'
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { assertCode, BuiltCli } from '../../support/built-cli.ts'
import { makeRepo, type TestRepo } from '../../support/git-repo.ts'
import { appendDelta, nameOf, type PackEntry, packOf } from '../../support/pack.ts'
import { type Planted, plantedSecret } from '../../support/planted.ts'
import { randomLines } from '../../support/random.ts'
import { accounted, fingerprintIn, parseResult, type ScanResult } from '../../support/scan-result.ts'

const files = 12
const secrets: Planted[] = []
const disposals: (() => void)[] = []
before(() => {
  for (let i = 0; i < files; i++) secrets.push(plantedSecret('github-personal-access-token', 101 + i))
})
after(() => {
  for (const dispose of disposals) dispose()
})

/** A repository with a commit for each secret, each file with other lines, all loose; made once and copied. */
let original: string | undefined
function looseRepo(): TestRepo {
  if (!original) {
    const repo = makeRepo()
    original = repo.path
    disposals.push(() => repo.dispose())
    for (const [i, { text }] of secrets.entries()) repo.commit({ [`file-${i}.txt`]: `${randomLines(i, 50)}\n${text}\n` }, `commit ${i}`)
  }
  const at = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-repo-'))
  cpSync(original, at, { recursive: true })
  const repo = makeRepo({ at })
  disposals.push(() => repo.dispose())
  return repo
}

/** The same in one pack. */
function packedRepo(): { repo: TestRepo; pack: string; idx: string; objects: number } {
  const repo = looseRepo()
  repo.git('repack', '-adfq')
  const folder = path.join(repo.gitDir, 'objects/pack')
  const name = readdirSync(folder).find((each) => each.endsWith('.pack')) ?? ''
  for (const each of readdirSync(folder)) chmodSync(path.join(folder, each), 0o644)
  const objects = repo.git('cat-file', '--batch-all-objects', '--batch-check').split('\n').length
  return { repo, pack: path.join(folder, name), idx: path.join(folder, name.replace('.pack', '.idx')), objects }
}

interface Scanned {
  result: ScanResult
  /** Which of the secrets were found. */
  found: number[]
  stderr: string
}

async function scan(repo: TestRepo, code: number): Promise<Scanned> {
  const cli = new BuiltCli()
  disposals.push(() => cli.dispose())
  const run = await cli.run(['scan', repo.path, '--format', 'json'])
  assertCode(run, code)
  assert.doesNotMatch(run.stderr, /^\s+at /m)
  const result = parseResult(run.stdout)
  assert.equal(accounted(result.coverage), result.coverage.objects)
  const prints = new Set(result.findings.map(({ fingerprint }) => fingerprint))
  const found = secrets.flatMap(({ value }, i) => (prints.has(fingerprintIn(cli.workspace, value)) ? [i] : []))
  if (code !== 3) return { result, found, stderr: run.stderr }
  // A second scan tells of the same gaps.
  const again = parseResult((await cli.run(['scan', repo.path, '--format', 'json'])).stdout)
  assert.deepEqual(again.coverage.skipped, result.coverage.skipped)
  assert.deepEqual(again.findings, result.findings)
  return { result, found, stderr: run.stderr }
}

const all = Array.from({ length: files }, (_, i) => i)
/** Files that hold objects are told beside the objects. */
const isObject = ({ what }: { what: string }): boolean => /^[0-9a-f]{40}$/.test(what)
const skippedOf = ({ coverage }: ScanResult): [string, number][] => coverage.skipped.map(({ reason, count }) => [reason, count])

/** The entry of a blob in a pack, by git's own list. */
function entryOf(repo: TestRepo, idx: string, file: number): { offset: number; size: number } {
  const oid = repo.git('rev-parse', `HEAD:file-${file}.txt`)
  const line =
    repo
      .git('verify-pack', '-v', idx)
      .split('\n')
      .find((each) => each.startsWith(oid)) ?? ''
  const [, , , size = '0', offset = '0'] = line.split(/\s+/)
  return { offset: Number(offset), size: Number(size) }
}

test('a flipped byte costs the object that it is in', async () => {
  const { repo, pack, idx, objects } = packedRepo()
  const { offset, size } = entryOf(repo, idx, 5)
  const bytes = readFileSync(pack)
  const at = offset + size - 6
  bytes[at] = (bytes[at] ?? 0) ^ 0x10
  writeFileSync(pack, bytes)
  const { result, found, stderr } = await scan(repo, 3)
  assert.deepEqual(
    found,
    all.filter((i) => i !== 5)
  )
  assert.deepEqual(skippedOf(result), [['damaged', 1]])
  assert.equal(result.coverage.objects, objects)
  assert.match(stderr, /^Incomplete: Some of the source could not be searched; the coverage says what and why\.$/m)
})

test('a pack that was cut off keeps what stands before the cut', async () => {
  const { repo, pack, objects } = packedRepo()
  const bytes = readFileSync(pack)
  writeFileSync(pack, bytes.subarray(0, Math.floor(bytes.length * 0.7)))
  const { result, found } = await scan(repo, 3)
  assert.ok(found.length > 0 && found.length < files, `${found.length} found`)
  const [damaged] = result.coverage.skipped
  assert.equal(damaged?.reason, 'damaged')
  assert.equal(damaged?.count, damaged?.examples.length)
  const packs = damaged?.examples.filter((example) => !isObject(example)) ?? []
  assert.match(packs[0]?.what ?? '', /\.pack$/)
  assert.equal(result.coverage.objects, objects + packs.length)
})

test('a wrong trailer is told; every object is still searched', async () => {
  const { repo, pack } = packedRepo()
  const bytes = readFileSync(pack)
  const last = bytes.length - 1
  bytes[last] = (bytes[last] ?? 0) ^ 1
  writeFileSync(pack, bytes)
  const { result, found } = await scan(repo, 3)
  assert.deepEqual(found, all)
  assert.match(JSON.stringify([result.coverage.skipped, result.coverage.notes]), /trailer|checksum/)
})

for (const [name, spoil] of [
  ['gone', (idx: string) => rmSync(idx)],
  ['empty', (idx: string) => writeFileSync(idx, '')],
  ['garbage', (idx: string) => writeFileSync(idx, randomLines(1, 100))],
  ['cut off', (idx: string) => writeFileSync(idx, readFileSync(idx).subarray(0, 600))]
] as const) {
  test(`a pack whose index is ${name} is indexed by us, outside the repository, and searched whole`, async () => {
    const { repo, idx, objects } = packedRepo()
    spoil(idx)
    const before = readdirSync(path.dirname(idx)).sort()
    const { result, found } = await scan(repo, 1)
    assert.deepEqual(found, all)
    assert.equal(result.coverage.objects, objects)
    assert.match(result.coverage.notes.join('\n'), /index/)
    assert.deepEqual(readdirSync(path.dirname(idx)).sort(), before)
  })
}

test('an index without its pack: the pack is told as missing, loose objects are searched', async () => {
  const { repo, pack } = packedRepo()
  repo.gitBytes(['hash-object', '-w', '--stdin'], secrets[3]?.text)
  rmSync(pack)
  const { result, found } = await scan(repo, 3)
  assert.deepEqual(found, [3])
  assert.ok(skippedOf(result).some(([reason]) => reason === 'missing'))
})

test('a delta whose base is nowhere is told as such, its neighbours are searched', async () => {
  const repo = makeRepo({ bare: true })
  disposals.push(() => repo.dispose())
  const whole = Buffer.from(`${secrets[0]?.text}\n`)
  const nowhere = Buffer.from('a base that is in no pack')
  const entries: PackEntry[] = [
    { type: 3, data: whole },
    { data: appendDelta(nowhere, 'x'), baseOid: nameOf('blob', nowhere) }
  ]
  writeFileSync(path.join(repo.gitDir, 'objects/pack/pack-0123456789012345678901234567890123456789.pack'), packOf(entries).pack)
  const { result, found } = await scan(repo, 3)
  assert.deepEqual(found, [0])
  assert.equal(result.coverage.scanned, 1)
  assert.equal(result.coverage.skipped.length, 1)
})

test('loose objects that are cut, empty or garbage are told; the others are searched', async () => {
  const repo = looseRepo()
  const objects = repo.git('cat-file', '--batch-all-objects', '--batch-check').split('\n').length
  const spoil = (i: number, change: (bytes: Buffer) => Uint8Array): void => {
    const oid = repo.git('rev-parse', `HEAD:file-${i}.txt`)
    const file = path.join(repo.gitDir, 'objects', oid.slice(0, 2), oid.slice(2))
    chmodSync(file, 0o644)
    writeFileSync(file, change(readFileSync(file)))
  }
  spoil(1, (bytes) => bytes.subarray(0, bytes.length - 5))
  spoil(2, () => Buffer.alloc(0))
  spoil(3, () => Buffer.from('no zlib stream'))
  spoil(4, (bytes) => bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte)))
  const { result, found } = await scan(repo, 3)
  assert.deepEqual(
    found,
    all.filter((i) => ![1, 2, 3, 4].includes(i))
  )
  assert.deepEqual(skippedOf(result), [['damaged', 4]])
  assert.equal(result.coverage.objects, objects)
  for (const { what, why } of result.coverage.skipped[0]?.examples ?? []) {
    assert.match(what, /^[0-9a-f]{40}$/)
    assert.ok(why.length > 10)
  }
})

test('a commit or tree that is missing or damaged cuts the history, not the search', async () => {
  const repo = looseRepo()
  const [commit, tree, blob] = [
    repo.git('rev-parse', 'HEAD~5'),
    repo.git('rev-parse', 'HEAD~2^{tree}'),
    repo.git('rev-parse', 'HEAD:file-8.txt')
  ]
  for (const oid of [commit, tree, blob]) rmSync(path.join(repo.gitDir, 'objects', oid.slice(0, 2), oid.slice(2)))
  const { result, found } = await scan(repo, 3)
  assert.deepEqual(
    found,
    all.filter((i) => i !== 8)
  )
  const missing = result.coverage.skipped.find(({ reason }) => reason === 'missing')
  assert.deepEqual(missing?.examples.map(({ what }) => what).sort(), [commit, tree, blob].sort())
  assert.equal(missing?.count, 3)
})

test('refs that are broken are told, the others lead on', async () => {
  const { repo } = packedRepo()
  writeFileSync(path.join(repo.gitDir, 'refs/heads/broken'), 'not a name\n')
  writeFileSync(path.join(repo.gitDir, 'refs/heads/nowhere'), `${'1'.repeat(40)}\n`)
  const { result, found } = await scan(repo, 3)
  assert.deepEqual(found, all)
  assert.deepEqual(result.coverage.skipped, [
    { reason: 'missing', count: 1, examples: [{ what: '1'.repeat(40), why: 'refs/heads/nowhere points to it' }] }
  ])
  assert.match(result.coverage.notes.join('\n'), /refs\/heads\/broken/)
  assert.match(result.coverage.notes.join('\n'), /refs\/heads\/nowhere/)
  assert.deepEqual(result.findings[0]?.occurrences[0]?.refs, ['main'])
})

test('a packed-refs of garbage is told, and the repository searched all the same', async () => {
  const { repo } = packedRepo()
  writeFileSync(path.join(repo.gitDir, 'packed-refs'), randomLines(3, 30))
  const { result, found } = await scan(repo, 1)
  assert.deepEqual(found, all)
  assert.match(result.coverage.notes.join('\n'), /left out: cannot be used \(broken/)
})

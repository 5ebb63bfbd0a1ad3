import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { makeRepo, type TestRepo } from '../../../../test/support/git-repo.ts'
import { appendDelta, nameOf, packOf } from '../../../../test/support/pack.ts'
import { randomBytes, randomLines, randomSequence } from '../../../../test/support/random.ts'
import { BulkheadError } from '../../../contract/errors.ts'
import type { HashName } from '../types.ts'
import { indexPack, indexPackSync } from './index-pack.ts'
import { packIndexBytes, parsePackIndex } from './pack-index.ts'

// git runs many times here, and the machine may have other work
vi.setConfig({ testTimeout: 30_000 })

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulkhead-index-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const repos = new Map<HashName, TestRepo>()
afterAll(() => {
  for (const repo of repos.values()) repo.dispose()
})

function repoOf(hash: HashName): TestRepo {
  const known = repos.get(hash)
  if (known) return known
  const repo = makeRepo({ objectFormat: hash })
  repos.set(hash, repo)
  for (let i = 0; i < 4; i++) {
    const lines = randomLines(1, 200).split('\n')
    lines.splice(i * 9, 2, `changed in ${i}`)
    const more = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`${n}.txt`, lines.slice(n).join(`\n${i}`)]))
    repo.commit({ ...more, 'a.txt': lines.join('\n'), [`${i}.bin`]: randomBytes(i, 2_000), empty: '' }, `commit ${i}`)
  }
  repo.commit({ 'large.txt': randomLines(3, 60_000) }, 'larger than the read buffer')
  repo.git('tag', '-a', 'v1', '-m', 'first')
  return repo
}

/** A new pack of all objects of a repository, without its index, and the index that git made for it. */
function packOfRepo(hash: HashName = 'sha1', ...options: string[]): { file: string; index: Buffer; repo: TestRepo } {
  const repo = repoOf(hash)
  const name = repo
    .gitBytes(['pack-objects', '-q', '--all', ...options, join(folder, 'pack')], '')
    .toString()
    .trim()
  const file = join(folder, `pack-${name}.pack`)
  const index = readFileSync(file.replace('.pack', '.idx'))
  rmSync(file.replace('.pack', '.idx'))
  return { file, index, repo }
}

function save(name: string, pack: Buffer): string {
  const file = join(folder, name)
  writeFileSync(file, pack)
  return file
}

describe('equals git index-pack', () => {
  it.each([
    ['offset deltas', 'sha1', ['--delta-base-offset']],
    ['deltas against names', 'sha1', []],
    ['SHA-256', 'sha256', ['--delta-base-offset']],
    ['SHA-256 and names', 'sha256', []]
  ] as const)('%s', async (_, hash, options) => {
    const { file, index } = packOfRepo(hash, ...options)
    const made = await indexPack(file, { hash, write: true })
    expect(made.problems).toEqual([])
    expect(readFileSync(file.replace('.pack', '.idx')).equals(index)).toBe(true)
  })

  it('a base that comes after its delta', () => {
    const base = Buffer.from(randomLines(1, 30))
    const middle = Buffer.concat([base, Buffer.from('middle')])
    const { pack, offsets } = packOf([
      { data: appendDelta(middle, 'last'), baseOid: nameOf('blob', middle) },
      { data: appendDelta(base, 'middle'), baseOid: nameOf('blob', base) },
      { data: base }
    ])
    const file = save('backwards.pack', pack)
    repoOf('sha1').git('index-pack', '-o', join(folder, 'backwards.idx'), file)
    const { index } = indexPackSync(file, { hash: 'sha1' })
    expect(packIndexBytes(index).equals(readFileSync(join(folder, 'backwards.idx')))).toBe(true)
    expect([...index.offsets].sort((a, b) => a - b)).toEqual(offsets)
  })
})

it('reads and writes offsets beyond 2 GiB', () => {
  const { file, repo } = packOfRepo()
  const out = join(folder, 'large.idx')
  repo.git('index-pack', '--index-version=2,0x100', '-o', out, file)
  const bytes = readFileSync(out)
  const index = parsePackIndex(bytes, 'sha1')
  expect(index.offsets).toEqual(indexPackSync(file, { hash: 'sha1' }).index.offsets)

  const far = { ...index, offsets: index.offsets.map((offset) => offset + 5 * 2 ** 32) }
  expect(parsePackIndex(packIndexBytes(far), 'sha1').offsets).toEqual(far.offsets)
})

it('tells its progress up to the end', () => {
  const { file } = packOfRepo()
  const seen: number[] = []
  indexPackSync(file, { hash: 'sha1', onProgress: (done, total) => seen.push(done / total) })
  expect(seen.every((part, i) => part >= (seen[i - 1] ?? 0) && part <= 1)).toBe(true)
  expect(seen.at(-1)).toBeGreaterThan(0.99)
})

it('stops when it is cancelled', async () => {
  const { file } = packOfRepo()
  await expect(indexPack(file, { hash: 'sha1', signal: AbortSignal.abort() })).rejects.toThrow(/abort/i)
  expect(() => indexPackSync(file, { hash: 'sha1', isCancelled: () => true })).toThrow(/cancelled/)
})

describe('damage', () => {
  const text = Buffer.from(randomLines(2, 30))
  const entries = [
    { data: text },
    { data: appendDelta(text, 'more'), base: 0 },
    { data: randomBytes(3, 300) },
    { data: Buffer.from('the last one') }
  ]
  const whole = packOf(entries)

  const damaged: [string, () => Buffer, RegExp, number][] = [
    ['a truncated pack', () => whole.pack.subarray(0, (whole.offsets[3] ?? 0) + 5), /3 whole objects of the 4/, 3],
    ['a truncated trailer', () => whole.pack.subarray(0, -7), /ends too early|damaged/, 4],
    ['a wrong checksum', () => flip(whole.pack, whole.pack.length - 1), /checksum at its end/, 4],
    ['a flipped byte in an object', () => flip(whole.pack, (whole.offsets[2] ?? 0) + 20), /byte/, 3],
    ['a flipped byte in a base', () => flip(whole.pack, (whole.offsets[0] ?? 0) + 30), /byte/, 2],
    ['fewer objects than promised', () => packOf(entries, { count: 9 }).pack, /4 whole objects of the 9/, 4],
    ['more objects than promised', () => packOf(entries, { count: 2 }).pack, /more data than the 2 objects/, 4],
    [
      'a missing base',
      () => packOf([...entries, { data: appendDelta(text, 'x'), baseOid: Buffer.alloc(20, 1) }]).pack,
      /0101.* is not in the pack/,
      4
    ],
    ['an absurd size', () => packOf([...entries, { data: text, size: 2n ** 60n }]).pack, /absurd size/, 4],
    ['a size that is too large', () => packOf([...entries, { data: text, size: 30_000_000n }]).pack, /cannot hold/, 4],
    [
      'a base where no object starts',
      () => packOf([...entries, { data: appendDelta(text, 'x'), distance: 3 }]).pack,
      /no object starts/,
      4
    ],
    [
      'a base before the pack',
      () => packOf([...entries, { data: appendDelta(text, 'x'), distance: 1_000_000 }]).pack,
      /no object starts/,
      4
    ],
    ['a type that is none', () => packOf([...entries, { data: text, type: 5 }]).pack, /type 5/, 4],
    ['a head that is no pack', () => flip(whole.pack, 1), /does not start as a pack/, 4]
  ]

  it.each(damaged)('is told: %s', async (name, make, words) => {
    const file = save(`${name.replaceAll(' ', '-')}.pack`, make())
    await expect(indexPack(file, { hash: 'sha1', write: true })).rejects.toMatchObject({
      code: 'clone.damaged',
      message: expect.stringMatching(words)
    })
    expect(readdirSync(folder)).not.toContain(`${name.replaceAll(' ', '-')}.idx`)
  })

  it.each(damaged)('is passed over by a salvage: %s', (name, make, _, found) => {
    const { index, problems } = indexPackSync(save(`salvage-${name.replaceAll(' ', '-')}.pack`, make()), { hash: 'sha1', salvage: true })
    expect(index.count).toBe(found)
    expect(problems.length).toBeGreaterThan(0)
    expect(problems.every((problem) => problem.what.includes('.pack') && problem.why.length > 10)).toBe(true)
  })

  it('is found wherever it is', () => {
    const next = randomSequence(5)
    for (let round = 0; round < 300; round++) {
      const pack = Buffer.from(whole.pack)
      pack[next(pack.length)]! ^= 1 << next(8)
      const file = save('flipped.pack', next(3) ? pack : whole.pack.subarray(0, next(whole.pack.length)))
      expect(() => indexPackSync(file, { hash: 'sha1' })).toThrow(BulkheadError)
    }
  })

  it('says that a file is no pack, or not there', async () => {
    await expect(indexPack(save('tiny.pack', Buffer.from('PACK')), { hash: 'sha1' })).rejects.toMatchObject({ code: 'clone.damaged' })
    await expect(indexPack(join(folder, 'absent.pack'), { hash: 'sha1' })).rejects.toMatchObject({ code: 'source.no-access' })
  })
})

function flip(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at]! ^= 0x40
  return copy
}

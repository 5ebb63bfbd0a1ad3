import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { makeRepo, type TestRepo } from '../../../../test/support/git-repo.ts'
import { randomBytes, randomLines } from '../../../../test/support/random.ts'
import type { HashName, ObjectDatabase } from '../types.ts'
import { families } from './families.ts'
import { attachObjectDatabase, openObjectDatabase } from './open-object-database.ts'
import { stored } from './stored-objects.ts'
import { streamObject } from './stream-object.ts'
import { visitFamily } from './visit-family.ts'

// git runs many times here, and the machine may have other work
vi.setConfig({ testTimeout: 30_000 })

const repos: TestRepo[] = []
afterEach(() => {
  for (const repo of repos.splice(0)) repo.dispose()
})

function newRepo(objectFormat: HashName = 'sha1', commits = 4): TestRepo {
  const repo = makeRepo({ objectFormat })
  repos.push(repo)
  for (let i = 0; i < commits; i++) {
    const lines = randomLines(1, 300).split('\n')
    lines.splice(i * 7, 3, `changed in ${i}`, randomLines(i + 50, 5))
    const similar = Object.fromEntries(Array.from({ length: 6 }, (_, n) => [`${n}.txt`, lines.slice(n * 9).join(`\n${i}`)]))
    repo.commit({ ...similar, 'a.txt': lines.join('\n'), [`dir/${i}.bin`]: randomBytes(i, 500 + i * 400), 'dir/empty': '' }, `commit ${i}`)
  }
  repo.git('tag', '-a', 'v1', '-m', 'first')
  return repo
}

const objectsOf = (repo: TestRepo): string => join(repo.gitDir, 'objects')
const packsOf = (repo: TestRepo): string[] => readdirSync(join(objectsOf(repo), 'pack')).filter((name) => name.endsWith('.pack'))

/** What git has: type and content by name. */
function gitObjects(repo: TestRepo): Map<string, { type: string; content: Buffer }> {
  const output = repo.gitBytes(['cat-file', '--batch', '--batch-all-objects'])
  const objects = new Map<string, { type: string; content: Buffer }>()
  for (let at = 0; at < output.length; ) {
    const line = output.indexOf(10, at)
    const [oid = '', type = '', size = ''] = output.toString('latin1', at, line).split(' ')
    const start = line + 1
    objects.set(oid, { type, content: output.subarray(start, start + Number(size)) })
    at = start + Number(size) + 1
  }
  return objects
}

/** Everything that the database has equals what git has, by every way to read it. */
function expectEqual(db: ObjectDatabase, repo: TestRepo): void {
  const expected = gitObjects(repo)
  const wrong: string[] = []
  const compare = (way: string, oid: string, content: Uint8Array): void => {
    if (!expected.get(oid)?.content.equals(content)) wrong.push(`${way} ${oid}`)
  }
  expect(db.problems).toEqual([])
  expect(db.size).toBe(expected.size)
  const visited: string[] = []
  const wanted = new Uint8Array(db.size).fill(1)
  for (const family of families(db, wanted)) {
    visitFamily(
      db,
      family,
      wanted,
      (object, content) => {
        visited.push(db.oid(object))
        compare('visit', db.oid(object), content)
      },
      (problem) => wrong.push(`problem ${problem.what} ${problem.why}`)
    )
  }
  for (const [oid, { type }] of expected) {
    const object = db.findHex(oid)
    if (db.oid(object) !== oid || db.type(object) !== type) wrong.push(`find ${oid}`)
    compare('read', oid, db.read(object))
    const chunks: Buffer[] = []
    streamObject(db, object, (chunk) => chunks.push(Buffer.from(chunk)))
    compare('stream', oid, Buffer.concat(chunks))
  }
  expect(wrong).toEqual([])
  expect(visited.sort()).toEqual([...expected.keys()].sort())
}

function check(repo: TestRepo, objectDirs = [objectsOf(repo)], hash: HashName = 'sha1'): ObjectDatabase {
  const db = openObjectDatabase({ objectDirs, hash, verify: true })
  try {
    expectEqual(db, repo)
  } finally {
    db.close()
  }
  return db
}

describe.each(['sha1', 'sha256'] as const)('%s', (hash) => {
  it('reads loose objects', () => {
    const repo = newRepo(hash)
    check(repo, [objectsOf(repo)], hash)
  })

  it('reads a pack with offset deltas', () => {
    const repo = newRepo(hash)
    repo.git('repack', '-adfq', '--depth=50')
    rmSync(join(objectsOf(repo), 'pack', 'multi-pack-index'), { force: true })
    check(repo, [objectsOf(repo)], hash)
  })

  it('reads a pack with deltas against names', () => {
    const repo = newRepo(hash)
    repo.git('-c', 'repack.useDeltaBaseOffset=false', 'repack', '-adfq')
    check(repo, [objectsOf(repo)], hash)
  })

  it('reads several packs and loose objects that have the same objects', () => {
    const repo = newRepo(hash)
    repo.git('repack', '-dq')
    repo.commit({ 'b.txt': randomLines(9, 50), 'a.txt': randomLines(1, 299) }, 'more')
    repo.git('repack', '-q')
    repo.commit({ 'c.txt': 'c' }, 'loose')
    repo.gitBytes(['pack-objects', '-q', '--all', '--honor-pack-keep', join(objectsOf(repo), 'pack', 'pack')], '')
    repo.git('multi-pack-index', 'write')
    expect(packsOf(repo).length).toBe(3)
    check(repo, [objectsOf(repo)], hash)
  })
})

it('indexes a pack whose index is of version 1', () => {
  const repo = newRepo()
  repo.git('-c', 'pack.indexVersion=1', 'repack', '-adfq')
  expect(check(repo).notes.join()).toContain('version 1')
})

it('reads the objects of several object folders', () => {
  const lender = newRepo()
  lender.git('repack', '-adq')
  const borrower = makeRepo()
  repos.push(borrower)
  execFileSync('git', ['clone', '-q', '--shared', '--bare', lender.path, join(borrower.path, 'b.git')])
  const bare = makeRepo({ bare: true, at: join(borrower.path, 'b.git') })
  const db = openObjectDatabase({ objectDirs: [join(bare.path, 'objects'), objectsOf(lender)], hash: 'sha1' })
  expectEqual(db, lender)
  db.close()
})

it('reads chains of 4 095 deltas', () => {
  const repo = makeRepo()
  repos.push(repo)
  const lines = randomLines(3, 40).split('\n')
  const stream = Array.from({ length: 4_200 }, (_, i) => {
    lines[i % lines.length] = `version ${i}`
    const text = lines.join('\n')
    return `blob\ndata ${Buffer.byteLength(text)}\n${text}\n`
  }).join('')
  repo.gitBytes(['fast-import', '--quiet', '--depth=4095'], stream)
  const db = check(repo)
  const { base } = stored(db)
  const depth = new Map<number, number>()
  const depthOf = (object: number): number => (base[object]! < 0 ? 0 : (depth.get(base[object]!) ?? 0) + 1)
  for (let object = 0; object < db.size; object++) depth.set(object, depthOf(object))
  expect(Math.max(...depth.values())).toBe(4_095)
})

it('gives another thread the same objects', () => {
  const repo = newRepo()
  repo.git('repack', '-adq')
  const db = openObjectDatabase({ objectDirs: [objectsOf(repo)], hash: 'sha1' })
  const other = attachObjectDatabase(db.snapshot())
  expectEqual(other, repo)
  other.close()
  db.close()
})

it('opens a repository without any object', () => {
  const repo = makeRepo()
  repos.push(repo)
  const db = openObjectDatabase({ objectDirs: [objectsOf(repo)], hash: 'sha1' })
  expect(db.size).toBe(0)
  expect(db.findHex('0'.repeat(40))).toBe(-1)
  expect(families(db, new Uint8Array(0))).toEqual([])
})

import { createHash, hash } from 'node:crypto'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { makeRepo, type TestRepo } from '../../../../test/support/git-repo.ts'
import { randomBytes, randomLines } from '../../../../test/support/random.ts'
import { readAll } from '../../../../test/support/read-all.ts'
import type { ObjectDatabase } from '../types.ts'
import { families } from './families.ts'
import { openObjectDatabase } from './open-object-database.ts'
import { streamObject } from './stream-object.ts'
import { visitFamily } from './visit-family.ts'

vi.setConfig({ testTimeout: 30_000 })

let repo: TestRepo
let objects: string
/** 3 MB, stored whole and packed; 2 MB, a delta of it; 3 MB, loose. */
let names: { packed: string; delta: string; loose: string }

beforeAll(() => {
  repo = makeRepo()
  objects = join(repo.gitDir, 'objects')
  const large = randomLines(1, 150_000)
  const blob = (text: string | Buffer): string => repo.gitBytes(['hash-object', '-w', '--stdin'], text).toString().trim()
  const packed = blob(large)
  const delta = blob(large.slice(0, 2_000_000))
  for (let i = 0; i < 40; i++) blob(`${large.slice(i * 10, 50_000)}${i}`)
  const all = repo.git('cat-file', '--batch-all-objects', '--batch-check=%(objectname)')
  repo.gitBytes(['pack-objects', '-q', join(objects, 'pack', 'pack')], all)
  repo.git('prune-packed')
  names = { packed, delta, loose: blob(randomBytes(3, 3_000_000)) }
}, 30_000)

afterAll(() => repo.dispose())

function withDatabase<Result>(limits: Partial<Record<'content' | 'held' | 'cache', number>>, run: (db: ObjectDatabase) => Result): Result {
  const db = openObjectDatabase({ objectDirs: [objects], hash: 'sha1', limits })
  try {
    return run(db)
  } finally {
    db.close()
  }
}

it('tells what is too large instead of holding it, and streams it', () => {
  withDatabase({ content: 1_000_000 }, (db) => {
    const { contents, problems } = readAll(db)
    expect(new Set(problems.keys())).toEqual(new Set(Object.values(names)))
    expect([...problems.values()].every(({ reason }) => reason === 'too-large')).toBe(true)
    expect(contents.size).toBe(db.size - 3)
    for (const oid of [names.packed, names.loose]) expect(streamed(db, oid)).toEqual({ oid, largestChunk: expect.any(Number) })
    expect(streamed(db, names.packed).largestChunk).toBeLessThan(400_000)
    expect(() => streamed(db, names.delta)).toThrow(expect.objectContaining({ problem: expect.objectContaining({ reason: 'too-large' }) }))
  })
})

it('makes contents anew that it had no room to hold', () => {
  const readNames = (db: ObjectDatabase): string[] =>
    Array.from(readAll(db).contents, ([oid, content]) => `${oid} ${hash('sha1', content)}`).sort()
  const full = withDatabase({}, readNames)
  expect(full.length).toBe(43)
  for (const held of [0, 60_000, 500_000]) {
    expect(withDatabase({ held, cache: 10_000 }, readNames)).toEqual(full)
  }
})

it('visits only what is wanted', () => {
  withDatabase({}, (db) => {
    const wanted = new Uint8Array(db.size)
    wanted[db.findHex(names.delta)] = 1
    const [family, ...others] = families(db, wanted)
    expect(others).toEqual([])
    const visited: string[] = []
    if (family) visitFamily(db, family, wanted, (object) => visited.push(db.oid(object)), expect.fail)
    expect(visited).toEqual([names.delta])
  })
})

it('ends the walk with what the visitor throws, and can be used again', () => {
  withDatabase({}, (db) => {
    const wanted = new Uint8Array(db.size).fill(1)
    const stop = new Error('stop')
    const walk = (visit: () => void): void => {
      for (const family of families(db, wanted)) visitFamily(db, family, wanted, visit, expect.fail)
    }
    expect(() =>
      walk(() => {
        throw stop
      })
    ).toThrow(stop)
    let visited = 0
    walk(() => visited++)
    expect(visited).toBe(db.size)
  })
})

it('is the same in a worker thread, on the same memory', async () => {
  const db = openObjectDatabase({ objectDirs: [objects], hash: 'sha1' })
  const wanted = new Uint8Array(new SharedArrayBuffer(db.size)).fill(1)
  const code = `
    import { parentPort, workerData } from 'node:worker_threads'
    import { attachObjectDatabase } from '${new URL('open-object-database.ts', import.meta.url)}'
    import { visitFamily } from '${new URL('visit-family.ts', import.meta.url)}'
    const db = attachObjectDatabase(workerData.snapshot)
    const sizes = []
    for (const family of workerData.trees) visitFamily(db, family, workerData.wanted, (object, content) => sizes.push([db.oid(object), content.length]), () => {})
    db.close()
    parentPort.postMessage(sizes)`
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`), {
    workerData: { snapshot: db.snapshot(), trees: families(db, wanted), wanted }
  })
  const sizes = await new Promise<[string, number][]>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  await worker.terminate()
  expect(new Map(sizes)).toEqual(new Map(Array.from(readAll(db).contents, ([oid, content]) => [oid, content.length])))
  db.close()
})

/** Name of what was streamed, and the size of its largest chunk. */
function streamed(db: ObjectDatabase, oid: string): { oid: string; largestChunk: number } {
  const chunks: Buffer[] = []
  let expected = 0
  streamObject(db, db.findHex(oid), (chunk, offset) => {
    expect(offset).toBe(expected)
    expected += chunk.length
    chunks.push(Buffer.from(chunk))
  })
  const digest = createHash('sha1').update(`${db.type(db.findHex(oid))} ${expected}\0`)
  for (const chunk of chunks) digest.update(chunk)
  return { oid: digest.digest('hex'), largestChunk: Math.max(...chunks.map((chunk) => chunk.length)) }
}

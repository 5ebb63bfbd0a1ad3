import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeRepo, type TestRepo } from '../../../../test/support/git-repo.ts'
import { makeObjectDir, type ObjectDir } from '../../../../test/support/object-dir.ts'
import { randomBytes, randomLines, randomSequence } from '../../../../test/support/random.ts'
import { readAll } from '../../../../test/support/read-all.ts'
import { BulkheadError } from '../../../contract/errors.ts'
import { ObjectError } from './object-error.ts'
import { openObjectDatabase } from './open-object-database.ts'
import { streamObject } from './stream-object.ts'

/** Two packs, with deltas of both kinds, and loose objects: some objects in several of them. */
let source: TestRepo
let files: Map<string, Buffer>
let dir: ObjectDir

beforeAll(() => {
  source = makeRepo()
  const objects = join(source.gitDir, 'objects')
  const lines = randomLines(1, 120).split('\n')
  for (let i = 0; i < 3; i++) {
    lines.splice(i * 11, 2, `changed in ${i}`)
    const copies = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`${n}.txt`, lines.slice(n).join(`\n${i}`)]))
    source.commit({ ...copies, [`${i}.bin`]: randomBytes(i, 700) }, `commit ${i}`)
    if (i === 0) source.gitBytes(['pack-objects', '-q', '--all', '--delta-base-offset', join(objects, 'pack', 'pack')], '')
    if (i === 1) source.gitBytes(['pack-objects', '-q', '--all', join(objects, 'pack', 'pack')], '')
  }
  source.git('prune-packed')
  files = new Map()
  dir = makeObjectDir()
  for (const entry of readdirSync(objects, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const name = join(entry.parentPath, entry.name).slice(objects.length + 1)
    files.set(name, readFileSync(join(objects, name)))
  }
}, 30_000)

afterAll(() => {
  source.dispose()
  dir.dispose()
})

function damage(bytes: Buffer, next: (limit: number) => number): Buffer {
  const copy = Buffer.from(bytes)
  const at = next(copy.length)
  switch (next(6)) {
    case 0:
      return copy.subarray(0, at)
    case 1:
      return Buffer.concat([copy.subarray(0, at), randomBytes(at, next(40)), copy.subarray(at)])
    case 2:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at + next(60))])
    case 3:
      return copy.fill(next(256), at, Math.min(copy.length, at + next(50)))
    default:
      for (let flips = 1 + next(4); flips > 0; flips--) copy[next(copy.length)]! ^= 1 << next(8)
      return copy
  }
}

const rounds = 300

it('reads what is right of hundreds of damaged repositories, and throws nothing else than it says', () => {
  const undamaged = openObjectDatabase({ objectDirs: [join(source.gitDir, 'objects')], hash: 'sha1' })
  const total = undamaged.size
  expect(readAll(undamaged).problems.size).toBe(0)
  undamaged.close()
  const packs = [...files.keys()].filter((name) => name.startsWith('pack/'))
  const loose = [...files.keys()].filter((name) => !name.startsWith('pack/'))
  let touched = new Set<string>()
  for (const [name, bytes] of files) dir.write(name, bytes)
  let lost = 0
  let told = 0
  let slowest = 0
  for (let round = 0; round < rounds; round++) {
    const next = randomSequence(round)
    for (const name of touched) dir.write(name, files.get(name) ?? Buffer.alloc(0))
    const victims = Array.from({ length: 1 + next(2) }, () =>
      next(5) ? (packs[next(packs.length)] ?? '') : (loose[next(loose.length)] ?? '')
    )
    touched = new Set([...packs, ...victims])
    for (const name of victims) dir.write(name, damage(dir.read(name), next))
    if (next(3) === 0) for (const name of packs) if (name.endsWith('.idx') && next(2)) dir.write(name, Buffer.alloc(0))
    const start = performance.now()
    try {
      const db = openObjectDatabase({ objectDirs: [dir.path], hash: 'sha1', limits: { content: 1 << 20 } })
      const { contents, problems } = readAll(db)
      for (const [oid, content] of contents) {
        const type = db.type(db.findHex(oid))
        const name = hash('sha1', Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]))
        if (name !== oid) expect.fail(`round ${round}, ${victims}: ${oid} was given the content of ${name}`)
      }
      for (let i = 0; i < 20 && db.size > 0; i++) {
        const object = next(db.size)
        expectObjectError(() => db.read(object))
        expectObjectError(() => streamObject(db, object, () => undefined))
      }
      if (contents.size < total) lost++
      if (contents.size < total && problems.size + db.problems.length > 0) told++
      db.close()
    } catch (error) {
      if (!(error instanceof BulkheadError)) throw new Error(`round ${round}, ${victims}`, { cause: error })
    }
    slowest = Math.max(slowest, performance.now() - start)
  }
  expect(lost).toBeGreaterThan(20)
  expect(told).toBe(lost)
  expect(slowest).toBeLessThan(5_000)
}, 60_000)

function expectObjectError(read: () => unknown): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof ObjectError)) throw error
  }
}

import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { makeRepo } from '../../../test/support/git-repo.ts'
import { randomLines } from '../../../test/support/random.ts'
import { hit } from '../../../test/support/workspace.ts'
import { families } from '../git/objects/families.ts'
import { openObjectDatabase } from '../git/objects/open-object-database.ts'
import { type ContentSearch, createContentSearch } from './content-search.ts'
import { searchFiles } from './search-files.ts'
import { searchObjects } from './search-objects.ts'

const temporary = (): string => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-flooded-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

it('tells a file with too many secrets, keeps the first of them, and searches the next file', () => {
  const dir = temporary()
  const token = (n: number): string =>
    `tok_${BigInt(`0x${createHash('sha256').update(String(n)).digest('hex')}`)
      .toString(36)
      .slice(0, 20)}`
  writeFileSync(path.join(dir, 'flood'), Array.from({ length: 51_000 }, (_, n) => token(n)).join('\n'))
  writeFileSync(path.join(dir, 'plain'), token(1))
  const search = createContentSearch(
    catalogOf({ 'test-token': { kind: 'token', anchors: ['tok_'], pattern: 'tok_[a-z0-9]{20}' } }),
    new Uint8Array(32),
    false
  )
  const { hits, problems, scanned } = searchFiles(search, dir, [
    { path: 'flood', size: 1 },
    { path: 'plain', size: 1 }
  ])
  expect(problems).toEqual([{ reason: 'over-limit', what: 'flood', why: expect.stringContaining('the first 50000 places were kept') }])
  expect(hits).toHaveLength(50_001)
  expect([scanned, hits.at(-1)?.path]).toEqual([1, 'plain'])
})

it('leaves what there is no room for to another batch, and loses no object', () => {
  const repo = makeRepo({ at: path.join(temporary(), 'repo') })
  for (let i = 0; i < 5; i++) repo.commit({ [`file-${i}`]: `content ${i}` }, `commit ${i}`)
  const db = openObjectDatabase({ objectDirs: [path.join(repo.gitDir, 'objects')], hash: 'sha1' })
  onTestFinished(() => db.close())
  const wanted = new Uint8Array(db.size)
  for (let object = 0; object < db.size; object++) wanted[object] = db.type(object) === 'blob' ? 1 : 0
  const flood = Array.from({ length: 20_000 }, () => hit())
  const found = { hits: flood, binary: false, over: undefined }
  const search: ContentSearch = {
    search: () => found,
    begin: () => ({ push() {}, end: () => found }),
    maskName: (name) => name,
    takeExplained: () => []
  }
  const roots = Uint32Array.from(families(db, wanted), ({ root }) => root)
  const first = searchObjects(search, db, wanted, roots)
  expect([first.scanned, first.oids.length / 20, first.left.length, first.problems]).toEqual([3, 3, 2, []])
  const second = searchObjects(search, db, wanted, first.left)
  expect([second.scanned, second.left.length]).toEqual([2, 0])
  expect(new Set([first, second].flatMap(({ oids }) => Buffer.from(oids).toString('hex').match(/.{40}/g))).size).toBe(5)
})

it('tells a file in which beginnings of secrets crowd too closely to be tried', () => {
  const dir = temporary()
  writeFileSync(path.join(dir, 'crowd'), 'password='.repeat(60_000))
  const catalog = catalogOf({ 'test-password': { kind: 'assignment', names: ['password'], pattern: '[a-z0-9]{12,40}' } })
  const { problems, scanned } = searchFiles(createContentSearch(catalog, new Uint8Array(32), false), dir, [{ path: 'crowd', size: 1 }])
  expect(problems).toEqual([{ reason: 'over-limit', what: 'crowd', why: expect.stringContaining('crowd') }])
  expect(scanned).toBe(0)
})

it('goes on within a family of deltas, where it stopped', () => {
  const repo = makeRepo({ at: path.join(temporary(), 'repo') })
  const text = randomLines(1, 400)
  for (let i = 0; i < 12; i++) repo.commit({ file: `${text}${i}` }, `commit ${i}`)
  repo.git('repack', '-adfq')
  const db = openObjectDatabase({ objectDirs: [path.join(repo.gitDir, 'objects')], hash: 'sha1' })
  onTestFinished(() => db.close())
  const wanted = new Uint8Array(db.size)
  for (let object = 0; object < db.size; object++) wanted[object] = db.type(object) === 'blob' ? 1 : 0
  const found = { hits: [hit(), hit()], binary: false, over: undefined }
  const search: ContentSearch = {
    search: () => found,
    begin: () => ({ push() {}, end: () => found }),
    maskName: String,
    takeExplained: () => []
  }
  let roots: Uint32Array = Uint32Array.from(families(db, wanted), ({ root }) => root)
  expect(roots).toHaveLength(1)
  const names: string[] = []
  for (let batches = 0; roots.length > 0; batches++) {
    expect(batches).toBeLessThan(5)
    const { oids, left } = searchObjects(search, db, wanted, roots, 6)
    names.push(...(Buffer.from(oids).toString('hex').match(/.{40}/g) ?? []))
    roots = left
  }
  expect([names.length, new Set(names).size]).toEqual([12, 12])
})

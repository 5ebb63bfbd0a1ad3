import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { makeRepo } from '../../../test/support/git-repo.ts'
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

it('leaves the rest of a batch with too many hits to the next scan, and loses no object', () => {
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
  const { oids, scanned, problems } = searchObjects(search, db, wanted, roots)
  expect([scanned, oids.length / 20]).toEqual([3, 3])
  expect(problems.map(({ reason }) => reason)).toEqual(['over-limit', 'over-limit'])
})

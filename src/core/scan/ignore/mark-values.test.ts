import { createHmac } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { makeRepo } from '../../../../test/support/git-repo.ts'
import { temporaryFolder } from '../../../../test/support/workspace.ts'
import { openObjectDatabase } from '../../git/objects/open-object-database.ts'
import type { StoredValue } from '../../store/workspace.ts'
import { markValues } from './mark-values.ts'
import { newSalt, portableMark } from './portable-mark.ts'

const key = Buffer.alloc(32, 7)
const salts = [newSalt(), newSalt()]
const proof = (value: string): Uint8Array => createHmac('sha256', key).update(value).digest()
const marksOf = (value: string): string[] => salts.map((salt) => portableMark(salt, Buffer.from(value)))
const stored = (value: string, places: StoredValue['places'], findingId = value): StoredValue => ({
  findingId,
  typeId: 'acme-key',
  fingerprint: proof(value),
  places
})

it('marks values of files with each salt, and none that is not there any more', () => {
  const root = temporaryFolder()
  writeFileSync(path.join(root, 'a'), 'one two')
  writeFileSync(path.join(root, 'b'), 'one')
  const at = (file: string, start: number) => ({ object: null, path: file, start, end: start + 3 })
  const values = [
    stored('one', [at('a', 0)]),
    stored('tri', [at('b', 0)]),
    stored('two', [at('gone', 0), at('b', 0), at('a', 4)]),
    stored('six', [])
  ]
  expect(markValues({ place: { kind: 'folder', root }, salts, values }, key)).toEqual([
    { findingId: 'one', marks: marksOf('one') },
    { findingId: 'two', marks: marksOf('two') }
  ])
  rmSync(path.join(root, 'a'))
  expect(markValues({ place: { kind: 'folder', root }, salts, values }, key)).toEqual([])
})

it('inflates an object once, however many values lie in it and in whatever order they come', () => {
  const repo = makeRepo()
  onTestFinished(() => repo.dispose())
  const [dump, other] = ['dump', 'other'].map((name) => {
    const oid = repo.store('blob', Buffer.concat([Buffer.from(`${name}-value`), Buffer.alloc(16_000_000, 'a line\n')]))
    return { object: Buffer.from(oid, 'hex'), path: name, start: 0, end: name.length + 6 }
  })
  if (!dump || !other) throw new Error('no objects')
  const db = openObjectDatabase({ objectDirs: [path.join(repo.gitDir, 'objects')], hash: 'sha1' })
  onTestFinished(() => db.close())
  const timed = (values: StoredValue[]): [number, number] => {
    const started = performance.now()
    const { length } = markValues({ place: { kind: 'git', snapshot: db.snapshot() }, salts, values }, key)
    return [length, performance.now() - started]
  }
  const both = (n: number) => [stored('dump-value', [dump], `d${n}`), stored('other-value', [other], `o${n}`)]
  const [few, once] = timed(both(0))
  const [many, time] = timed(Array.from({ length: 100 }, (_, n) => both(n)).flat())
  expect([few, many]).toEqual([2, 200])
  expect(time).toBeLessThan(10 * once + 200)
})

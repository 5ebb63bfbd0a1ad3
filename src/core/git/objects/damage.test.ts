import { mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeObjectDir, type ObjectDir } from '../../../../test/support/object-dir.ts'
import { appendDelta, nameOf, type PackEntry, packOf } from '../../../../test/support/pack.ts'
import { randomBytes, randomLines } from '../../../../test/support/random.ts'
import { readAll } from '../../../../test/support/read-all.ts'
import { oidOrder } from '../pack/oid-lookup.ts'
import { packIndexBytes } from '../pack/pack-index.ts'
import type { ObjectDatabase } from '../types.ts'
import { ObjectError } from './object-error.ts'
import { attachObjectDatabase, openObjectDatabase } from './open-object-database.ts'
import { streamObject } from './stream-object.ts'

let dir: ObjectDir
let opened: ObjectDatabase[]
beforeEach(() => {
  dir = makeObjectDir()
  opened = []
})
afterEach(() => {
  for (const db of opened) db.close()
  dir.dispose()
})

function open(options: Partial<Parameters<typeof openObjectDatabase>[0]> = {}): ObjectDatabase {
  const db = openObjectDatabase({ objectDirs: [dir.path], hash: 'sha1', ...options })
  opened.push(db)
  return db
}

// a: a whole blob; b and c: deltas on a and b; d: another blob
const a = Buffer.from(randomLines(1, 60))
const b = Buffer.concat([a, Buffer.from('second')])
const c = Buffer.concat([b, Buffer.from('third')])
const d = randomBytes(2, 400)
const contents = [a, b, c, d]
const entries: PackEntry[] = [
  { data: a },
  { data: appendDelta(a, 'second'), base: 0 },
  { data: appendDelta(b, 'third'), base: 1 },
  { data: d }
]
const whole = packOf(entries)
const hex = (content: Buffer): string => nameOf('blob', content).toString('hex')

interface MadePack {
  pack: Buffer
  offsets: number[]
  crcs: number[]
}

/** The index that fits: each entry is the blob at the same place. */
function indexOf(made: MadePack, oids: Uint8Array[] = contents.map((content) => nameOf('blob', content)), sort = true): Buffer {
  const names = Buffer.concat(oids)
  const order = sort ? oidOrder(names, 20, oids.length) : Uint32Array.from(oids.keys())
  return packIndexBytes({
    hash: 'sha1',
    count: oids.length,
    oids: Buffer.concat([...order].map((i) => oids[i] ?? Buffer.alloc(20))),
    offsets: Float64Array.from(order, (i) => made.offsets[i] ?? 0),
    crcs: Uint32Array.from(order, (i) => made.crcs[i] ?? 0),
    packChecksum: made.pack.subarray(-20)
  })
}

function write(made: MadePack, index: Buffer | null = indexOf(made), name = 'pack-1'): void {
  dir.write(`pack/${name}.pack`, made.pack)
  if (index) dir.write(`pack/${name}.idx`, index)
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at]! ^= 0x10
  return copy
}

const readable = (db: ObjectDatabase): string[] => [...readAll(db).contents.keys()].sort()
const names = (...of: Buffer[]): string[] => of.map(hex).sort()
const why = (db: ObjectDatabase, content: Buffer): string => readAll(db).problems.get(hex(content))?.why ?? 'fine'

it('reads the pack that the other tests damage', () => {
  write(whole)
  const db = open({ verify: true })
  expect(db.problems).toEqual([])
  expect(db.notes).toEqual([])
  expect(readable(db)).toEqual(names(a, b, c, d))
})

describe('a pack without a usable index', () => {
  const broken: [string, () => Buffer | null, RegExp][] = [
    ['absent', () => null, /ENOENT/],
    ['truncated', () => indexOf(whole).subarray(0, 1_100), /size|too short|checksum/],
    ['empty', () => Buffer.alloc(0), /too short/],
    ['flipped in its names', () => flipped(indexOf(whole), 1_040), /checksum/],
    ['flipped in its fan-out', () => flipped(indexOf(whole), 8 + 255 * 4), /size|too short|larger/],
    ['of version 9', () => flipped(indexOf(whole), 7), /version/],
    [
      'unsorted',
      () =>
        indexOf(
          whole,
          contents.map((content) => nameOf('blob', content)).sort((x, y) => Buffer.compare(y, x)),
          false
        ),
      /out of order|fan-out/
    ],
    ['of another pack', () => indexOf(packOf([{ data: randomBytes(7, 900) }, ...entries.slice(1)])), /another pack/]
  ]

  it.each(broken)('is indexed: %s', (_, index, words) => {
    write(whole, index())
    const before = dir.files()
    const db = open({ verify: true })
    expect(readable(db)).toEqual(names(a, b, c, d))
    expect(db.notes.join()).toMatch(words)
    expect(db.notes.join()).toContain('found 4 objects')
    expect(db.problems).toEqual([])
    expect(dir.files()).toEqual(before)
  })

  it('is indexed once when there is a folder to keep the index', () => {
    const root = mkdtempSync(join(tmpdir(), 'bulkhead-cache-'))
    const cacheDir = join(root, 'indexes', 'source-1')
    try {
      write(whole, null)
      expect(open({ cacheDir }).notes.join()).toContain('indexed it')
      expect(readdirSync(cacheDir).length).toBe(1)
      for (const folder of [cacheDir, join(root, 'indexes')]) expect(statSync(folder).mode & 0o777).toBe(0o700)
      const second = open({ cacheDir })
      expect(second.notes.join()).toContain('made before')
      expect(readable(second)).toEqual(names(a, b, c, d))
    } finally {
      rmSync(root, { recursive: true })
    }
  })

  it('can be stopped while it is indexed', () => {
    dir.write('pack/pack-1.pack', whole.pack)
    expect(() => open({ isCancelled: () => true })).toThrow(/cancelled/)
  })

  it('gives what is whole when the pack is damaged too', () => {
    dir.write('pack/pack-1.pack', flipped(whole.pack, (whole.offsets[2] ?? 0) + 8))
    const db = open()
    expect(readable(db)).toEqual(names(a, b, d))
    expect(db.problems.map((problem) => problem.what).join()).toContain(`bytes ${whole.offsets[2]} to ${whole.offsets[3]}`)
  })
})

describe('a pack with its index', () => {
  it('loses one object for a flipped byte in its data, and those based on it', () => {
    write({ ...whole, pack: flipped(whole.pack, (whole.offsets[1] ?? 0) + 8) }, indexOf(whole))
    const db = open()
    expect(readable(db)).toEqual(names(a, d))
    expect(why(db, b)).toMatch(/checksum that the index says \(in pack-1.pack at byte/)
    expect(why(db, c)).toContain(`based on ${hex(b)}`)
    expect(() => db.read(db.findHex(hex(b)))).toThrow(ObjectError)
    expect(db.read(db.findHex(hex(a))).length).toBe(a.length)
  })

  it('loses one object for a flipped byte in its header', () => {
    write({ ...whole, pack: flipped(whole.pack, whole.offsets[3] ?? 0) }, indexOf(whole))
    const db = open()
    expect(readable(db)).toEqual(names(a, b, c))
  })

  it('is read up to where it is truncated', () => {
    write({ ...whole, pack: whole.pack.subarray(0, (whole.offsets[3] ?? 0) + 9) }, indexOf(whole))
    const db = open()
    expect(readable(db)).toEqual(names(a, b, c))
    expect(db.problems.map((problem) => problem.why).join()).toContain('does not end with its checksum')
    write({ ...whole, pack: whole.pack.subarray(0, whole.offsets[2]) }, indexOf(whole))
    const shorter = open()
    expect(readable(shorter)).toEqual(names(a, b))
    expect(why(shorter, d)).toContain('the pack ends before it')
  })

  it('is read in spite of a wrong checksum at its end, or a damaged start', () => {
    write({ ...whole, pack: flipped(whole.pack, whole.pack.length - 3) }, indexOf(whole))
    expect(readable(open())).toEqual(names(a, b, c, d))
    write({ ...whole, pack: flipped(whole.pack, 2) }, indexOf(whole))
    const db = open()
    expect(readable(db)).toEqual(names(a, b, c, d))
    expect(db.problems.map((problem) => problem.why).join()).toContain('does not start as a pack')
  })

  it('tells a missing base', () => {
    const thin = packOf([...entries.slice(0, 1), { data: appendDelta(d, 'x'), baseOid: nameOf('blob', d) }])
    write(thin, indexOf(thin, [nameOf('blob', a), nameOf('blob', Buffer.concat([d, Buffer.from('x')]))]))
    const db = open()
    expect(why(db, Buffer.concat([d, Buffer.from('x')]))).toContain(`delta base ${hex(d)} is missing`)
    dir.write(`${hex(d).slice(0, 2)}/${hex(d).slice(2)}`, deflateSync(Buffer.concat([Buffer.from(`blob ${d.length}\0`), d])))
    expect(readable(open())).toEqual(names(a, d, Buffer.concat([d, Buffer.from('x')])))
  })

  it('cuts deltas that are based on each other', () => {
    const oids = [Buffer.alloc(20, 0x11), Buffer.alloc(20, 0x22), Buffer.alloc(20, 0x33), nameOf('blob', d)]
    const circle = packOf([
      { data: appendDelta(a, 'x'), baseOid: oids[1] ?? d },
      { data: appendDelta(a, 'y'), baseOid: oids[0] ?? d },
      { data: appendDelta(a, 'z'), baseOid: oids[2] ?? d },
      { data: d }
    ])
    write(circle, indexOf(circle, oids))
    const db = open()
    expect(readable(db)).toEqual(names(d))
    expect([...readAll(db).problems.values()].every((problem) => problem.why.includes('based on'))).toBe(true)
    for (const oid of oids.slice(0, 3)) expect(() => db.read(db.findHex(oid.toString('hex')))).toThrow(ObjectError)
  })

  it.each([
    ['an absurd size', { data: a, size: 2n ** 60n }],
    ['a size over 4 GiB', { data: a, size: 2n ** 33n }],
    ['a size that its bytes cannot hold', { data: a, size: 60_000_000n }],
    ['a size that is too small', { data: a, size: 10n }],
    ['a stream that ends too early', { data: a, stored: deflateSync(a).subarray(0, -9) }],
    ['no stream', { data: a, stored: Buffer.from('no stream') }],
    ['no bytes at all', { data: a, stored: Buffer.alloc(0) }],
    ['a delta that makes too much', { data: Buffer.concat([Buffer.from([0x80]), Buffer.alloc(7, 0xff)]), distance: 12 }]
  ])('loses one object for %s', (_, entry) => {
    const made = packOf([{ data: d }, entry])
    write(made, indexOf(made, [nameOf('blob', d), nameOf('blob', a)]))
    const db = open()
    expect(readable(db)).toEqual(names(d))
    expect(why(db, a).length).toBeGreaterThan(20)
    expect(() => streamObject(db, db.findHex(hex(a)), () => undefined)).toThrow(ObjectError)
  })

  it.each([10, 1e6, 2 ** 40, 2 ** 52, 2 ** 60])('loses an object that should lie at byte %d', (offset) => {
    write(whole, indexOf({ ...whole, offsets: [...whole.offsets.slice(0, 3), offset] }))
    const db = open()
    expect(readable(db)).toEqual(names(a, b, c))
    expect(() => db.read(db.findHex(hex(d)))).toThrow(ObjectError)
  })

  it('tells a content that is not what its name says, when asked to verify', () => {
    write(
      whole,
      indexOf(
        whole,
        [a, b, c, randomBytes(9, 9)].map((content) => nameOf('blob', content))
      )
    )
    expect(readAll(open()).problems.size).toBe(0)
    const db = open({ verify: true })
    expect(readable(db)).toEqual(names(a, b, c))
    expect(why(db, randomBytes(9, 9))).toContain(`has the name ${hex(d)}`)
  })

  it('goes on below a damaged object with its copy in another place', () => {
    const larger = packOf([...entries, { data: randomBytes(5, 9_000) }])
    write(
      { ...larger, pack: flipped(larger.pack, (larger.offsets[0] ?? 0) + 20) },
      indexOf(
        larger,
        [...contents, randomBytes(5, 9_000)].map((content) => nameOf('blob', content))
      )
    )
    expect(readable(open())).toEqual(names(d, randomBytes(5, 9_000)))
    write(packOf([{ data: a }]), indexOf(packOf([{ data: a }]), [nameOf('blob', a)]), 'pack-2')
    expect(readable(open())).toEqual(names(...contents, randomBytes(5, 9_000)))
    const db = open()
    expect(Buffer.from(db.read(db.findHex(hex(c))))).toEqual(c)
  })

  it('takes the type of an object from its copy when its header is damaged', () => {
    const larger = packOf([...entries, { data: randomBytes(5, 9_000) }])
    const index = indexOf(
      larger,
      [...contents, randomBytes(5, 9_000)].map((content) => nameOf('blob', content))
    )
    write({ ...larger, pack: Buffer.concat([larger.pack.subarray(0, 12), Buffer.from([0]), larger.pack.subarray(13)]) }, index)
    expect(open().type(open().findHex(hex(c)))).toBe(undefined)
    dir.write(`${hex(a).slice(0, 2)}/${hex(a).slice(2)}`, deflateSync(Buffer.concat([Buffer.from(`blob ${a.length}\0`), a])))
    const db = open()
    expect(contents.map((content) => db.type(db.findHex(hex(content))))).toEqual(['blob', 'blob', 'blob', 'blob'])
    expect(readable(db)).toEqual(names(...contents, randomBytes(5, 9_000)))
  })

  it('says when only an index is left, or a pack is no file', () => {
    dir.write('pack/pack-1.idx', indexOf(whole))
    dir.write('pack/pack-2.pack/x', d)
    const db = open()
    expect(db.size).toBe(0)
    expect(db.problems.map((problem) => `${problem.what}: ${problem.why}`).sort()).toEqual([
      expect.stringContaining('pack-1.pack: there is an index'),
      expect.stringContaining('pack-2.pack: it is not a regular file')
    ])
  })
})

it('reads on when git repacks in the middle', () => {
  write(whole)
  const db = open()
  dir.remove('pack/pack-1.pack')
  expect(readable(db)).toEqual(names(a, b, c, d))
  const late = attachObjectDatabase(db.snapshot())
  opened.push(late)
  expect(readable(late)).toEqual([])
  expect(why(late, a)).toContain('scan it again')
})

it('passes over links that lead nowhere, or to themselves', () => {
  write(whole)
  symlinkSync('pack-2.pack', join(dir.path, 'pack/pack-2.pack'))
  symlinkSync('/dev/zero', join(dir.path, 'pack/pack-3.pack'))
  symlinkSync('ab', join(dir.path, 'ab'))
  const db = open()
  expect(readable(db)).toEqual(names(a, b, c, d))
  expect(db.problems.map((problem) => problem.what).sort()).toEqual([join(dir.path, 'ab'), 'pack-2.pack', 'pack-3.pack'])
})

describe('a loose object', () => {
  const file = `${hex(a).slice(0, 2)}/${hex(a).slice(2)}`
  const stored = deflateSync(Buffer.concat([Buffer.from(`blob ${a.length}\0`), a]))

  it.each([
    ['is empty', Buffer.alloc(0), /empty/],
    ['is garbage', d, /type and size/],
    ['has another type of header', deflateSync(`blub ${a.length}\0${a}`), /type and size/],
    ['has an absurd size', deflateSync(`blob 99999999999999999999\0${a}`), /type and size/],
    ['has a size that is too large', deflateSync(`blob 5000000000\0${a}`), /more than is held|bytes instead/],
    ['has a size that is too small', deflateSync(`blob 7\0${a}`), /longer than/],
    ['is truncated', stored.subarray(0, -20), /too early/],
    ['has a flipped byte', flipped(stored, 60), /damaged|bytes/],
    ['is another object', deflateSync(`blob 5\0hello`), /has the name/],
    ['is a bomb', deflateSync(Buffer.concat([Buffer.from('blob 50\0'), Buffer.alloc(5_000_000)])), /longer than/]
  ])('is told when it %s', (_, bytes, words) => {
    dir.write(file, bytes)
    dir.write(`${hex(d).slice(0, 2)}/${hex(d).slice(2)}`, deflateSync(Buffer.concat([Buffer.from(`blob ${d.length}\0`), d])))
    const db = open()
    expect(readable(db)).toEqual(names(d))
    expect(why(db, a)).toMatch(words)
    expect(() => streamObject(db, db.findHex(hex(a)), () => undefined)).toThrow(ObjectError)
  })

  it('is left alone when its name is none', () => {
    dir.write('ab/tmp_obj_123', stored)
    dir.write('zz/0123', stored)
    dir.write('info/packs', stored)
    expect(open().size).toBe(0)
  })

  it('is told when it was deleted after it was seen', () => {
    dir.write(file, stored)
    const db = open()
    dir.remove(file)
    expect(why(db, a)).toContain('ENOENT')
  })
})

it('refuses a folder that is not there', () => {
  expect(() => open({ objectDirs: [join(dir.path, 'absent')] })).toThrow(expect.objectContaining({ code: 'source.no-access' }))
})

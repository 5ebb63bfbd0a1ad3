import { expect, it } from 'vitest'
import { copyOp, varint } from '../../../../test/support/pack.ts'
import { randomBytes, randomSequence } from '../../../../test/support/random.ts'
import { applyDelta, readDeltaHead } from './apply-delta.ts'
import { Damage } from './damage.ts'

const base = randomBytes(1, 100_000)

function apply(delta: Buffer, on = base): Buffer {
  const head = readDeltaHead(delta)
  const target = Buffer.alloc(Math.min(head.resultSize, 1 << 20))
  applyDelta(on, delta, head, target)
  return target
}

it('copies and inserts', () => {
  const delta = Buffer.concat([
    varint(base.length),
    varint(5 + 70_000 + 3),
    Buffer.from([5]),
    Buffer.from('hello'),
    copyOp(20_000, 70_000),
    copyOp(7, 3)
  ])
  expect(apply(delta).equals(Buffer.concat([Buffer.from('hello'), base.subarray(20_000, 90_000), base.subarray(7, 10)]))).toBe(true)
})

it('takes a copy without a size for 64 KiB', () => {
  expect(apply(Buffer.concat([varint(base.length), varint(65_536), Buffer.from([0x80])])).equals(base.subarray(0, 65_536))).toBe(true)
})

it.each([
  ['a copy from behind the base', Buffer.concat([varint(base.length), varint(10), copyOp(99_995, 10)])],
  ['a copy from 4 GiB on', Buffer.concat([varint(base.length), varint(10), copyOp(0xffffffff, 10)])],
  ['a copy beyond the result', Buffer.concat([varint(base.length), varint(10), copyOp(0, 11)])],
  ['a copy that is cut off', Buffer.concat([varint(base.length), varint(10), copyOp(0, 10).subarray(0, 4)])],
  ['an insertion that is cut off', Buffer.concat([varint(base.length), varint(10), Buffer.from([10, 1, 2])])],
  ['an insertion beyond the result', Buffer.concat([varint(base.length), varint(1), Buffer.from([2, 1, 2])])],
  ['the reserved instruction', Buffer.concat([varint(base.length), varint(0), Buffer.from([0])])],
  ['a result that is too short', Buffer.concat([varint(base.length), varint(10), copyOp(0, 9)])],
  ['another base', Buffer.concat([varint(base.length - 1), varint(10), copyOp(0, 10)])],
  ['sizes without an end', Buffer.alloc(40, 0xff)],
  ['nothing', Buffer.alloc(0)]
])('refuses %s', (_, delta) => {
  expect(() => apply(delta)).toThrow(Damage)
})

it('stays within its buffers for random instructions', () => {
  const next = randomSequence(3)
  const small = base.subarray(0, 300)
  for (let round = 0; round < 5_000; round++) {
    const delta = Buffer.concat([varint(small.length), varint(next(600)), randomBytes(round, next(40))])
    const head = readDeltaHead(delta)
    const target = Buffer.alloc(head.resultSize + 64, 0xee)
    try {
      applyDelta(small, delta, head, target)
    } catch (error) {
      expect(error).toBeInstanceOf(Damage)
    }
    expect(target.subarray(head.resultSize).every((byte) => byte === 0xee)).toBe(true)
  }
})

import { expect, it } from 'vitest'
import { listKey } from './list-key.ts'

const key = (name: string, held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey', boolean>> = {}) => ({
  key: name,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held
})

it.each([
  ['ArrowDown', 5, 100, 6],
  ['j', 5, 100, 6],
  ['ArrowUp', 5, 100, 4],
  ['k', 0, 100, 0],
  ['ArrowDown', 99, 100, 99],
  ['PageDown', 0, 100, 12],
  ['PageUp', 5, 100, 0],
  ['End', 0, 100, 99],
  ['Home', 50, 100, 0]
])('%s from row %d of %d goes to %d', (name, at, count, to) => expect(listKey(key(name), at, count)).toEqual({ kind: 'move', to }))

it('extends the selection with Shift and an arrow', () =>
  expect(listKey(key('ArrowDown', { shiftKey: true }), 3, 10)).toEqual({ kind: 'extend', to: 4 }))

it.each([
  ['Enter', 'open'],
  [' ', 'toggle'],
  ['x', 'toggle'],
  ['i', 'ignore'],
  ['Escape', 'drop']
])('%j means %s', (name, kind) => expect(listKey(key(name), 0, 1)).toEqual({ kind }))

it('selects all with Ctrl or Cmd and A', () => {
  expect(listKey(key('a', { ctrlKey: true }), 0, 1)).toEqual({ kind: 'all' })
  expect(listKey(key('a', { metaKey: true }), 0, 1)).toEqual({ kind: 'all' })
})

it.each([key('a'), key('k', { ctrlKey: true }), key('J', { shiftKey: true }), key('X', { shiftKey: true }), key('Tab')])(
  'leaves $key alone',
  (one) => expect(listKey(one, 0, 10)).toBeNull()
)

import { expect, it } from 'vitest'
import { displayName } from './display-name.ts'

it.each([
  ['src/a b.txt', 'src/a b.txt'],
  ['grüße/日本.txt', 'grüße/日本.txt'],
  ['it\'s "quoted"\\', 'it\'s "quoted"\\'],
  ['"starts with a quote', '"\\"starts with a quote"'],
  ['two\nlines\tü\x1b', '"two\\nlines\\tü\\033"'],
  ['invoice\u202Efdp.exe', '"invoice\\342\\200\\256fdp.exe"'],
  [Buffer.from('caf\xe9\t.txt', 'latin1'), '"caf\\351\\t.txt"'],
  ['', '']
])('shows %j as %s', (name, shown) => {
  expect(displayName(Buffer.from(name))).toBe(shown)
})

it('never shows two names alike', () => {
  const names = ['a\nb', '"a\\nb"', 'a\\nb', '\\"a\\nb\\"'].map((name) => displayName(Buffer.from(name)))
  expect(new Set(names).size).toBe(names.length)
})

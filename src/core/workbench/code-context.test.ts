import { expect, it } from 'vitest'
import { codeContext } from './code-context.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const spanOf = (text: string, part: string) => {
  const start = bytes(text.slice(0, text.indexOf(part))).length
  return { start, end: start + bytes(part).length }
}
const show = (text: string, part: string, line: number, others: string[] = []) => {
  const hit = spanOf(text, part)
  const secrets = [hit, ...others.map((other) => spanOf(text, other))].sort((a, b) => a.start - b.start)
  return codeContext(bytes(text), hit, line, secrets)
}

it('shows three lines before and after, numbered, with the hit masked', () => {
  const text = ['one', 'two', 'three', 'four', 'key = "hunter22"', 'six', 'seven', 'eight', 'nine'].join('\n')
  const lines = show(text, 'hunter22', 5)
  expect(lines.map(({ number, text }) => `${number} ${text}`)).toEqual([
    '2 two',
    '3 three',
    '4 four',
    '5 key = "••••••••"',
    '6 six',
    '7 seven',
    '8 eight'
  ])
  expect(lines.filter(({ hit }) => hit).map(({ number, masked }) => ({ number, masked }))).toEqual([{ number: 5, masked: [[7, 15]] }])
})

it('masks every other secret in sight, in multi-byte text too', () => {
  const lines = show('é=abcdef\nключ="geheim42"\n', 'geheim42', 2, ['abcdef'])
  expect(lines.map(({ text }) => text)).toEqual(['é=••••••', 'ключ="••••••••"'])
})

it('masks all lines of a value that spans several, and does not tell how long it is', () => {
  const value = `BEGIN${'x'.repeat(60)}\nmiddle\nEND`
  const lines = show(`a\n${value}\nb\nc\nd\ne`, value, 2)
  expect(lines.map(({ text, hit }) => [text, hit])).toEqual([
    ['a', false],
    ['•'.repeat(24), true],
    ['••••••', true],
    ['•••', true],
    ['b', false],
    ['c', false],
    ['d', false]
  ])
})

it('shows the first and last lines of a long block only', () => {
  const value = Array.from({ length: 30 }, (_, i) => `line${i}`).join('\n')
  const lines = show(`a\n${value}\nb`, value, 2)
  expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4, 30, 31, 32])
})

it('cuts a minified line around the hit', () => {
  const [line] = show(`${'a'.repeat(5000)}k="secretvalue"${'b'.repeat(5000)}`, 'secretvalue', 1)
  expect(line?.text.length).toBeLessThan(420)
  expect(line?.text).toContain('k="•••••••••••"bbb')
})

it('works at the very start and end', () => {
  expect(show('abc', 'abc', 1)).toEqual([{ number: 1, text: '•••', hit: true, masked: [[0, 3]] }])
})

it('shows what stands before the hit when the text begins with an empty line', () => {
  expect(show('\nkey = hunter22\nend\n', 'hunter22', 2).map(({ number, text }) => `${number} ${text}`)).toEqual([
    '1 ',
    '2 key = ••••••••',
    '3 end'
  ])
})

it('begins a message at its first line, not at the headers before it', () => {
  const lines = show('tree 1\nauthor x\n\nkey = hunter22\n', 'hunter22', 1)
  expect(lines.map(({ number, text }) => `${number} ${text}`)).toEqual(['1 key = ••••••••'])
})

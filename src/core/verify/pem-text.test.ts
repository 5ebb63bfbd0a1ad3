import { expect, it } from 'vitest'
import { pemOf } from './pem-text.ts'

const block = (inside: string): string => `-----BEGIN PRIVATE KEY-----\n${inside}\n-----END PRIVATE KEY-----`

it.each([
  ['quotes and signs that join strings', `"AAAA" +\n"BBBB+",\n  'CC==' .`, 'AAAABBBB+CC=='],
  ['a sign of the base64 at the end of a line', 'AAA+\nBBBB', 'AAA+BBBB'],
  ['marks of added lines', '+AAAA\n++BBB', 'AAAA+BBB']
])('reads a block through %s', (_, inside, body) => {
  expect(pemOf(block(inside))?.body).toBe(body)
})

it('is not held up by a line of blanks', () => {
  const started = process.cpuUsage()
  expect(pemOf(block(`AAAA${'" '.repeat(4)}${' '.repeat(65_000)}b`))?.body).toBe('AAAAb')
  expect(process.cpuUsage(started).user).toBeLessThan(1_000_000)
})

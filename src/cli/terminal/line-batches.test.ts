import { expect, it } from 'vitest'
import { lineBatches } from './line-batches.ts'

async function batches(chunks: (string | Uint8Array)[], most = 100): Promise<(string | null)[][]> {
  const stream = async function* (): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield Buffer.from(chunk)
  }
  const all: (string | null)[][] = []
  for await (const lines of lineBatches(stream(), most)) all.push(lines)
  return all
}

it('gives the lines of each chunk as soon as they are whole', async () => {
  expect(await batches(['a\nb\nc', 'c\n', '\n', 'last'])).toEqual([['a', 'b'], ['cc'], [''], [], ['last']])
})

it('ends a line at a line feed only, with or without a carriage return', async () => {
  expect(await batches(['one\r\ntwo\u2028still\u2029two\u0085\nth\rree\n'])).toEqual([['one', 'two\u2028still\u2029two\u0085', 'th\rree']])
})

it('puts characters together that a chunk cut through', async () => {
  const bytes = Buffer.from('é😀\n')
  expect(await batches([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual([[], [], [], [], [], [], ['é😀']])
})

it('does not hold a line that is too long, and goes on behind it', async () => {
  expect(await batches(['x'.repeat(60), 'x'.repeat(60), 'x\nshort\n', 'y'.repeat(101)])).toEqual([[], [], [null, 'short'], [], [null]])
})

it('has no lines in an empty stream', async () => {
  expect(await batches([])).toEqual([])
  expect(await batches(['\n'])).toEqual([['']])
})

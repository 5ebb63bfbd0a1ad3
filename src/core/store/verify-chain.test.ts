import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { type ChainEntry, entryHash, noHash, verifyChain } from './verify-chain.ts'

const record = 'ab'.repeat(32)

it('hashes an entry as it is documented: SHA-256 of JSON with sorted keys', () => {
  const text =
    '{"act":"note","at":"2026-11-24T08:00:00.000Z",' +
    `"before":"${noHash}",` +
    '"case":"INC-0001","detail":{"a":[1,{"c":null,"d":"é"}],"b":true},' +
    `"previous":"${noHash}","record":"${record}","seq":1,"text":"Wrote a note.","who":"ada"}`
  const hash = entryHash({
    who: 'ada',
    seq: 1,
    case: 'INC-0001',
    at: '2026-11-24T08:00:00.000Z',
    act: 'note',
    text: 'Wrote a note.',
    detail: { b: true, a: [1, { d: 'é', c: null }] },
    before: noHash,
    record,
    previous: noHash
  })
  expect(hash).toBe(createHash('sha256').update(text).digest('hex'))
})

it('writes one text for one value, which says the same as JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonicalJson(JSON.parse(text))).toBe(text)
    })
  )
  expect(canonicalJson({ b: 1, a: 2, B: undefined, c: [undefined] })).toBe('{"a":2,"b":1,"c":[null]}')
})

/** As somebody would write it who knows how. */
function forged(lengths: number, text = (seq: number): string => `entry ${seq}`): ChainEntry[] {
  const entries: ChainEntry[] = []
  for (let seq = 1; seq <= lengths; seq++) {
    const entry = {
      case: 'INC-0001',
      seq,
      at: '',
      who: '',
      act: '',
      text: text(seq),
      detail: {},
      before: entries.at(-1)?.record ?? noHash,
      record,
      previous: entries.at(-1)?.hash ?? noHash
    }
    entries.push({ ...entry, hash: entryHash(entry) })
  }
  return entries
}
const end = (entries: ChainEntry[]) => ({ entries: entries.length, head: entries.at(-1)?.hash ?? '', record, at: '' })

it('sees that an entry was exchanged for another that is whole in itself', () => {
  const entries = forged(4)
  const other = forged(4, (seq) => (seq > 1 ? `other ${seq}` : `entry ${seq}`))
  const mixed = [...entries.slice(0, 2), ...other.slice(2)]
  expect(verifyChain(mixed, end(mixed)).broken).toMatchObject({ seq: 3, why: expect.stringMatching(/^Entry 3 does not follow entry 2/) })
  expect(verifyChain(other, end(entries)).broken).toMatchObject({ seq: 4, why: expect.stringMatching(/^Entry 4 is not the one/) })
  expect(verifyChain(entries.slice(0, 3), end(entries)).broken).toMatchObject({ seq: 4 })
  expect(verifyChain(forged(5), end(entries)).broken).toMatchObject({ seq: 5, why: expect.stringMatching(/^Entry 5 was put in/) })
})

it('sees that the beginning was taken out and the rest written anew', () => {
  const [first, ...rest] = forged(2)
  if (!first) throw new Error('no entry')
  const anew = { ...first, previous: record }
  const { hash: _, detail, ...named } = anew
  const entries = [{ ...anew, hash: entryHash({ ...named, detail: detail ?? {} }) }, ...rest]
  expect(verifyChain(entries, end(entries)).broken).toMatchObject({
    seq: 1,
    why: expect.stringMatching(/^Entry 1 names an entry before it/)
  })
})

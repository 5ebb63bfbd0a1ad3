import { expect, it } from 'vitest'
import type { z } from 'zod'
import { Act } from '../../contract/case/acts.ts'
import { maskAct, maskDetail } from './mask-act.ts'

const secret = 'the-secret'
const mask = (text: string): string => text.replaceAll(secret, '…')

/** Fields of text in an act that are no texts of people: words, times and ids. An id is looked up in the case and never kept unless it is there. */
const ids = new Set(['task', 'group', 'groups', 'evidence', 'id'])

/** A value for a schema, with the secret wherever it takes any text; paths of those in `at`. */
function planted(schema: z.core.$ZodType, path: string, at: string[]): unknown {
  const { def } = schema._zod
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((def as z.core.$ZodObjectDef).shape).map(([key, field]) => [
          key,
          planted(field, path === '' ? key : `${path}.${key}`, at)
        ])
      )
    case 'array':
      return [planted((def as z.core.$ZodArrayDef).element, path, at)]
    case 'optional':
    case 'default':
    case 'nullable':
      return planted((def as z.core.$ZodOptionalDef).innerType, path, at)
    case 'enum':
      return Object.values((def as z.core.$ZodEnumDef).entries)[0]
    case 'literal':
      return (def as z.core.$ZodLiteralDef<string>).values[0]
    case 'number':
      return 1
    case 'boolean':
      return true
    case 'string':
      if ((def as { format?: string }).format === 'datetime') return '2026-11-24T08:00:00.000Z'
      at.push(path)
      return `a ${secret}`
    default:
      throw new Error(`no example for ${def.type}`)
  }
}

it.each(Act.options.map((option) => [option.shape.kind.value, option] as const))('leaves no secret in the texts of %s', (_, option) => {
  const at: string[] = []
  const act = planted(option, '', at) as Act
  const masked = maskAct(act, mask, () => 'f'.repeat(64))
  const kept = JSON.stringify(masked)
  const expected = at.filter((path) => ids.has(path.split('.').at(-1) ?? '')).length
  expect(kept.split(secret).length - 1).toBe(expected)
  // The words of the contract stay what they are.
  if (act.kind !== 'replace') expect(Act.parse(masked)).toEqual(masked)
})

it('keeps of a new key its fingerprint alone', () => {
  const act: Act = { kind: 'replace', place: 'vault', keyId: '', note: '', value: secret }
  expect(maskAct(act, mask, (value) => `HMAC of ${value.length}`)).toEqual({
    kind: 'replace',
    place: 'vault',
    keyId: '',
    note: '',
    fingerprint: 'HMAC of 10'
  })
  const { value: _, ...without } = act
  expect(maskAct(without, mask, () => 'f')).toMatchObject({ fingerprint: null })
})

it('leaves words of the contract alone even where a secret has the same letters', () => {
  const everything = (): string => '…'
  expect(maskAct({ kind: 'move-dependent', id: 'hand-1', to: 'live', note: 'x' }, everything, () => '')).toEqual({
    kind: 'move-dependent',
    id: 'hand-1',
    to: 'live',
    note: '…'
  })
  expect(
    maskAct({ kind: 'close', reason: 'duplicate', outcome: 'not-knowable', text: 'x', until: null }, everything, () => '')
  ).toMatchObject({ reason: 'duplicate', text: '…' })
  expect(maskAct({ kind: 'reopen', reason: 'x' }, everything, () => '')).toEqual({ kind: 'reopen', reason: '…' })
})

it('masks the detail of an entry, names of fields too', () => {
  expect(maskDetail({ [secret]: [{ a: secret, n: 1, none: null }] }, mask)).toEqual({ '…': [{ a: '…', n: 1, none: null }] })
})

import { expect, it } from 'vitest'
import { kubernetesValues } from './kubernetes-values.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const secretOf = (...lines: string[]) => ['apiVersion: v1', 'kind: Secret', 'metadata:', '  name: db', ...lines, ''].join('\n')
const values = (text: string) =>
  kubernetesValues(text, text.indexOf('kind: Secret')).map((value) => ({
    ...value,
    text: Buffer.from(text.slice(value.start, value.end), 'base64').toString()
  }))

it('finds what stands under data, with the span of its base64', () => {
  const text = secretOf('data:', '  user: YXBwbGUx', `  "password": "${base64('correct horse')}"`, 'type: Opaque')
  const found = values(text)
  expect(found.map(({ key, text: decoded }) => [key, decoded])).toEqual([
    ['user', 'apple1'],
    ['password', 'correct horse']
  ])
  expect(text.slice(found[1]?.start, found[1]?.end)).toBe(base64('correct horse'))
})

it('finds data before the kind and in JSON', () => {
  expect(values(`data:\n  password: ${base64('correct horse')}\nkind: Secret\n`)).toHaveLength(1)
  expect(
    values(`{\n  "kind": "List", "x": "kind: Secret",\n  "data": {\n    "password": "${base64('correct horse')}"\n  }\n}`)
  ).toHaveLength(1)
})

it.each([
  ['another field', secretOf('stringData:', `  password: ${base64('correct horse')}`)],
  ['what is no base64', secretOf('data:', '  password: abcdefghi')],
  ['another document', `${secretOf('type: Opaque')}---\nkind: ConfigMap\ndata:\n  password: ${base64('correct horse')}\n`]
])('leaves out %s', (_, text) => {
  expect(values(text)).toEqual([])
})

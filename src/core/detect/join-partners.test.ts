import path from 'node:path'
import { expect, it } from 'vitest'
import { catalogFromSources } from '../catalog/catalog-from-sources.ts'
import { createDetector } from './create-detector.ts'
import { fillTemplate } from './template.ts'
import type { Explanation } from './types.ts'

const detector = createDetector(catalogFromSources(path.join(import.meta.dirname, '../../../resources')))
const ids = [1, 2, 3].map((seed) => fillTemplate('AKIA{{[A-Z2-7]:16}}', seed).text)
const secrets = [1, 2, 3].map((seed) => fillTemplate('{{[a-z]:3}}{{base64:33}}{{[A-Z]:2}}{{digits:2}}', seed).text)
const [id, otherId, thirdId] = ids as [string, string, string]
const [secret, otherSecret, thirdSecret] = secrets as [string, string, string]

const found = (text: string) =>
  detector.detect(Buffer.from(text)).map(({ start, end, decoded, partners }) => ({
    value: decoded ? Buffer.from(decoded.value).toString() : text.slice(start, end),
    partners: partners?.map(({ value }) => value)
  }))
const base64 = (text: string) => Buffer.from(text).toString('base64')
const pair = (of: string, key: string) => `aws_access_key_id = ${of}\naws_secret_access_key = ${key}\n`

it.each([
  ['two lines', pair(id, secret)],
  ['the other order', `AWS_SECRET_ACCESS_KEY=${secret}\nAWS_ACCESS_KEY_ID=${id}\n`],
  ['one line', `deploy,${id},${secret}`],
  ['an id that stands twice', `${pair(id, secret)}\n# was made for ${id}\n`],
  ['a far line of the same file', `aws_secret_access_key = ${secret}\n${'# nothing\n'.repeat(400)}key: ${id}\n`],
  ['one encoded text', `env: ${base64(pair(id, secret))}`],
  ['a manifest', `kind: Secret\ndata:\n  AWS_ACCESS_KEY_ID: ${base64(id)}\n  AWS_SECRET_ACCESS_KEY: ${base64(secret)}\n`]
])('makes one finding of a pair in %s', (_, text) => {
  expect(found(text)).toEqual([{ value: secret, partners: [id] }])
})

it.each([
  ['sections', `[a]\n${pair(id, secret)}\n[b]\n${pair(otherId, otherSecret)}`, [id, otherId]],
  ['an order, the ids first', pair(id, secret) + pair(otherId, otherSecret) + pair(thirdId, thirdSecret), [id, otherId, thirdId]],
  [
    'an order, the ids last',
    [secret, id, otherSecret, otherId]
      .map((value, i) => (i % 2 ? `aws_access_key_id=${value}\n` : `aws_secret_access_key=${value}\n`))
      .join(''),
    [id, otherId]
  ]
])('tells pairs apart by %s', (_, text, expected) => {
  expect(found(text).map(({ partners }) => partners)).toEqual(expected.map((one) => [one]))
})

it('says so where it is not clear which id belongs to a secret, and keeps the ids', () => {
  const text = `aws_access_key_id = ${id}\naws_secret_access_key = ${secret}\naws_access_key_id = ${otherId}\n`
  expect(found(text)).toEqual([
    { value: id, partners: undefined },
    { value: secret, partners: [undefined] },
    { value: otherId, partners: undefined }
  ])
})

const token = fillTemplate('sk_live_{{alnum:24}}', 4).text
const word = fillTemplate('b{{alnum:15}}', 5).text
it.each([
  ['the secret itself', `DB_USER=${word}\nDB_PASSWORD=${word}\n`],
  ['another secret', `user: ${token}\npassword: "${word}"\n`],
  ['another secret in an encoding', `user: ${base64(token)}\npassword: "${word}"\n`],
  ['another secret in one encoded text', `env: ${base64(`user: ${token}\npassword: "${word}"\n`)}\n`],
  ['a value that is a secret elsewhere', `login: ${word}\npassword: "${secret}"\n${'# nothing\n'.repeat(100)}password: "${word}"\n`]
])('takes no partner that is %s', (_, text) => {
  const all = found(text)
  expect(all.length).toBeGreaterThan(0)
  expect(all.filter(({ partners }) => partners !== undefined)).toEqual([])
})

it('leaves an id without a secret, and a secret without an id, as they are', () => {
  expect(found(`key ${id}`)).toEqual([{ value: id, partners: undefined }])
  expect(found(`aws_secret_access_key = ${secret}`)).toEqual([{ value: secret, partners: undefined }])
})

it('explains what became of the id', () => {
  const told: Explanation[] = []
  detector.detect(Buffer.from(pair(id, secret)), { explain: (explanation) => told.push(explanation) })
  expect(told.filter(({ start }) => start === 20)).toMatchObject([{ reason: 'partner', kept: false, detail: 'Access key ID' }])
})

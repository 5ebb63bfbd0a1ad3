import path from 'node:path'
import { expect, it } from 'vitest'
import { catalogFromSources } from '../catalog/catalog-from-sources.ts'
import { createDetector } from '../detect/create-detector.ts'
import { fillTemplate } from '../detect/template.ts'
import type { OccurrenceRecord } from '../store/workspace.ts'
import { createFactsReader } from './facts-reader.ts'

const catalog = catalogFromSources(path.join(import.meta.dirname, '../../../resources'))
const detector = createDetector(catalog)

/** Facts of each finding in a text. */
function factsIn(text: string, known: string[] = []) {
  const content = Buffer.from(text)
  return detector.detect(content).map(({ typeId, start, end, decoded }) => {
    const value = decoded ? Buffer.from(decoded.value).toString() : content.toString('utf8', start, end)
    const place = { findingId: '1', typeId, where: 'file', sourceId: '1', object: null, path: null, line: 1 } as const
    const occurrence: OccurrenceRecord = { ...place, start, end, fingerprint: new Uint8Array(32) }
    const read = () => ({ value, encodings: decoded?.encodings ?? [], content, occurrence })
    const workspace = {
      fingerprint: (bytes: Uint8Array) => bytes,
      findings: { isFound: (fingerprint: Uint8Array) => known.includes(Buffer.from(fingerprint).toString()) }
    }
    const factsOf = createFactsReader({
      workspace,
      catalog,
      detector: () => detector,
      values: { read },
      clock: () => new Date('2026-11-24')
    })
    return [typeId, Object.fromEntries((factsOf({ id: '1', typeId }) ?? []).map((fact) => [fact.label, fact.value]))]
  })
}

const keyId = fillTemplate('AKIA{{[A-H]:1}}{{[A-Z2-7]:15}}', 3).text
const secret = fillTemplate('{{[a-z]:3}}{{base64:33}}{{[A-Z]:2}}{{digits:2}}', 4).text
const digits = (seed: number) => fillTemplate('{{hex:32}}', seed).text

it('tells the id that belongs to a secret, and what that says', () => {
  const [[typeId, facts] = []] = factsIn(`aws_access_key_id = ${keyId}\naws_secret_access_key = ${secret}\n`)
  expect(typeId).toBe('aws-access-key')
  expect(facts).toMatchObject({ 'Access key ID': keyId, Kind: 'long-lived access key' })
})

it('tells in what a secret is written, and its id from the same encoded text', () => {
  const env = Buffer.from(`TWILIO_ACCOUNT_SID=AC${digits(1)}\nTWILIO_AUTH_TOKEN=${digits(2)}\n`).toString('base64')
  expect(factsIn(`env: ${env}\n`)).toMatchObject([
    ['twilio-account-auth-token', { 'Account SID': `AC${digits(1)}`, 'Written in': 'base64' }]
  ])
})

it.each<[string, string, Record<string, string>]>([
  ['an Algolia key', fillTemplate("algoliasearch('LATENCY9XQ', '{{hex:32}}')", 5).text, { 'Application ID': 'LATENCY9XQ' }],
  ['a user', fillTemplate('db:\n  username: shop_app\n  password: "{{alnum:16}}"\n', 6).text, { User: 'shop_app' }],
  [
    'a Razorpay secret',
    fillTemplate('key_id: "rzp_test_AbCdEfGhIjKlMn"\nrazorpay_key_secret: "{{alnum:24}}"', 7).text,
    { 'Key ID': 'rzp_test_AbCdEfGhIjKlMn' }
  ]
])('tells what belongs to %s', (_, text, expected) => {
  expect(factsIn(text)[0]?.[1]).toMatchObject(expected)
})

it('takes no variable for a user, and does not choose among several', () => {
  const password = fillTemplate('{{alnum:16}}', 8).text
  expect(factsIn(`user: process.env.DB_USER,\npassword: "${password}"`)[0]?.[1]).not.toHaveProperty('User')
  expect(factsIn(`a = { user: "ada", password: "${password}", username: "bob" }`)[0]?.[1]).toMatchObject({ User: /several/ })
})

it('shows no secret as what belongs to another', () => {
  const password = fillTemplate('{{alnum:16}}', 8).text
  const token = fillTemplate('sk_live_{{alnum:24}}', 9).text
  const hidden = Buffer.from(token).toString('base64').replaceAll('=', '')
  const inner = Buffer.from(`user: ${hidden}\npassword: "${password}"\n`).toString('base64')
  for (const [text, known] of [
    [`user: ${password}\npassword: "${password}"`, []],
    [`user: ${token}\npassword: "${password}"`, []],
    [`env: ${inner}\n`, []],
    [`user: letMeIn2\npassword: "${password}"`, ['letMeIn2']]
  ] as const) {
    const facts = factsIn(text, [...known])
    expect(facts.some(([typeId]) => typeId === 'generic-password')).toBe(true)
    for (const [, each] of facts) expect(each).not.toHaveProperty('User')
  }
  expect(factsIn(`aws_access_key_id = ${keyId}\naws_secret_access_key = ${secret}\n`, [keyId])[0]?.[1]).toHaveProperty('Access key ID')
})

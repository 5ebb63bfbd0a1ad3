import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { createDetector } from './create-detector.ts'
import { mostDepth } from './decode/decode-span.ts'
import { fillTemplate } from './template.ts'
import type { Explanation } from './types.ts'

const detector = createDetector(
  catalogOf({
    acme: { kind: 'token', anchors: ['acme_'], pattern: 'acme_[A-Za-z0-9/+=]{24,40}' },
    password: { kind: 'assignment', names: ['password'], pattern: '[!-~]{8,64}' },
    store: { kind: 'context', words: ['store_key'], pattern: '[0-9a-f]{32}' },
    manifest: { kind: 'manifest', anchors: ['kind: Secret'], pattern: '[a-z]{8}' }
  })
)
const token = fillTemplate('acme_{{alnum:12}}/{{alnum:12}}', 3).text
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64')
const wrapped = (text: string, width: number, joint: string) => (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(joint)
const each = (text: string, written: (hex: string) => string) =>
  [...Buffer.from(text)].map((b) => written(b.toString(16).padStart(2, '0'))).join('')
const long = `# settings of the service\nregion = "eu"\ntoken = "${token}"\nretries = 3\n`

const found = (text: string | Buffer, options: { binary?: boolean } = {}) => {
  const bytes = Buffer.from(text)
  return detector.detect(bytes, options).map(({ typeId, start, end, decoded }) => ({
    typeId,
    span: bytes.toString('latin1', start, end),
    value: decoded ? Buffer.from(decoded.value).toString() : bytes.toString('utf8', start, end),
    encodings: decoded?.encodings ?? []
  }))
}

it.each<[string, string | Buffer, string[]]>([
  ['base64', `blob: ${base64(token)}\n`, ['base64']],
  ['base64 without padding', `blob: ${base64(`${token} xy`).replaceAll('=', '')}, next`, ['base64']],
  ['base64 behind a word of its alphabet', `see key/${base64(` ${token}`)}`, ['base64']],
  ['base64url in an address', `https://a.example/?state=${Buffer.from(`{"t":">>>${token}"}`).toString('base64url')}&x=1`, ['base64']],
  ['base64 in the middle of more text', `x: ${base64(long)}`, ['base64']],
  ['base64 in lines', `data: |\n  ${wrapped(base64(long), 64, '\n  ')}\n`, ['base64']],
  ['base64 in lines of strings', `x = "${wrapped(base64(long), 60, '" +\n  "')}"`, ['base64']],
  ['base64 with written line breaks', `{"data":"${wrapped(base64(long), 76, '\\n')}"}`, ['base64']],
  ['hex', `key = 0x${Buffer.from(token).toString('hex')}`, ['hex']],
  ['upper-case hex', `X'${Buffer.from(long).toString('hex').toUpperCase()}'`, ['hex']],
  ['bytes as escapes', `s = "${each(token, (hex) => `\\x${hex}`)}"`, ['string escapes']],
  ['units as escapes', `s = "${each(token, (hex) => `\\u00${hex}`)}"`, ['string escapes']],
  ['braced escapes', `s = "${each(token, (hex) => `\\u{${hex}}`)}"`, ['string escapes']],
  ['an escaped slash', JSON.stringify({ token }).replaceAll('/', '\\/'), ['string escapes']],
  ['one escaped unit', JSON.stringify({ token }).replaceAll('/', '\\u002f'), ['string escapes']],
  ['an address', `https://a.example/?t=${encodeURIComponent(token)}&x=1`, ['percent-encoding']],
  ['every byte of an address', `t=${each(token, (hex) => `%${hex}`)}`, ['percent-encoding']],
  ['a decimal entity', `<a title="${token.replace('/', '&#47;')}">`, ['HTML entities']],
  ['hex entities', `<p>${each(token, (hex) => `&#x${hex};`)}</p>`, ['HTML entities']],
  ['a named entity', `<p>${token.replace('/', '&sol;')}</p>`, ['HTML entities']],
  ['UTF-16 in base64', `powershell -e ${base64(Buffer.from(`$t = '${token}'`, 'utf16le'))}`, ['base64', 'UTF-16']],
  ['base64 in JSON in base64', base64(JSON.stringify({ data: base64(long) })), ['base64', 'base64']],
  ['hex in base64 in an address', `?x=${encodeURIComponent(base64(`?? ${Buffer.from(long).toString('hex')}`))}`, ['base64', 'hex']]
])('finds a secret in %s, at its own span', (_, text, encodings) => {
  const matches = found(text)
  expect(matches).toHaveLength(1)
  expect(matches[0]).toMatchObject({ typeId: expect.stringMatching(/acme|password/), encodings: expect.arrayContaining(encodings) })
  expect(matches[0]?.value).toBe(token)
})

it('gives the span that holds the secret and no more', () => {
  const text = `a ${base64(long)} b`
  const [match] = found(text)
  const from = text.indexOf(match?.span ?? '-')
  expect(match?.span.length).toBeLessThan(base64(token).length + 4)
  expect(from).toBeGreaterThan(20)
})

it('looks through three encodings and no more', () => {
  let text = token
  for (let depth = 1; depth <= mostDepth; depth++) {
    text = base64(text)
    expect(found(`x ${text}`)).toMatchObject([{ value: token, encodings: Array.from({ length: depth }, () => 'base64') }])
  }
  expect(found(`x ${base64(text)}`)).toEqual([])
})

it('finds wide text in a binary file', () => {
  const bytes = Buffer.concat([Buffer.from([1, 2, 0, 0, 0, 200]), Buffer.from(`key ${token}`, 'utf16le'), Buffer.from([0, 0, 7, 9, 255])])
  expect(found(bytes, { binary: true })).toMatchObject([{ value: token, encodings: ['UTF-16'] }])
})

it('reads what a manifest holds under its key, and a key that tells nothing as a secret', () => {
  const password = 'correct-Horse7battery'
  const secret = (key: string) => `kind: Secret\ndata:\n  ${key}: ${base64(`${password}\n`)}\n`
  expect(found(secret('password'))).toMatchObject([{ typeId: 'password', value: password, encodings: ['base64'] }])
  expect(found(secret('token'))).toEqual([])
  expect(found(secret('token').replace(base64(`${password}\n`), base64(token)))).toMatchObject([{ typeId: 'acme', value: token }])
})

it('finds each secret of a list of many', () => {
  const passwords = Array.from({ length: 60 }, (_, i) => fillTemplate('{{alnum:14}}', 40 + i).text)
  const item = (password: string): string =>
    `- apiVersion: v1\n  data:\n    ca.crt: ${fillTemplate('{{base64:400}}', 9).text}\n    password: ${base64(password)}\n  kind: Secret\n`
  const text = `apiVersion: v1\nitems:\n${passwords.map(item).join('')}kind: List\n`
  const values = new Set(found(text).map(({ value }) => value))
  expect(passwords.filter((password) => !values.has(password))).toEqual([])
})

it('says that it passes over manifests where there are too many', () => {
  let crowded = 0
  const text = 'kind: Secret\n'.repeat(70)
  detector.detect(Buffer.from(text), { onCrowded: () => crowded++ })
  expect(crowded).toBe(1)
})

it('takes a secret with an escape in its neighbourhood once, and as it stands', () => {
  expect(found(`{"url":"https:\\/\\/a.example\\/path\\/to", "t": "${token}"}`)).toMatchObject([{ typeId: 'acme', encodings: [] }])
  expect(found(`?u=https%3A%2F%2Fa.example&password=${token.slice(5, 17)}`)).toHaveLength(1)
})

it('reads nothing from one encoded part into the next', () => {
  const digits = fillTemplate('{{hex:32}}', 5).text
  expect(found(`${base64('this is the store_key =')} ${base64(`"${digits}" and text around`)}`)).toEqual([])
  expect(found(`${base64(`this is the store_key = "${digits}"`)}`)).toMatchObject([{ typeId: 'store', value: digits }])
})

it('says in which encoding a value stands, and why one in an encoding was dropped', () => {
  const told: Explanation[] = []
  const text = Buffer.from(`${base64(`token ${token} x`)} ${base64('acme_xxxxxxxxxxxxxxxxxxxxxxxxxxxx, an example')}`)
  detector.detect(text, { explain: (explanation) => told.push(explanation) })
  expect(told.map(({ reason, detail }) => [reason, detail])).toEqual(
    expect.arrayContaining([
      ['kept', 'base64'],
      ['placeholder', 'base64']
    ])
  )
})

it.each([
  ['a picture', Buffer.from(Array.from({ length: 900 }, (_, i) => (i * 7919) % 256)).toString('base64')],
  ['names and paths', 'src/components/authentication/SecretManagerFactoryProviderConfiguration/indexOfAll'],
  ['digests', fillTemplate('{{hex:40}} sha512-{{base64:86}}== {{hex:64}}', 4).text]
])('finds nothing in %s', (_, text) => {
  expect(found(text)).toEqual([])
})

import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { createDetector } from './create-detector.ts'
import { fillTemplate } from './template.ts'
import type { Explanation } from './types.ts'

const hex = '[0-9a-f]{32}'
const catalog = catalogOf(
  {
    acme: { kind: 'context', words: ['acme'], pattern: hex },
    bolt: { kind: 'context', words: ['bolt_api', 'bolt_secret'], pattern: hex, named: true },
    crux: { kind: 'context', words: ['crux'], pattern: '[A-Z0-9]{24}' }
  },
  {
    'any-key': { kind: 'assignment', names: ['api_key', 'token', 'secret'], pattern: '[A-Za-z0-9_-]{16,99}' },
    'any-bearer': { kind: 'context', words: ['bearer'], pattern: '[A-Za-z0-9_-]{16,99}', reach: 32 }
  }
)
for (const type of catalog.types) type.providerId = type.id
const detector = createDetector(catalog)
const value = fillTemplate('{{hex:32}}', 3).text
const found = (text: string, path?: string) => detector.detect(Buffer.from(text), { path }).map(({ typeId }) => typeId)

it.each([
  ['an address behind a header', `curl -H "Authorization: Bearer ${value}" https://api.acme.com/v1/items`, 'acme'],
  [
    'an address on a line of the same command',
    `curl -s \\\n  -H "Authorization: Bearer ${value}" \\\n  https://api.acme.com/v1/items`,
    'acme'
  ],
  ['a host beside it', `service:\n  api_key: ${value}\n  url: https://api.acme.com\n`, 'acme'],
  ['an import', `from acme import Client\n\n\nclient = Client(api_key="${value}")\n`, 'acme'],
  ['a module that is required', `const acme = require('acme-sdk')\n\n\nmodule.exports = { apiKey: '${value}' }\n`, 'acme'],
  ['the key of the block', `bolt:\n  timeout: 3\n  secret: ${value}\n`, 'bolt'],
  ['the section', `[bolt]\ntimeout = 3\napi_key = ${value}\n`, 'bolt'],
  ['a sentence', `# Acme, for the nightly export\n\nAPI_KEY=${value}\n`, 'acme'],
  ['what is encoded around it', Buffer.from(`url: https://acme.com\n\n\ntoken: ${value}\n`).toString('base64'), 'acme']
])('names the provider by %s', (_, text, type) => {
  expect(found(text)).toEqual([type])
})

it('names no provider by the path of the file, without which a history is searched', () => {
  expect(found(`api_key: ${value}\n`, 'config/acme.yml')).toEqual(['any-key'])
})

it.each([
  ['a value of another form', `from crux import Client\n\n\nclient = Client(api_key="${value}")\n`],
  ['a name that says another owner', `service:\n  zebra_api_key: ${value}\n  url: https://api.acme.com\n`],
  ['a line that is about another value', `ACME_TOKEN=short\nOTHER=1\nMORE=2\nTHIRD=3\nAPI_KEY=${value}\n`],
  ['a neighbouring block', `one:\n  url: https://api.acme.com\n  a: 1\n  b: 2\n  c: 3\ntwo:\n  api_key: ${value}\n`],
  ['a variable of the provider beside it', `API_KEY=${value}\nA=1\nB=2\nACME_REGION=eu-west-1\n`],
  ["the application's own secret", `# for acme\n\n\nSECRET_KEY=${value}\nSESSION_SECRET=${[...value].reverse().join('')}\n`],
  ['a bare secret in a file that imports it', `const acme = require('acme')\n\n\nsession({ secret: '${value}' })\n`],
  ['a part of a longer word', `api_key: ${value} # macmeat\n`],
  ['imports of several that fit', `import acme\nimport bolt_api\n\n\nx = Client(api_key="${value}")\n`]
])('keeps to the other type for %s', (_, text) => {
  expect(new Set(found(text))).toEqual(new Set(['any-key']))
})

it.each([
  ['lines that nearly open a block', `${`ab${' '.repeat(500)}x\napi_key: ${value}\n`.repeat(400)}`],
  ['lines of dashes', `${`${'-'.repeat(60)}${' '.repeat(300)}x\napi_key: ${value}\n`.repeat(400)}`],
  ['an import of many words', `import ${'acme '.repeat(3000)}\n${`\n\n\n\nx = Client(api_key="${value}x")\n`.repeat(500)}`]
])('is quick about %s', (_, text) => {
  const started = process.cpuUsage()
  detector.detect(Buffer.from(text))
  expect(process.cpuUsage(started).user).toBeLessThan(1_500_000)
})

it('takes the nearest of several', () => {
  const other = fillTemplate('{{hex:32}}', 4).text
  const text = `a:\n  url: https://acme.com\n  note: filler of some length, to be far from what follows\n  bolt_api: here\n  api_key: ${value}\nb:\n  token: ${other}\n  url: https://acme.com\n`
  expect(found(text)).toEqual(['bolt', 'acme'])
})

it('explains who took the value', () => {
  const told: Explanation[] = []
  detector.detect(Buffer.from(`api_key: ${value} # acme`), { explain: (explanation) => told.push(explanation) })
  expect(told.map(({ typeId, reason, detail }) => [typeId, reason, detail])).toEqual([
    ['any-key', 'covered', 'acme'],
    ['acme', 'kept', '']
  ])
})

import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { createDetector } from './create-detector.ts'
import { fillTemplate } from './template.ts'
import type { Explanation } from './types.ts'

const hex = '[0-9a-f]{32}'
const detector = createDetector(
  catalogOf({
    'generic-key': { kind: 'assignment', names: ['api_key', 'token'], pattern: '[A-Za-z0-9_-]{16,99}' },
    'long-named': { kind: 'assignment', names: ['mail_token'], pattern: '[A-Za-z0-9_-]{16,99}' },
    'any-sk': { kind: 'token', anchors: ['sk-'], pattern: 'sk-[A-Za-z0-9_-]{20,80}' },
    'ant-sk': { kind: 'token', anchors: ['sk-ant-'], pattern: 'sk-ant-[A-Za-z0-9_-]{20,80}' },
    'acme-hex': { kind: 'context', words: ['acme'], pattern: hex },
    'acme-token': { kind: 'token', anchors: ['act_'], pattern: `act_${hex}` },
    database: { kind: 'token', anchors: ['pg://'], pattern: 'pg://[^\\s:@]{1,20}:[^\\s@]{1,60}@[a-z.]{3,20}', checks: [] },
    login: { kind: 'token', anchors: ['://'], left: 8, pattern: 'https://[^\\s:@]{1,20}:(?<secret>[^\\s@]{4,60})@[a-z.]{3,20}' },
    jwt: {
      kind: 'token',
      anchors: ['eyJ'],
      pattern: 'eyJ[A-Za-z0-9_-]{10,200}\\.eyJ[A-Za-z0-9_-]{10,200}\\.[A-Za-z0-9_-]{20,100}',
      checks: ['jwt']
    },
    service: {
      kind: 'token',
      anchors: ['eyJ'],
      pattern: 'eyJ[A-Za-z0-9_-]{10,200}\\.eyJ[A-Za-z0-9_-]{10,200}\\.[A-Za-z0-9_-]{20,100}',
      checks: ['jwt', 'supabase-service-role']
    },
    block: { kind: 'block', anchors: ['-----BEGIN KEY'], pattern: '-----BEGIN KEY-----[A-Za-z0-9+/=\\s]{64,4000}-----END KEY-----' },
    account: { kind: 'block', anchors: ['{"type":"account"'], pattern: '\\{"type":"account"[^{}]{20,6000}\\}' }
  })
)

it.each([
  ['the longer anchor', 'key: «sk-ant-{{alnum:40}}»', 'ant-sk'],
  ['the shorter anchor where only it matches', 'key: «sk-{{alnum:40}}»', 'any-sk'],
  ['a token over a name', 'api_key="«act_{{hex:32}}»"', 'acme-token'],
  ['a context over a name', 'acme_api_key="«{{hex:32}}»"', 'acme-hex'],
  ['a token over a context', 'acme = "«act_{{hex:32}}»"', 'acme-token'],
  ['the longer name', 'mail_token = "«{{alnum:32}}»"', 'long-named'],
  ['a connection string over the token inside', '«pg://app:act_{{hex:32}}@db.acme.test»', 'database'],
  ['a token over the login around it', 'https://x:«act_{{hex:32}}»@acme.test', 'acme-token'],
  ['what is proved further', 'k = «{{jwt:role=service_role,iss=supabase}}»', 'service'],
  ['what is proved at all', 'k = «{{jwt:role=anon}}»', 'jwt'],
  ['the whole account over the key inside', '«{"type":"account","key":"-----BEGIN KEY-----{{base64:200}}-----END KEY-----"}»', 'account']
])('of several types it reports %s', (_, template, type) => {
  for (let seed = 1; seed <= 3; seed++) {
    const { bytes, spans } = fillTemplate(template, seed)
    expect(detector.detect(bytes).map(({ typeId, start, end }) => ({ typeId, start, end }))).toEqual(
      spans.map((span) => ({ typeId: type, ...span }))
    )
  }
})

it('tells by whom a candidate was covered', () => {
  const told: Explanation[] = []
  detector.detect(fillTemplate('api_key="act_{{hex:32}}"', 1).bytes, { explain: (explanation) => told.push(explanation) })
  expect(told.map(({ typeId, reason, detail }) => [typeId, reason, detail])).toEqual([
    ['generic-key', 'covered', 'acme-token'],
    ['acme-token', 'kept', '']
  ])
})

it('reports values that stand side by side, in order', () => {
  const { bytes } = fillTemplate('act_{{hex:32}} sk-{{alnum:40}} act_{{hex:32}}', 1)
  const matches = detector.detect(bytes)
  expect(matches.map(({ typeId }) => typeId)).toEqual(['acme-token', 'any-sk', 'acme-token'])
  expect(matches.map(({ start }) => start)).toEqual(matches.map(({ start }) => start).toSorted((a, b) => a - b))
})

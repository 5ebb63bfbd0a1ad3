import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { compileCatalog } from './compile-catalog.ts'
import { lintType } from './lint-type.ts'
import { parsePlaybooks, parseProvider } from './parse-provider.ts'

type Described = Parameters<typeof lintType>[0]

const acme = { id: 'acme', provider: 'Acme' }
const lint = (changes: Partial<Described>, owner = acme): string[] =>
  lintType(
    {
      id: 'acme-api-key',
      name: 'Acme API key',
      variable: 'ACME_API_KEY',
      liveness: undefined,
      ...changes
    },
    owner
  ).map(({ path: at, message }) => `${at.join('.')}: ${message}`)
const type = (id: string, variable: string, request?: string): string[] =>
  lint({
    id,
    name: id.replaceAll('-', ' '),
    variable,
    ...(request === undefined ? {} : { liveness: { safety: 'unknown', request, notes: [], source: 'Acme', date: '2026-11' } })
  })
/** Of a call that is safe, and these of its fields. */
const live = (fields: Partial<NonNullable<Described['liveness']>>): string[] =>
  lint({ liveness: { safety: 'safe', notes: [], source: 'Acme', date: '2026-11', ...fields } })

it.each([
  ['acme-webhook-url', 'ACME_API_KEY', 'ACME_WEBHOOK_URL'],
  ['acme-session-cookie', 'ACME_API_KEY', 'ACME_SESSION_COOKIE'],
  ['acme-jwt-token', 'ACME_API_KEY', 'ACME_JWT_TOKEN'],
  ['acme-client-secret', 'ACME_CLIENT_API_KEY', 'ACME_CLIENT_SECRET'],
  ['acme-api-key', 'ACME_CLIENT_SECRET', 'ACME_API_KEY']
])('takes %s by another name than %s', (id, wrong, right) => {
  expect(type(id, wrong)).toEqual([expect.stringMatching(`^variable: ${wrong} is no name for `)])
  expect(type(id, right)).toEqual([])
})

it('leaves a key that belongs to a webhook or a JWT its name', () => {
  expect(type('acme-webhook-signing-key', 'ACME_API_KEY')).toEqual([])
})

it('knows the word cookie for the name of who is called so', () => {
  const owner = { id: 'salescookie', provider: 'Sales Cookie' }
  const named = { id: 'salescookie-api-key', name: 'Sales Cookie API key', variable: 'SALESCOOKIE_API_KEY' }
  expect(lint(named, owner)).toEqual([])
  expect(lint({ ...named, id: 'salescookie-session-cookie' }, owner)).toHaveLength(1)
})

it.each([
  ['live', { live: '200, body says invalid token' }, { live: '200, or 403 Invalid scope' }],
  ['dead', { dead: '401/429' }, { dead: '401' }],
  ['safety', { request: 'POST https://acme.example/tokens/invalidate' }, { request: 'GET https://acme.example/tokens' }],
  ['live', { live: '200, body contains ok"' }, { live: '200, body contains "ok"' }],
  ['auth', { auth: 'filter.Secret in a header' }, { auth: 'header X-Key: <secret>' }],
  ['request', { request: 'GET https://acme.example/ (if <secret> is old)' }, { request: 'GET https://acme.example/' }]
])('refuses in %s what tells a person the wrong thing of a check', (field, wrong, right) => {
  expect(live(wrong)).toEqual([expect.stringMatching(`^liveness\\.${field}: `)])
  expect(live(right)).toEqual([])
})

it.each(['GET <u>', 'POST <fullurl>', 'GET https://<URL>/v1/me', 'GET <baseURL>/echo', 'GET https://<host><path>', 'POST https://'])(
  'refuses the request %s',
  (request) => {
    expect(type('acme-api-key', 'ACME_API_KEY', request)).toEqual([expect.stringMatching(/^liveness\.request: /)])
  }
)

it.each([
  'GET https://<your-domain>/v1/me',
  'POST <secret>',
  'GET <registry address>/v1/me',
  'GET https://api.acme.example/v1?key=<secret>'
])('takes the request %s', (request) => {
  expect(type('acme-api-key', 'ACME_API_KEY', request)).toEqual([])
})

it('stops the catalogue from being compiled, with the line', () => {
  const source = `id: acme
provider: Acme
category: payments
types:
  - id: acme-webhook-url
    name: Acme webhook URL
    severity: high
    severityReason: It posts.
    summary: An address.
    format: An address.
    variable: ACME_API_KEY
    rules: [{ kind: token, anchors: [acme_], pattern: 'acme_[a-f]{32}' }]
    examples: ['-', '-']
    counterExamples: ['-', '-']
    liveness: { safety: unknown, request: 'POST <URL>', source: Acme, date: 2026-11 }
`
  const playbooksFile = path.join(import.meta.dirname, '../../../resources/playbooks.yaml')
  const playbooks = parsePlaybooks(readFileSync(playbooksFile, 'utf8'), playbooksFile)
  const compile = () =>
    compileCatalog(
      [{ file: 'acme.yaml', ...parseProvider(source, 'acme.yaml') }],
      { payments: { name: 'Payments', risks: ['-'], leakCauses: ['-'], practices: ['-'] } },
      { file: playbooksFile, ...playbooks, value: { ...playbooks.value, categories: {} } }
    )
  expect(compile).toThrow(/acme\.yaml:11:15: types\.0\.variable: ACME_API_KEY/)
  expect(compile).toThrow(/acme\.yaml:15:\d+: types\.0\.liveness\.request: <URL>/)
})

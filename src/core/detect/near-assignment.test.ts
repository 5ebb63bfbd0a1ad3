import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { createDetector } from './create-detector.ts'
import { fillTemplate } from './template.ts'

const detector = createDetector(
  catalogOf({
    'acme-token': {
      kind: 'assignment',
      names: ['auth_token', 'token'],
      pattern: '[0-9a-f]{32}',
      near: ['acme'],
      companions: ['AX[0-9]{8}']
    }
  })
)
const found = (template: string) => {
  const { bytes, spans } = fillTemplate(template, 3)
  return { spans, matches: detector.detect(bytes).map(({ start, end }) => ({ start, end })) }
}

it.each([
  'acme:\n  region: eu\n  auth_token: «{{hex:32}}»\n',
  'ACCOUNT=AX12345678\nAUTH_TOKEN=«{{hex:32}}»\n',
  'from acme import Client\n\nauth_token = "«{{hex:32}}»"\n',
  'my_app.auth_token = "«{{hex:32}}»" # acme',
  'acmeAuthToken = "«{{hex:32}}»"'
])('knows the owner in %j', (template) => {
  const { spans, matches } = found(template)
  expect(matches).toEqual(spans)
})

it.each([
  ['nobody near', 'auth_token = "{{hex:32}}"'],
  ['a name of another owner', 'acme = 1\nother_auth_token = "{{hex:32}}"'],
  ['another block', 'acme:\n  x: 1\nother:\n  auth_token: {{hex:32}}\n'],
  ['beyond reach', `acme\n${'# more\n'.repeat(100)}auth_token = "{{hex:32}}"`]
])('stays silent with %s', (_, template) => {
  expect(found(template).matches).toEqual([])
})

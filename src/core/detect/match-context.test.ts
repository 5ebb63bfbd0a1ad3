import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { createDetector } from './create-detector.ts'
import { fillTemplate } from './template.ts'
import type { Explanation } from './types.ts'

const detector = createDetector(
  catalogOf({
    'acme-key': { kind: 'context', words: ['acme', 'acme_api_key', 'ac_key', 'ac_reporter_id'], pattern: '[0-9a-f]{32}' },
    'acme-app': { kind: 'context', words: ['acme'], pattern: '[0-9a-f]{40}' },
    'acme-pair': { kind: 'context', words: ['pairly'], pattern: '[a-z]{6}:(?<secret>[A-Za-z0-9]{20})' },
    'acme-named': { kind: 'context', words: ['intern'], pattern: '[0-9A-Za-z]{36}', named: true },
    'acme-shop': { kind: 'context', words: ['shoply'], pattern: '[0-9]{1,2}/[0-9]{16}:[0-9a-f]{32}', minEntropy: 2.5 },
    'acme-short': { kind: 'context', words: ['shorty'], pattern: '[A-Za-z0-9]{12}' }
  })
)

it.each([
  'ACME_API_KEY=«{{hex:32}}»',
  'acme-api-key: «{{hex:32}}»',
  'AC_REPORTER_ID: "«{{hex:32}}»"',
  'acmeApiKey = "«{{hex:32}}»"',
  'my_acme_key="«{{hex:32}}»"',
  'acme.yaml: |\n    key: «{{hex:32}}»',
  'myAcmeKey := `«{{hex:32}}»`',
  'AC_KEY=«{{hex:32}}»',
  'acKey: "«{{hex:32}}»"',
  'acme.init({ key: "«{{hex:32}}»" })',
  "new Acme('«{{hex:32}}»')",
  'acme:\n  key: «{{hex:32}}»',
  'acme:\r\n  region: eu\r\n  key: «{{hex:32}}»\r\n',
  '"acme": {\n  "key": "«{{hex:32}}»"',
  '\\"acme\\": \\"«{{hex:32}}»\\"',
  'https://api.acme.test/v1?key=«{{hex:32}}»&x=1',
  'curl -H "Acme-Key: «{{hex:32}}»"',
  'acme authorization: Bearer «{{hex:32}}»',
  'acme login --acme-key «{{hex:32}}»',
  '| acme | «{{hex:32}}» |',
  '<acme>«{{hex:32}}»</acme>',
  '# acme\nkey = «{{hex:32}}» # app: «{{hex:40}}»',
  'é acme = «{{hex:32}}»',
  'acme = «{{hex:40}}»',
  'pairly = "abqzkw:«{{alnum:20}}»"',
  'shorty = "«aB3{{alnum:9}}»"'
])('finds %j', (template) => {
  for (let seed = 1; seed <= 5; seed++) {
    const { bytes, spans } = fillTemplate(template, seed)
    expect(detector.detect(bytes).map(({ start, end }) => ({ start, end }))).toEqual(spans)
  }
})

it.each([
  ['no word before it', 'key = {{hex:32}} # acme'],
  ['a word inside another', 'macme_key = {{hex:32}} tac_key = {{hex:32}}'],
  ['a blank line between', 'acme\n\nkey = {{hex:32}}'],
  ['three lines between', 'acme\na\nb\nkey = {{hex:32}}'],
  ['beyond reach', `acme ${'x'.repeat(200)} = {{hex:32}}`],
  ['no operator', 'acme released {{hex:32}} yesterday'],
  ['a piece of a file name', 'acme = "app-{{hex:32}}.js" acme = dist/{{hex:32}}/x'],
  ['one digit too many', 'acme = {{hex:33}}'],
  ['a hash by its name', 'acme_sha256: {{hex:32}}\nacme md5 = {{hex:32}}\nacme.integrity="{{hex:32}}"'],
  ['a commit', 'acme commit: {{hex:40}}'],
  ['an identifier', 'acme_account_id = {{hex:32}}'],
  ['an identifier in a block', 'acme:\n  "account_id": {{hex:32}}'],
  ['a sequence', 'acme = 0123456789abcdef0123456789abcdef'],
  ['repeats', `acme = ${'0f'.repeat(16)}`],
  ['what is named like a file', '"src/acme-token.ts": "{{hex:40}}"'],
  ['a run of words', 'shorty = "UserSettings"']
])('stays silent on %s', (_, template) => {
  expect(detector.detect(fillTemplate(template, 2).bytes)).toEqual([])
})

it('is not asked in binary content', () => {
  expect(detector.detect(fillTemplate('acme = {{hex:32}}', 1).bytes, { binary: true })).toEqual([])
})

it('explains a dropped value once, though several words lead to it', () => {
  const told: Explanation[] = []
  detector.detect(fillTemplate('acme_api_key_sha256 = {{hex:32}}', 1).bytes, { explain: (explanation) => told.push(explanation) })
  expect(told.map(({ typeId, reason }) => `${typeId} ${reason}`)).toEqual(['acme-key hash'])
})

it.each([
  'INTERN_API_KEY=«{{alnum:36}}»',
  '"intern": {\n  "enabled": true,\n  "accessToken": "«{{alnum:36}}»"\n}',
  'let intern_api_key = String::from("«{{alnum:36}}»");',
  '<add key="InternSecret" value="«{{alnum:36}}»" />',
  'intern token: Bearer «{{alnum:36}}»',
  'https://intern.test/v1?api_key=«{{alnum:36}}»',
  'The intern token is «{{alnum:36}}»',
  'const client = new InternClient("«{{alnum:36}}»")',
  "intern.init('«{{alnum:36}}»')"
])('finds a named value where its name says what it is: %s', (template) => {
  const { bytes, spans } = fillTemplate(template, 3)
  expect(detector.detect(bytes).map(({ typeId, start, end }) => ({ typeId, start, end }))).toEqual([{ typeId: 'acme-named', ...spans[0] }])
})

it.each([
  'intern: "{{alnum:36}}"',
  '"intern": { "app": "{{alnum:36}}" }',
  'new Intern("{{alnum:36}}")',
  'intern_monkey_patch = "{{alnum:36}}"'
])('passes over a named value without such a name: %s', (template) => {
  const explanations: Explanation[] = []
  expect(detector.detect(fillTemplate(template, 3).bytes, { explain: (explanation) => explanations.push(explanation) })).toEqual([])
  expect(explanations.map(({ reason }) => reason)).toEqual(['unnamed'])
})

it('keeps a value of numbers and joints when one part of it is long and random', () => {
  const { bytes, spans } = fillTemplate('shoply_key = «1/{{digits:16}}:{{hex:32}}»', 4)
  expect(detector.detect(bytes).map(({ start, end }) => ({ start, end }))).toEqual(spans)
})

import { expect, it } from 'vitest'
import { fillTemplate } from '../template.ts'
import { isCode, isReference, isRegularExpression, isVersion } from './code.ts'
import { alphabetSize, entropyShare, expectedEntropy, shannonEntropy } from './entropy.ts'
import { isHash } from './hash.ts'
import { isPathOrUrl } from './path-or-url.ts'
import { isPlaceholder, isPlaceholderToken } from './placeholder.ts'
import { isPublicName, namesIdentifier } from './public-name.ts'
import { randomness } from './randomness.ts'
import { namesSecret } from './secret-name.ts'
import { isSequence } from './sequence.ts'
import { isTemplateValue } from './template-value.ts'
import { isTrivial } from './trivial.ts'
import { isUuid } from './uuid.ts'
import { isOnlyWords, isWords } from './words.ts'

/** Each filter with what it must drop and what it must let pass. `{{…}}` are templates. */
const cases: Record<string, { drops: string[]; passes: string[]; filter: (value: string) => boolean }> = {
  isPlaceholder: {
    filter: isPlaceholder,
    drops: [
      'changeme',
      'change-me-please',
      'CHANGE_THIS',
      'replace_with_key',
      'your_api_key',
      'YOUR-SECRET',
      'yourpassword',
      'my-secret',
      'the-password',
      'insert key here',
      'put-token-here',
      'REDACTED',
      '********',
      'xxxxxxxx',
      'XXXX-XXXX',
      '...........',
      '____________',
      'AKIAEXAMPLE',
      'dummy-token',
      'sample_key_1',
      'foobar123',
      'TODO',
      'fixme-1',
      'tbd',
      'fake-key',
      'test-key',
      'test_token_only',
      'none',
      'n/a',
      '00000000'
    ],
    passes: ['hunter2', 'Summer2024!', 'TBdX9eObPiZmV', 'nulls3t!', '{{alnum:32}}', '{{hex:40}}', '{{base64url:43}}', 'fakir-77-Rug']
  },
  isPlaceholderToken: {
    filter: isPlaceholderToken,
    drops: ['ghp_xxxxxxxxxxxxxxxxxxxx', 'AKIAIOSFODNN7EXAMPLE', 'sk_live_your-key', 'key-********', 'AIza_dummy_key'],
    passes: ['{{alnum:200}}', '{{base64:400}}', 'AKIA{{[A-Z2-7]:16}}', 'xoxb-{{digits:12}}-{{alnum:24}}']
  },
  isTemplateValue: {
    filter: isTemplateValue,
    drops: [
      `$\{PASSWORD}`,
      '$PASSWORD',
      '$(cat x)',
      '{{ value }}',
      '<%= x %>',
      `#{x}`,
      '<token>',
      '%s',
      '%(pw)s',
      '%DB_PASSWORD%',
      '@PASSWORD@',
      '__TOKEN__',
      '[password]',
      '{password}',
      'Bearer $TOKEN'
    ],
    passes: ['pa$$w0rd', 'a$Bc9', 'x%Y2', 'ab@cd@ef1', '{{password:20}}', 'a<b', '#1xY[z]']
  },
  isSequence: {
    filter: isSequence,
    drops: [
      '1234567890',
      'abcdefghijklmnop',
      '0123456789abcdef',
      'qwertyuiop',
      'aaaaaaaa',
      'abcabcabcabc',
      'deadbeefdeadbeef',
      '9876543210',
      'zyxwvutsr',
      'ABCDEF123456',
      'asdfghjkl1',
      'x1234567890abc'
    ],
    passes: ['{{hex:32}}', '{{alnum:20}}', '{{digits:12}}', 'Summer2024!', 'abc-Rt67-xyz-Pq']
  },
  isTrivial: {
    filter: isTrivial,
    drops: [
      'password',
      'Password1',
      'passw0rd',
      'P@ssw0rd!',
      'admin123',
      'root',
      'toor',
      'secret',
      'letmein',
      'qwerty123',
      'postgres',
      'test1234',
      'myPassword',
      'supersecret',
      'foobar',
      '123456',
      '4711',
      'welcome1',
      'changeit'
    ],
    passes: ['hunter2', 'Tr0ub4dor&3', 'Summer2024!', 'admin-9xKq', 'rootbeer77!', '{{alnum:12}}']
  },
  isUuid: {
    filter: isUuid,
    drops: ['{{uuid}}', '{550e8400-e29b-41d4-a716-446655440000}'],
    passes: ['{{uuid}}x', '{{hex:32}}', 'key-{{uuid}}']
  },
  isPathOrUrl: {
    filter: isPathOrUrl,
    drops: [
      '/run/secrets/db',
      './config/key',
      '../a/b',
      '~/.ssh/id',
      'C:\\keys\\a',
      'https://acme.io/oauth/token',
      'config/keys/prod.json',
      'bob@acme.io',
      'vault.acme.internal',
      'localhost.local:8200',
      '10.0.0.1:5432',
      'server.pem',
      'id_rsa.key'
    ],
    passes: ['https://u:{{alnum:12}}@acme.io/', '{{base64:40}}', 'p@ssw0rd', 'a/b+c9=', '{{alnum:12}}/{{alnum:12}}']
  },
  isCode: {
    filter: isCode,
    drops: [
      'null',
      'true',
      'String',
      'undefined',
      'getPassword()',
      'config.password',
      'self._password',
      'options["x"]',
      'user->name',
      '$password',
      '@password',
      ':password',
      '&password',
      '*password',
      '!Ref',
      '--password-file',
      'fn(x',
      '(a',
      'x=>y'
    ],
    passes: ['hunter2', '-enfW1kb', 'j#w4gfOF', '{{alnum:20}}', 'eyJx.{{alnum:20}}.{{alnum:20}}', '@9xKq2!']
  },
  isRegularExpression: {
    filter: isRegularExpression,
    drops: ['/^[A-Z0-9]{4}', '(?:pass|pwd', '\\s*(a', 'pwd|pw$/i', '[^&]+x', '[\\w.-]{3}'],
    passes: ['{{password:20}}', '{{base64:40}}', 'a[1]b', 'p$/w0rd', 'x?y:z']
  },
  isVersion: {
    filter: isVersion,
    drops: ['^1.2.3', '~0.1', '>=2.0.0', 'v10.4.1-beta.2', '1.x'],
    passes: ['1.2.3.4.5', 'hunter2', '12.aB9']
  },
  isReference: {
    filter: isReference,
    drops: [
      'arn:aws:secretsmanager:eu-west-1:1:secret:x',
      'vault:secret/data/x',
      'op://vault/item/field',
      'projects/p/secrets/s/versions/1',
      'secrets.TOKEN',
      'process.env.X',
      'os.environ["X"]',
      '@Microsoft.KeyVault(x)'
    ],
    passes: ['hunter2', 'arnold-77!', '{{alnum:20}}']
  },
  isWords: {
    filter: isWords,
    drops: [
      'my-secret-name',
      'keyboard cat',
      'getUserPassword',
      'database.password',
      'some_api_key_2',
      'correct-horse-battery-staple',
      'WEBHOOK_SIGNING_SECRET',
      'AuthenticationToken'
    ],
    passes: ['{{alnum:16}}', '{{hex:16}}', '{{lower:20}}', '{{base64url:32}}', '{{upper:20}}']
  },
  isPublicName: {
    filter: isPublicName,
    drops: [
      'public_key',
      'publicKey',
      'STRIPE_PUBLISHABLE_KEY',
      'cache_key',
      'csrf_token',
      'nextPageToken',
      'password_field',
      'password_hash_key',
      'primaryKey',
      'tokenUrl_token',
      'object_key'
    ],
    passes: ['api_key', 'DB_PASSWORD', 'client_secret', 'republican_token', 'jwtSecret', 'idpSecret', 'namespace_token']
  },
  namesIdentifier: {
    filter: namesIdentifier,
    drops: ['account_id', 'zoneId', 'API_URL', 'host', 'userName', 'cacheKey', 'ACME_PUBLIC_KEY', 'object'],
    passes: ['api_key', 'paid', 'secret', 'zone_token', 'secret_id', 'VAULT_SECRET_ID', 'republic_key']
  }
}

for (const [name, { filter, drops, passes }] of Object.entries(cases)) {
  const filled = (template: string) => (template.includes('{{ ') ? template : fillTemplate(template, 11).text)
  it.each(drops)(`${name} drops %s`, (value) => expect(filter(filled(value))).toBe(true))
  it.each(passes)(`${name} lets %s pass`, (value) => {
    for (let seed = 1; seed <= 20; seed++) expect(filter(fillTemplate(value, seed).text)).toBe(false)
  })
}

it.each([
  ['hunter2', 'quoted', false],
  ['hunter2', 'config', false],
  ['hunter2', 'code', true],
  ['Summer2024!', 'code', false],
  ['Winter2024', 'code', false],
  ['userPassword', 'quoted', true],
  ['user_password_1', 'quoted', true],
  ['newPassword2', 'config', true],
  ['correct horse 9', 'quoted', true],
  ['winter-Falls99', 'quoted', false],
  ['correct', 'prose', true],
  ['peanuts', 'quoted', true],
  ['input-radio', 'quoted', true],
  ['origin', 'quoted', true],
  ['xkqjzvbt', 'quoted', false],
  ['xkqjzvbt', 'prose', true]
] as const)('of what a person chose, %s %s is only words: %s', (value, style, expected) => {
  expect(isOnlyWords(value, style)).toBe(expected)
})

it.each([
  ['{{hex:64}}', 'integrity', ' = "', true],
  ['{{hex:40}}', 'commitSha', ': ', true],
  ['{{hex:64}}', 'api_key', ': sha256 ', true],
  ['sha512-{{base64:86}}==', 'token', '=', true],
  [`$2b$12$\{{alnum:53}}`, 'password', '=', true],
  ['{{hex:40}}', 'api_key', '=', false],
  ['{{hex:40}}', 'hashicorp_token', '=', false]
])('%s after %s%s is a hash: %s', (template, name, link, expected) => {
  expect(isHash(fillTemplate(template, 1).text, name, link)).toBe(expected)
})

it('measures entropy in bits a character', () => {
  expect(shannonEntropy('aabb')).toBe(1)
  expect(alphabetSize('{{')).toBe(62)
  expect(expectedEntropy(32, 16)).toBeCloseTo(3.66, 1)
})

it('gives generated values about their full share of entropy, and repeats less', () => {
  for (const template of ['{{hex:32}}', '{{alnum:40}}', '{{base64:86}}', '{{upper:20}}']) {
    for (let seed = 0; seed < 50; seed++) expect(entropyShare(fillTemplate(template, seed).text)).toBeGreaterThan(0.8)
  }
  expect(entropyShare('aaaaaaaabbbbbbbbaaaaaaaabbbbbbbb')).toBeLessThan(0.5)
})

it('tells generated values from names', () => {
  for (let seed = 0; seed < 200; seed++) expect(randomness(fillTemplate('{{alnum:16}}', seed).text)).toBeGreaterThan(0.88)
  expect(randomness('getAuthenticationTokenFromRequest')).toBeLessThan(0.7)
  expect(randomness('')).toBe(0)
})

it.each([
  ['ACME_API_KEY', '', true],
  ['x-acme-token', '', true],
  ['acmeApikey', '', true],
  ['value', 'AppSecret" value="', true],
  ['from', '_api_key = String::from("', true],
  ['', ' token: Bearer ', true],
  ['', '("', false],
  ['app', '": { "app": "', false],
  ['monkey_patch', '_monkey_patch = "', false],
  ['author', ': { author: "', false]
] as const)('the name %j behind %j says that a secret follows: %s', (name, link, expected) => {
  expect(namesSecret(name, link)).toBe(expected)
})

import { createHash, randomBytes } from 'node:crypto'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCatalogSources } from '../catalog/catalog-from-sources.ts'
import { crcChecksum } from '../detect/checks/crc-checksum.ts'
import { decodeOffline, decoderNames } from './decode.ts'

const now = new Date('2026-11-24T12:00:00Z')
const hex = (length: number): string => randomBytes(length).toString('hex').slice(0, length)
const word = (length: number): string =>
  randomBytes(length * 2)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, 'Q')
    .slice(0, length)
const base64 = (text: string): string => Buffer.from(text).toString('base64')

const read = (decoder: string, value: string): Record<string, string> =>
  Object.fromEntries(decodeOffline([decoder], value, { now }).map(({ label, value }) => [label, value]))

describe('what a value tells without the network', () => {
  const body = word(30)
  const github = `ghp_${body}${crcChecksum(body)}`
  const secret = word(43)
  const pass = `${word(6)}%40${word(6)}`

  const cases: [name: string, decoder: string, value: string, facts: Record<string, string>][] = [
    [
      'a right checksum and the hash to search a log by',
      'github-token',
      github,
      {
        Kind: 'personal access token (classic)',
        Checksum: 'right: issued in this form',
        'Hash in the audit log': createHash('sha256').update(github).digest('base64')
      }
    ],
    [
      'a wrong checksum',
      'github-token',
      `gho_${body}000000`,
      { Kind: 'OAuth app access token', Checksum: expect.stringMatching(/^wrong/), 'Hash in the audit log': expect.any(String) }
    ],
    [
      'no checksum where none is known',
      'github-token',
      `github_pat_${word(22)}_${word(59)}`,
      { Kind: 'fine-grained personal access token', 'Hash in the audit log': expect.any(String) }
    ],
    [
      'a published checksum',
      'github-token',
      ['ghp', `${'zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ'}${'0mLq17'}`].join('_'),
      { Kind: expect.any(String), Checksum: 'right: issued in this form', 'Hash in the audit log': expect.any(String) }
    ],
    ['an npm checksum', 'npm-token', `npm_${body}${crcChecksum(body)}`, { Checksum: 'right: issued in this form' }],
    ['an altered npm token', 'npm-token', `npm_${body}zzzzzz`, { Checksum: 'wrong: altered, shortened or invented' }],
    ['an account number', 'aws-access-key', accessKeyId('AKIA', 123456789012n), { Kind: 'long-lived access key', Account: '123456789012' }],
    [
      'a short account number',
      'aws-access-key',
      accessKeyId('ASIA', 42n),
      { Kind: expect.stringMatching(/^temporary/), Account: '000000000042' }
    ],
    [
      'an account that a canary service uses',
      'aws-access-key',
      accessKeyId('AKIA', 595918472158n),
      { Kind: 'long-lived access key', Account: '595918472158', Canary: expect.stringMatching(/^likely/) }
    ],
    [
      'an access key id in its line',
      'aws-access-key',
      `id = ${accessKeyId('AKIA', 987654321098n)}\n`,
      { Kind: 'long-lived access key', Account: '987654321098' }
    ],
    [
      'an old id without account',
      'aws-access-key',
      `AKIAI${word(15)
        .toUpperCase()
        .replace(/[^A-Z]/g, 'B')}`,
      { Kind: 'long-lived access key' }
    ],
    ['a key id of Mailgun', 'mailgun-key', `${hex(32)}-0123abcd-4567ef01`, { 'Key id': '0123abcd-4567ef01' }],
    ['the old Mailgun form, which holds no id', 'mailgun-key', `key-${hex(32)}`, {}],
    ['a live Stripe key', 'stripe-key', `sk_${'live'}_${word(24)}`, { Kind: 'secret key', Mode: 'live' }],
    ['a restricted test key', 'stripe-key', `rk_${'test'}_${word(24)}`, { Kind: expect.stringMatching(/^restricted/), Mode: 'test' }],
    ['a Telegram bot', 'telegram-bot', `8112233445:AA${word(33)}`, { 'Bot id': '8112233445' }],
    ['a Slack bot token', 'slack-token', `xox${'b'}-1234567890123-2345678901234-${word(24)}`, { Kind: 'bot token' }],
    ['a Slack app token', 'slack-token', `xapp-1-A0123456789-1234567890123-${hex(64)}`, { Kind: 'app-level token' }],
    ['a rotating Slack token', 'slack-token', `xoxe.xox${'p'}-1-${word(163)}`, { Kind: expect.stringContaining('rotating access token') }],
    [
      'a Slack webhook',
      'slack-webhook',
      `https://hooks.slack.com/services/T01ABCDEF/B02GHIJKL/${word(24)}`,
      { Workspace: 'T01ABCDEF', 'Bot id': 'B02GHIJKL' }
    ],
    [
      'a Slack workflow',
      'slack-webhook',
      `https://hooks.slack.com/workflows/T01ABCDEF/A02GHIJKL/123456789012345678/${word(24)}`,
      { Workspace: 'T01ABCDEF', Workflow: 'A02GHIJKL' }
    ],
    [
      'a Discord webhook',
      'discord-webhook',
      `https://discord.com/api/webhooks/175928847299117063/${word(68)}`,
      { 'Webhook id': '175928847299117063', Created: '2016-04-30T11:18:25Z' }
    ],
    ['a SendGrid key id', 'sendgrid-key', `SG.abcdefghijklmnopqrstuv.${secret}`, { 'Key id': 'abcdefghijklmnopqrstuv' }],
    ['a user of HTTP Basic', 'basic-auth', `Basic ${base64(`deploy:${secret}`)}`, { User: 'deploy' }],
    ['no user that is itself the token', 'basic-auth', base64(`${secret}:`), {}],
    ['no user beside a dummy password', 'basic-auth', base64(`${secret}:x-oauth-basic`), {}],
    [
      'a Discord token',
      'discord-token',
      `${base64('968556348390391859')}.G49NjP.${word(38)}`,
      { 'User id': '968556348390391859', 'Account created': '2022-04-26T16:57:08Z' }
    ],
    [
      'a service account',
      'google-service-account',
      JSON.stringify({
        type: 'service_account',
        project_id: 'shop-prod',
        private_key_id: 'a1'.repeat(20),
        private_key: secret,
        client_email: 'ci@shop-prod.iam.example'
      }),
      { Account: 'ci@shop-prod.iam.example', Project: 'shop-prod', 'Key id': 'a1'.repeat(20) }
    ],
    [
      'a service account inside a string',
      'google-service-account',
      JSON.stringify(JSON.stringify({ project_id: 'shop-prod', private_key_id: 'a1'.repeat(20) })),
      { Project: 'shop-prod', 'Key id': 'a1'.repeat(20) }
    ],
    [
      'an Azure storage account',
      'azure-storage',
      `DefaultEndpointsProtocol=https;AccountName=shopimages;EndpointSuffix=core.windows.net;AccountKey=${base64(word(64))}`,
      { Account: 'shopimages', Endpoint: 'core.windows.net' }
    ],
    [
      'a shared access signature',
      'azure-storage',
      `https://shopimages.blob.core.windows.net/pub?sv=2022-11-02&sr=c&sp=rl&st=2026-01-01T00:00:00Z&se=2026-02-01T00:00:00Z&sig=${word(43)}%3D`,
      {
        Account: 'shopimages',
        Endpoint: 'core.windows.net',
        Rights: 'rl',
        'Valid from': '2026-01-01T00:00:00Z',
        Expires: '2026-02-01T00:00:00Z, expired'
      }
    ],
    ['length and alphabet', 'generic', 'f00dfeed'.repeat(4), { Length: '32 characters', Alphabet: 'hex digits, lower case' }],
    [
      'a password is not spelled out',
      'generic',
      pass,
      { Length: `${pass.length} characters`, Alphabet: 'printable characters without blanks' }
    ]
  ]
  it.each(cases)('%s', (_, decoder, value, facts) => {
    expect(read(decoder, value)).toEqual(facts)
    // A Mailgun key ends with its id; all others with what must stay secret.
    if (decoder !== 'mailgun-key') expect(JSON.stringify(read(decoder, value))).not.toContain(value.slice(-10))
  })

  it('reads the app and the life of a new installation token', () => {
    const claims = { iss: 'github', iat: 1_780_000_000, exp: 1_780_003_600 }
    const token = `ghs_123456_${jwt({ alg: 'RS256' }, claims)}`
    expect(read('github-token', token)).toMatchObject({
      Kind: 'GitHub App installation token',
      'App id': '123456',
      Issuer: 'github',
      Expires: '2026-05-28T21:26:40Z, expired'
    })
  })
})

it('there is a decoder for each name that a secret type lists', () => {
  const { providers } = readCatalogSources(path.join(import.meta.dirname, '../../../resources'))
  const listed = providers.flatMap(({ value }) => value.types.flatMap(({ id, decode }) => decode.map((name) => `${id}: ${name}`)))
  expect(listed.length).toBeGreaterThan(50)
  expect(listed.filter((line) => !decoderNames.includes(line.split(': ')[1] ?? ''))).toEqual([])
})

describe('every decoder', () => {
  it.each(decoderNames.filter((name) => name !== 'generic'))('%s has nothing to say of other values', (name) => {
    for (const value of ['', 'changeme', 'xoxb-', '-----BEGIN', 'e30.e30.e30', 'pypi-', '::', '{}', '😀', hex(40)]) {
      expect(decodeOffline([name], value, { now })).toEqual([])
    }
  })

  it('never throws, whatever the value', () => {
    const parts = [
      'xoxb-',
      'SG.',
      'pypi-AgE',
      'ghp_',
      '-----BEGIN RSA PRIVATE KEY-----',
      '-----END RSA PRIVATE KEY-----',
      'postgres://',
      '@',
      ':',
      ';',
      'FlyV1 fm2_',
      'AGE-SECRET-KEY-1',
      'ops_',
      'sntrys_',
      'glc_',
      'ABSK',
      'sk.',
      '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n',
      '-----END PGP PRIVATE KEY BLOCK-----',
      '{"__proto__":',
      '\u202e'
    ]
    const piece = fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'binary' }), fc.base64String())
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        decodeOffline(decoderNames, pieces.join(''), { now })
      }),
      { numRuns: 500 }
    )
  })

  it('reads what is long and hostile in bounded time', () => {
    const heads = [
      '',
      'sk_live_',
      'dp.st.',
      'https://',
      'organizations/',
      'FlyV1 fm2_',
      'eyJ',
      '-----BEGIN PGP PRIVATE KEY BLOCK-----\n',
      'postgres://',
      'gcntfy-'
    ]
    const runs = ['a', 'A=', '.', '-', '/workflows/', 'aaaa.', '\\', '@:', '{"k":', '\n', 'kw==', '-----BEGIN RSA PRIVATE KEY-----']
    const start = performance.now()
    for (const head of heads) for (const run of runs) decodeOffline(decoderNames, head + run.repeat(60_000 / run.length), { now })
    // Each value is 60 kB, and every decoder reads it.
    expect(performance.now() - start).toBeLessThan(4_000)
  })

  it('tells one line of bounded length, free of control and direction marks', () => {
    const token = jwt({ alg: 'HS256' }, { iss: `a\u202eb\u0007${'c'.repeat(500)}`, sub: 'x\ny' })
    const facts = read('jwt', token)
    expect(facts.Issuer).toMatch(/^a b c{100,}…$/)
    expect(facts.Issuer).toHaveLength(200)
    expect(facts.Subject).toBe('x y')
  })

  it('does not look into values over 64 KiB', () => {
    expect(decodeOffline(['generic'], 'a'.repeat(65_537), { now })).toEqual([])
  })

  it('tells a label once, by the first decoder that knows it, and passes over names it does not know', () => {
    const token = jwt({ alg: 'HS256' }, {})
    const labels = decodeOffline(['jwt', 'unheard-of', 'jwt', 'generic'], token, { now }).map(({ label }) => label)
    expect(labels).toEqual(['Algorithm', 'Expires', 'Length', 'Alphabet'])
  })
})

function jwt(header: object, claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part(header)}.${part(claims)}.${randomBytes(32).toString('base64url')}`
}

/** An access key id for an account: the first bit of the 48 is 1, as in ids that AWS issues today; the rest is arbitrary. */
function accessKeyId(prefix: string, account: bigint): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  let bits = ((1n << 47n) | (account << 7n)) << 32n
  let body = ''
  for (let digit = 0; digit < 16; digit += 1) {
    body = alphabet.charAt(Number(bits & 31n)) + body
    bits >>= 5n
  }
  return prefix + body
}

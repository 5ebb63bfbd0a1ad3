import { expect, it } from 'vitest'
import { fillTemplate } from '../template.ts'
import { checkNamed, checkNames } from './checks.ts'

const run = (name: string, template: string) => checkNamed(name)?.(fillTemplate(template, 4).text)

it.each([
  ['github-crc32', '{{github:ghp_}}', 'ghp_{{alnum:36}}'],
  ['github-crc32', '{{npm:npm_}}', 'npm_'],
  ['jwt', '{{jwt}}', '{{base64url:36}}.{{base64url:40}}.{{base64url:43}}'],
  ['jwt', '{{jwt:a=b}}', '{{base64({"typ":"x"})}}.{{base64({"a":1})}}.{{base64url:43}}'],
  ['supabase-service-role', '{{jwt:role=service_role,iss=supabase}}', '{{jwt:role=anon,iss=supabase}}'],
  ['supabase-service-role', '{{jwt:role=service_role,iss=supabase}}', '{{jwt:role=service_role,iss=other}}'],
  ['base64-json', '{{base64({"a":1})}}', '{{base64:40}}'],
  ['base64-json', 'tok_{{base64({"a":1})}}', 'tok_{{base64([1,2])}}'],
  ['base64-bytes-64', '{{base64:85}}Q==', '{{base64:84}}'],
  ['base64-bytes-16', '{{base64:21}}Q==', '{{base64:23}}='],
  ['base64-user-password', '{{base64(bob:{{alnum:12}})}}', '{{base64(bob:changeme)}}'],
  ['base64-user-password', '{{base64(bob:{{alnum:12}})}}', '{{base64(no colon here)}}'],
  ['pem-key', '{{pem:EC PRIVATE KEY}}', '-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----'],
  ['pem-key', '{{pem-line:PRIVATE KEY}}', '-----BEGIN PRIVATE KEY-----\n{{base64:400}}!-----END PRIVATE KEY-----'],
  ['pgp-key', '{{pgp}}', '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nAAAA{{base64:400}}\n-----END PGP PRIVATE KEY BLOCK-----'],
  ['discord-token', '{{base64({{digits:18}})}}.{{alnum:6}}.{{alnum:38}}', '{{alnum:24}}.{{alnum:6}}.{{alnum:38}}'],
  ['aws-key-id', 'AKIA{{[A-Z2-7]:16}}', 'AKIA{{[A-Z2-7]:15}}0'],
  ['mixed', '{{alpha:8}}1', '{{alpha:20}}'],
  ['generated', '{{alpha:8}}1', 'getAccessTokenFromRequest'],
  ['generated', '{{alpha:32}}', '{{alpha:16}}'],
  ['mixed-case', 'aB1{{alnum:8}}', '{{hex:20}}']
])('%s passes %s and fails %s', (name, good, bad) => {
  expect(run(name, good)).toBeUndefined()
  expect(run(name, bad)).toBe(`check:${name}`)
})

it('accepts an encrypted body only where the header says so', () => {
  const body = '\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,{{HEX:32}}\n\nqqqq{{base64:400}}\n'
  expect(run('pem-key', `-----BEGIN RSA PRIVATE KEY-----${body}-----END RSA PRIVATE KEY-----`)).toBeUndefined()
  expect(run('pem-key', '-----BEGIN RSA PRIVATE KEY-----\nqqqq{{base64:400}}\n-----END RSA PRIVATE KEY-----')).toBe('check:pem-key')
})

it.each([
  ['postgres://app:{{alnum:16}}@db.acme.io:5432/app', undefined],
  ['mongodb+srv://root:{{password:14}}@cluster0.abcde.mongodb.net', undefined],
  ['redis://:{{alnum:20}}@10.0.0.4:6379/0', undefined],
  ['mysql://app:{{alnum:16}}@localhost/app', undefined],
  ['postgres://app:p%40ss{{alnum:8}}@db/app', undefined],
  ['postgres://app@db.acme.io/app', 'check:connection-string'],
  ['postgres://app:@db.acme.io/app', 'placeholder'],
  ['postgres://user:password@db.acme.io/app', 'placeholder'],
  ['postgres://user:<password>@db.acme.io/app', 'template'],
  [`postgres://user:$\{PASSWORD}@db.acme.io/app`, 'template'],
  [`postgres://user:{{alnum:12}}@$\{HOST}/app`, undefined],
  ['postgres://user:%DB_PASS%@db/app', 'template'],
  ['postgres://user:xxxxxxxx@db.acme.io/app', 'placeholder'],
  ['postgres://postgres:postgres@localhost:5432/app', 'default-local'],
  ['amqp://guest:guest@rabbitmq:5672', 'default-local'],
  ['mysql://root:root@127.0.0.1/app', 'default-local'],
  ['mysql://root:root@db.acme.io/app', 'trivial'],
  ['postgres://app:app@db.acme.io/app', 'trivial'],
  ['mysql://myuser:mypass@prod.acme.io/app', 'trivial'],
  ['redis://:123456@cache.acme.io', 'trivial']
])('judges the connection string %s: %s', (template, problem) => {
  expect(run('connection-string', template)).toBe(problem)
})

it('documents every check', async () => {
  const { readFileSync } = await import('node:fs')
  const documentation = readFileSync(new URL('../../../../docs/secret-types.md', import.meta.url), 'utf8')
  for (const name of checkNames) expect(documentation).toContain(name.startsWith('base64-bytes') ? `-${name.split('-')[2]}` : `\`${name}\``)
})

it.each([
  ['lines that a diff adds', (line: string) => `+${line}`],
  ['lines that a diff takes out', (line: string) => `-${line}`],
  ['strings joined line by line', (line: string) => `    "${line}\\n" +`],
  ['lines of a quotation', (line: string) => `> ${line}`]
])('reads a key in %s', (_, mark) => {
  const lines = fillTemplate('{{pem:RSA PRIVATE KEY}}', 4).text.split('\n')
  expect(checkNamed('pem-key')?.(lines.map(mark).join('\n'))).toBeUndefined()
})

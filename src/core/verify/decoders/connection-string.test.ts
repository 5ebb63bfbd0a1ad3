import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { decodeConnectionString } from './connection-string.ts'

const secret = randomBytes(9).toString('hex')

const cases: [value: string, facts: Record<string, string>][] = [
  [
    `postgres://app:${secret}@db.shop.example:5432/orders?sslmode=require&application_name=x`,
    { Scheme: 'postgres', Host: 'db.shop.example:5432', Database: 'orders', User: 'app', TLS: 'require' }
  ],
  [
    `mongodb+srv://root:${secret}@cluster0.ab1cd.example/admin?retryWrites=true`,
    { Scheme: 'mongodb+srv', Host: 'cluster0.ab1cd.example', Database: 'admin', User: 'root', TLS: 'yes, by the scheme' }
  ],
  [
    `mongodb://u:${secret}@a.example:27017,b.example:27018/shop?tls=true`,
    { Scheme: 'mongodb', Host: 'a.example:27017, b.example:27018', Database: 'shop', User: 'u', TLS: 'true' }
  ],
  [`redis://:${secret}@10.0.0.7:6379/0`, { Scheme: 'redis', Host: '10.0.0.7:6379', Reach: 'private or local address', Database: '0' }],
  [
    `rediss://default:${secret}@cache.example:6380`,
    { Scheme: 'rediss', Host: 'cache.example:6380', User: 'default', TLS: 'yes, by the scheme' }
  ],
  [
    `amqp://guest:${secret}@rabbit:5672/orders`,
    { Scheme: 'amqp', Host: 'rabbit:5672', Reach: 'private or local address', Database: 'orders', User: 'guest' }
  ],
  [
    `postgres://app:${secret}@[::1]:5432/orders`,
    { Scheme: 'postgres', Host: '[::1]:5432', Reach: 'private or local address', Database: 'orders', User: 'app' }
  ],
  [
    `https://deploy:${secret}@git.example/team/shop.git`,
    { Scheme: 'https', Host: 'git.example', User: 'deploy', TLS: 'yes, by the scheme' }
  ],
  [
    `jdbc:postgresql://db.example/orders?user=app&password=${secret}&ssl=true`,
    { Scheme: 'postgresql', Host: 'db.example', Database: 'orders', User: 'app', TLS: 'true' }
  ],
  [
    `jdbc:sqlserver://db.example:1433;databaseName=orders;user=sa;password=${secret};encrypt=true`,
    { Scheme: 'sqlserver', Host: 'db.example:1433', Database: 'orders', User: 'sa', TLS: 'true' }
  ],
  [
    `Server=tcp:shop.database.example,1433;Initial Catalog=orders;User ID=app;Password="${secret}";Encrypt=True;`,
    { Host: 'shop.database.example:1433', Database: 'orders', User: 'app', TLS: 'True' }
  ],
  [
    `host=db.example port=5433 dbname=orders user=app password=${secret} sslmode=disable`,
    { Host: 'db.example:5433', Database: 'orders', User: 'app', TLS: 'disable' }
  ],
  [`cache.example:6380,password=${secret},ssl=True,abortConnect=False`, { Host: 'cache.example:6380', TLS: 'True' }],
  [
    `Endpoint=sb://shop.servicebus.example/;SharedAccessKeyName=send;SharedAccessKey=${secret}=;EntityPath=orders`,
    { Host: 'shop.servicebus.example', Database: 'orders', 'Key name': 'send' }
  ]
]
it.each(cases)('%s', (value, facts) => {
  expect(Object.fromEntries(decodeConnectionString(value).map(({ label, value }) => [label, value]))).toEqual(facts)
})

it.each([
  `postgres://app:a@${secret}@db.example/x`,
  `postgres://app:a/${secret}@db.example/x`,
  `postgres://app:a?${secret}@db.example/x`,
  `postgres://app:a@b?${secret}@db.example/x`,
  `postgres://app:a#${secret}@db.example/x`,
  `https://${secret}@git.example/x.git`,
  `https://${secret}:x-oauth-basic@git.example/x.git`,
  `https://${secret}:@git.example/x.git`,
  `Server=db.example;Database=x;User Id=u;Password=${secret}`,
  `postgres://db.example/x?password=${secret}`,
  `postgres://db.example/x?user=${secret}`
])('never takes a part of the password for something else: case %#', (value) => {
  const facts = decodeConnectionString(value)
  expect(facts.find(({ label }) => label === 'Host')?.value).toMatch(/^(?:db|git)\.example$/)
  expect(JSON.stringify(facts)).not.toContain(secret)
})

it.each(['postgres://', 'just words', 'a=b', 'Password=x', '//host/path', 'mailto:x@y.example'])('has nothing to say of %s', (value) => {
  expect(decodeConnectionString(value)).toEqual([])
})

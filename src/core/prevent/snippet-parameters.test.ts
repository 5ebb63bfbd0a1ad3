import { expect, it } from 'vitest'
import { snippetNames } from './snippet-names.ts'
import { snippetParameters } from './snippet-parameters.ts'

const type = { id: 'stripe-secret-key', variable: 'STRIPE_SECRET_KEY' }

it.each([
  ['place', `a"+print(1)+"`],
  ['place', `a'; rm -rf / #`],
  ['place', 'a\\'],
  ['place', 'a\nb'],
  ['place', '#{exit}'],
  ['place', '$' + '{process.exit()}'],
  ['place', '../../sys/seal'],
  ['place', 'a/./b'],
  ['place', '/a'],
  ['place', 'a b'],
  ['place', 'a\u202eb'],
  ['field', '"]; import os'],
  ['field', '`x`'],
  ['account', '../sys'],
  ['account', 'a?b'],
  ['address', 'https://user:word@vault.example'],
  ['address', 'https://vault.example/?x=1'],
  ['address', 'https://vault.example/"+x'],
  ['address', 'https://vault.example/#{x}'],
  ['address', 'javascript:alert(1)'],
  ['address', 'file:///etc/passwd'],
  ['address', 'somewhere'],
  ['address', 'us-east-1"']
])('refuses the %s %j', (name, value) => expect(() => snippetParameters({ [name]: value }, type)).toThrow(/can't stand in a snippet/))

it('fills in what is not given from the type', () =>
  expect(snippetParameters({}, type)).toEqual({
    variable: 'STRIPE_SECRET_KEY',
    place: 'myapp/stripe-secret-key',
    field: null,
    region: null,
    url: null,
    account: null,
    mount: 'secret'
  }))

it.each(['arn:aws:secretsmanager:eu-central-1:123456789012:secret:prod/key-AbCdEf', 'a', 'prod/mail_key+x=1@2.3'])(
  'takes the place %s',
  (place) => expect(snippetParameters({ place }, type).place).toBe(place)
)

it('tells a region from an address', () => {
  expect(snippetParameters({ address: 'us-gov-west-1' }, type)).toMatchObject({ region: 'us-gov-west-1', url: null })
  expect(snippetParameters({ address: 'http://[::1]:8200/' }, type)).toMatchObject({ region: null, url: 'http://[::1]:8200' })
})

it.each([
  ['MAILGUN_API_KEY', 'read_mailgun_api_key', 'readMailgunApiKey'],
  ['class', 'read_class', 'readClass'],
  ['__', 'read_secret', 'readSecret'],
  ['_2_x', 'read_2_x', 'read2X']
])('names the function for %s', (variable, snake, camel) => expect(snippetNames(variable)).toEqual({ snake, camel }))

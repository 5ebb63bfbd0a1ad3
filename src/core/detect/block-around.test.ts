import { expect, it } from 'vitest'
import { blockAround } from './block-around.ts'

const around = (text: string) => blockAround(text.replace('§', ''), text.indexOf('§'))

it.each([
  ['a key that encloses', 'twilio:\n  sid: x\n  token: §v\n', 'twilio:'],
  ['a line below at the same depth', 'api_key: §v\nsite: datadoghq.eu\n', 'datadoghq'],
  ['an import far above a function', 'import heroku3\n\ndef main():\n    x = 1\n    token = "§v"\n', 'heroku3'],
  ['a section', '[smtp]\nhost = x\npassword = §v\n', 'smtp'],
  ['lines of a diff', '+smtp:\n+  host: x\n+  password: §v\n', 'smtp'],
  ['lines written with escapes', 'twilio:\\n  sid: x\\n  token: §v\\n', 'twilio'],
  ['a host beside an inner block', "auth: {\n  pass: '§v'\n},\nhost: 'smtp.acme.io'\n", 'smtp.acme.io']
])('sees %s', (_, text, word) => {
  expect(around(text)).toContain(word)
})

it.each([
  ['the block before', 'smtp:\n  host: x\n  password: y\ndatabase:\n  password: §v\n', 'smtp'],
  ['the block behind', 'spring:\n  datasource:\n    password: §v\n  mail:\n    host: smtp.acme.io\n', 'smtp'],
  ['a function before', 'def mail():\n    smtp = 1\n\ndef db():\n    password = "§v"\n', 'smtp'],
  ['another section', '[smtp]\nhost = x\n[db]\npassword = §v\n', 'smtp'],
  ['a section behind', '[db]\npassword = §v\n[smtp]\nhost = x\n', 'smtp'],
  ['another document', 'twilio: 1\n---\ntoken: §v\n', 'twilio']
])('leaves out %s', (_, text, word) => {
  expect(around(text)).not.toContain(word)
})

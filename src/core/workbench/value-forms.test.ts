import { expect, it } from 'vitest'
import { valueForms } from './value-forms.ts'

it.each([
  ['the value itself', 'abc123', 'abc123'],
  ['spaces and line ends around it', '  abc123\n', 'abc123'],
  ['an environment file', 'API_KEY=abc123', 'abc123'],
  ['a shell', "export API_KEY='abc123';", 'abc123'],
  ['PowerShell', '$env:API_KEY = "abc123"', 'abc123'],
  ['YAML', 'api-key: abc123', 'abc123'],
  ['JSON', '"apiKey": "abc123",', 'abc123'],
  ['Ruby', '"api_key" => "abc123",', 'abc123'],
  ['Go', 'apiKey := `abc123`', 'abc123'],
  ['an HTTP header', 'Authorization: Bearer abc123', 'abc123'],
  ['all at once', 'export AUTH="Bearer abc123",', 'abc123'],
  ['padding of its own', 'KEY=abc123==', 'abc123=='],
  ['an address', 'postgres://u:p@db/x', 'postgres://u:p@db/x'],
  ['an address in a variable', 'DATABASE_URL="postgres://u:p@db/x"', 'postgres://u:p@db/x']
])('finds the value in what was copied from %s', (_, text, value) => {
  expect(valueForms(text)).toContain(value)
})

it('knows a key of several lines by any line ends, and from within a string', () => {
  const key = '-----BEGIN X-----\nAAAA\n-----END X-----'
  for (const pasted of [key, key.replaceAll('\n', '\r\n'), key.replaceAll('\n', '\\n'), `"key": "${key.replaceAll('\n', '\\n')}",`]) {
    const forms = valueForms(pasted)
    for (const form of [key, key.replaceAll('\n', '\r\n'), key.replaceAll('\n', '\\n')]) expect(forms).toContain(form)
  }
})

it('has few forms for a text that never ends to unwrap, and each once', () => {
  const forms = valueForms('a:'.repeat(30_000))
  expect(forms.length).toBeLessThan(20)
  expect(new Set(forms).size).toBe(forms.length)
})

it('has no form for nothing', () => {
  expect(valueForms(' \n')).toEqual([])
})

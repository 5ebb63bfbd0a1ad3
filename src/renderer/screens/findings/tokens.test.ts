import { expect, it } from 'vitest'
import type { Facets } from '../../../contract/model.ts'
import { looksLikeValue, suggestionsFor, tokenParts, wordBefore } from './tokens.ts'

const facets: Facets = {
  total: 3,
  severity: [],
  liveness: [],
  where: [],
  status: [],
  placeKind: [],
  type: [
    { value: 'aws-access-key', label: 'AWS access key', count: 24 },
    { value: 'mailgun-primary-api-key', label: 'Mailgun Primary API Key', count: 7 }
  ],
  source: [{ value: 'src-1', label: 'newsletter service', count: 3 }]
}

it('colours keys and values', () =>
  expect(tokenParts('  type:aws,gcp config.py nope:x')).toEqual([
    { text: '  ', kind: 'space' },
    { text: 'type:', kind: 'key' },
    { text: 'aws,gcp', kind: 'value' },
    { text: ' ', kind: 'space' },
    { text: 'config.py', kind: 'word' },
    { text: ' ', kind: 'space' },
    { text: 'nope:x', kind: 'word' }
  ]))

it.each(['', 'a', 'type:', ' is:tip  x:y ', 'constructor:a'])('loses nothing of %j', (line) =>
  expect(
    tokenParts(line)
      .map((part) => part.text)
      .join('')
  ).toBe(line)
)

it.each([
  ['type:aws pa', 11, 'pa'],
  ['type:aws pa', 8, 'type:aws'],
  ['type:aws ', 9, '']
])('finds the word in %j at %d', (line, caret, word) => expect(wordBefore(line, caret)).toBe(word))

const inserts = (word: string): string[] => suggestionsFor(word, facets).map((one) => one.insert)

it('offers keys for a beginning', () => expect(inserts('s')).toEqual(['severity:', 'source:']))
it('offers every key for nothing', () => expect(inserts('')).toHaveLength(7))
it('offers types by id and by name', () => {
  expect(inserts('type:primary')).toEqual(['type:mailgun-primary-api-key'])
  expect(inserts('type:AWS')).toEqual(['type:aws-access-key'])
})
it('goes on after a comma, without what is there already', () =>
  expect(inserts('severity:high,')).toEqual(['severity:high,critical', 'severity:high,medium', 'severity:high,low']))
it('offers nothing for a complete value or an unknown key', () => {
  expect(inserts('severity:high')).toEqual([])
  expect(inserts('color:re')).toEqual([])
})

const mixed = `${'aB3'.repeat(7)}`
const hex = '0123456789abcdef'.repeat(2)
it.each([
  [mixed, true],
  [`config ${hex}`, true],
  [`config API_KEY=${hex.slice(0, 14)}`, true],
  ['newsletter-service', false],
  ['k8s-prod-us-east-1', false],
  ['eu-west-1-prod-2', false],
  ['CVE-2024-12345', false],
  ['k8s-prod-us-east-1-billing', false],
  ['k8s-prod-us-east-1-payment', true],
  ['report-20241105.csv', false],
  ['values-production-eu-west-1.yaml', false],
  [`services/billing/${mixed}`, false],
  [`path:${mixed}`, false],
  ['type:mailgun-primary-api-key', false]
])('tells whether %j is rather a value', (line, is) =>
  expect(looksLikeValue(line, ['newsletter service', 'K8s-Prod-us-east-1-billing'])).toBe(is)
)

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { BulkheadError } from '../../../contract/errors.ts'
import { parseQuery, type Term } from './parse-query.ts'

const word = (value: string, negated = false): Term => ({ field: 'word', values: [value], negated })
const term = (field: Term['field'], ...values: string[]): Term => ({ field, values, negated: false })
const not = (inner: Term): Term => ({ ...inner, negated: true })

it.each<[string, Term[][]]>([
  ['', []],
  ['   ', []],
  ['mailgun', [[word('mailgun')]]],
  ['Config  settings', [[word('config')], [word('settings')]]],
  ['"two words"', [[word('two words')]]],
  ['a"b c"d', [[word('ab cd')]]],
  ['-test', [[word('test', true)]]],
  ['"-test"', [[word('-test')]]],
  ['-', [[word('-')]]],
  ['a,b', [[word('a,b')]]],
  ['or', [[word('or')]]],
  ['"OR"', [[word('or')]]],
  ['type:mailgun', [[term('type', 'mailgun')]]],
  ['TYPE:Mailgun', [[term('type', 'mailgun')]]],
  ['type:mailgun OR severity:critical', [[term('type', 'mailgun'), term('severity', 'critical')]]],
  ['a OR b c', [[word('a'), word('b')], [word('c')]]],
  ['a b OR c OR -d', [[word('a')], [word('b'), word('c'), word('d', true)]]],
  ['severity:critical,high', [[term('severity', 'critical', 'high')]]],
  ['-severity:low,medium', [[not(term('severity', 'low', 'medium'))]]],
  ['source:"my app",other', [[term('source', 'my app', 'other')]]],
  ['path:"a,b"', [[term('path', 'a,b')]]],
  ['path:*.env', [[term('path', '*.env')]]],
  ['path:src/*', [[term('path', 'src/*')]]],
  ['live:not-attempted is:tip,open', [[term('live', 'not-attempted')], [term('is', 'tip', 'open')]]],
  ['type:a,,b,', [[term('type', 'a', 'b')]]],
  ['provider:"Amazon Web Services"', [[term('provider', 'amazon web services')]]],
  ['https://example.org/x', [[word('https://example.org/x')]]],
  ['"host:port"', [[word('host:port')]]],
  ['127.0.0.1:8080', [[word('127.0.0.1:8080')]]],
  ['path:c:/x', [[term('path', 'c:/x')]]]
])('reads %s', (line, query) => {
  expect(parseQuery(line)).toEqual(query)
})

it.each([
  ['type:', /After “type:” comes a value/],
  ['severity:,', /After “severity:” comes a value: critical, high, medium, low/],
  ['colour:red', /There is no field “colour:”.*put it in quotes/],
  ['severity:terrible', /“severity:” takes critical, high, medium, low, not “terrible”/],
  ['severity:high,terrible', /not “terrible”/],
  ['live:maybe', /“live:” takes live, dead,/],
  ['is:here', /“is:” takes tip, history, unreachable, ignored, open, ordinary, test, vendored, generated, mixed, not “here”/],
  ['OR a', /OR stands between two terms/],
  ['a OR', /After OR comes another term/],
  ['a OR OR b', /OR stands between two terms/],
  ['"open', /A quote is opened and not closed/],
  ['path:"open', /A quote is opened and not closed/],
  ['""', /nothing between the quotes/],
  ['path:a*b', /a \* may stand at its beginning or end/],
  ['path:*', /takes a part of a path/]
])('says in words what is wrong with %s', (line, words) => {
  expect(() => parseQuery(line)).toThrow(expect.objectContaining({ code: 'contract.bad-input', message: expect.stringMatching(words) }))
})

it('reads any line or says what is wrong with it', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('"', ' ', ':', ',', '-', 'OR', 'type:', 'is:tip', '*', 'path:', "'", ';', '%'))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      try {
        for (const clause of parseQuery(pieces.join('')))
          for (const { values } of clause) expect(values.every(Boolean) && values.length > 0).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(BulkheadError)
      }
    })
  )
})

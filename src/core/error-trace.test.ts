import { expect, it } from 'vitest'
import { errorTrace } from './error-trace.ts'

it('tells class, code and places, and nothing of the message, whatever its lines look like', () => {
  const secret = ['a', 'value', 'of', 'a', 'file'].join('-')
  const error = Object.assign(new TypeError(`cannot read\n    at ${secret} (file.ts:1:1)\n    at ${secret}`), { code: 'E_READ' })
  const trace = errorTrace(error)
  expect(trace).toMatchObject({ error: 'TypeError', code: 'E_READ' })
  expect(trace.at[0]).toContain('error-trace.test')
  expect(JSON.stringify(trace)).not.toContain(secret)
})

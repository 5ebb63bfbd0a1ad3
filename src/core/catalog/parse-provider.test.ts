import { expect, it } from 'vitest'
import { BulkheadError } from '../../contract/errors.ts'
import { parseProvider, problemsOf } from './parse-provider.ts'

const file = 'resources/secret-types/acme.yaml'
const valid = `id: acme
provider: Acme
category: payments
types:
  - id: acme-api-key
    name: Acme API key
    severity: high
    severityReason: It pays.
    summary: A key.
    format: A prefix and 32 hex digits.
    variable: ACME_API_KEY
    rules:
      - kind: token
        anchors: [acme_]
        pattern: acme_[0-9a-f]{32}
    examples: ['«acme_{{hex:32}}»', '«acme_{{hex:32}}»']
    counterExamples: ['acme_{{hex:31}}', 'acme_']
`

const problems = (text: string, name = file) => {
  try {
    parseProvider(text, name)
  } catch (error) {
    if (error instanceof BulkheadError) return problemsOf(error).map(({ line, message }) => `${line}: ${message}`)
    throw error
  }
  return []
}

it('reads a file and fills in what it leaves out', () => {
  const { value } = parseProvider(valid, file)
  expect(value.types[0]?.rules[0]).toEqual({
    kind: 'token',
    anchors: ['acme_'],
    pattern: 'acme_[0-9a-f]{32}',
    left: 0,
    near: [],
    reach: 160,
    checks: [],
    not: [],
    ignoreCase: false
  })
})

it('names the line of each problem', () => {
  const broken = valid.replace('severity: high', 'severity: grave').replace('[acme_]', '[a]').replace('variable: ACME', 'variable: acme')
  expect(problems(broken).map((problem) => problem.split(':').slice(0, 2).join(':'))).toEqual([
    '7: types.0.severity',
    '11: types.0.variable',
    '14: types.0.rules.0.anchors.0'
  ])
})

it('names the line of a mistake in the YAML', () => {
  expect(problems(valid.replace('provider: Acme', 'provider: "Acme'))[0]).toMatch(/^\d+: /)
})

it('refuses a field that nothing reads', () => {
  expect(problems(valid.replace('    format:', '    fromat:'))).toEqual(
    expect.arrayContaining([expect.stringContaining('format'), expect.stringContaining('fromat')])
  )
})

it('refuses an id that is not the name of the file', () => {
  expect(problems(valid, 'acne.yaml')).toEqual(['1: id: is acme, but the file is named acne.yaml'])
})

it('refuses aliases that would unfold without end', () => {
  const bomb = ['a0: &a0 x', ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}*a${i}]`)].join('\n')
  expect(problems(bomb)[0]).toMatch(/alias/i)
})

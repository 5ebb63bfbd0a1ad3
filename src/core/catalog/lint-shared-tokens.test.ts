import { expect, it } from 'vitest'
import { lintSharedTokens } from './lint-shared-tokens.ts'
import { ProviderSource } from './schema.ts'

const provider = (id: string, ...patterns: [pattern: string, near?: string[]][]) =>
  ProviderSource.parse({
    id,
    provider: id,
    category: 'test',
    types: patterns.map(([pattern, near = []], at) => ({
      id: `${id}-${at}`,
      name: 'A key',
      severity: 'low',
      severityReason: '-',
      summary: '-',
      format: '-',
      variable: 'A_KEY',
      rules: [{ kind: 'token', anchors: ['key_'], pattern, near }],
      examples: ['-', '-'],
      counterExamples: ['-', '-']
    }))
  })

it('tells two providers with one pattern, unless words near one of them tell them apart', () => {
  const one = provider('acme', ['key_[a-f]{32}'])
  expect(lintSharedTokens([one, provider('other', ['key_[a-f]{32}'])])).toMatchObject([
    { provider: 1, problem: { path: ['types', 0, 'rules', 0, 'pattern'], message: expect.stringContaining('acme-0') } }
  ])
  expect(lintSharedTokens([one, provider('other', ['key_[a-f]{32}', ['other']])])).toEqual([])
  expect(lintSharedTokens([one, provider('other', ['key_[a-f]{33}'])])).toEqual([])
  expect(lintSharedTokens([provider('acme', ['key_[a-f]{32}'], ['key_[a-f]{32}'])])).toEqual([])
})

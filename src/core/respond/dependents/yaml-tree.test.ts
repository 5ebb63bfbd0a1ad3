import { expect, it } from 'vitest'
import { readYaml } from './yaml-tree.ts'

it('gives up on aliases that multiply, on depth and on templates, without an error', () => {
  const bomb = [
    'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
    ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`)
  ].join('\n')
  const started = performance.now()
  expect(readYaml(bomb)).toBeUndefined()
  expect(readYaml('['.repeat(20_000))).toBeUndefined()
  expect(readYaml('a: &a [*a]')).toBeUndefined()
  expect(readYaml('a: {{ .Values.x }}\nb: [\n')).toBeUndefined()
  expect(readYaml('x'.repeat(600_000))).toBeUndefined()
  expect(performance.now() - started).toBeLessThan(3000)
})

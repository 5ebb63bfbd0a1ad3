import { expect, it } from 'vitest'
import { gitleaksProvider } from '../../catalog/gitleaks/gitleaks-provider.ts'
import { allowedPathsOf } from './allowed-paths.ts'
import { createIgnorePolicy } from './ignore-policy.ts'

const rule = (more: string): string => `[[rules]]\nid = 'x'\nregex = '''attic-[0-9a-f]{9}'''\n${more}`

/** Whether what the type finds at a path is allowed there. */
function isAllowed(text: string, path: string): boolean {
  const { allowedPaths, provider } = gitleaksProvider(text, 'house.toml', () => false)
  const types = provider.value.types.map(({ id }) => id)
  const allowed = allowedPathsOf({
    types: types.map((id) => ({ id })),
    allowedPaths: allowedPaths.map((each) => ({ ...each, types: each.types?.map((id) => types.indexOf(id)) ?? null }))
  } as Parameters<typeof allowedPathsOf>[0])
  const policy = createIgnorePolicy({ comments: false, sets: [], allowed, marks: new Map(), now: new Date(0), maskName: (name) => name })
  return policy.ofPath?.(path, 'x') !== undefined
}

it('allows paths by their letters, outside ASCII too', () => {
  const text = rule("[rules.allowlist]\npaths = ['''(?:^|/)größe/''']\n")
  expect(isAllowed(text, 'a/größe/b')).toBe(true)
  expect(isAllowed(text, 'a/grosse/b')).toBe(false)
})

it('never hides what a rule for some paths finds there, however long the path is', () => {
  const text = rule("path = '''(?:^|/)größe/.*\\.env$'''\n")
  expect(isAllowed(text, 'a/größe/b/c.env')).toBe(false)
  expect(isAllowed(text, `größe/${'b/'.repeat(400)}c.env`)).toBe(false)
  expect(isAllowed(text, `größe/${'b/'.repeat(4_000)}c.env`)).toBe(false)
  expect(isAllowed(text, 'a/b.env')).toBe(true)
})

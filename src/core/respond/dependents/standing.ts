/** What part a file plays: only what runs depends on a secret. */
export type Standing = 'runs' | 'example' | 'test' | 'not-run'

const notRun = [
  // Documents
  /\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|html?|pdf|ipynb|svg|csv|tsv|log|po|pot)$/,
  /\/(?:docs?|documentation|guides|changelogs?|man|website|wiki)\//,
  /\/(?:changelog|changes|history|news|license|licence|copying|authors|contributing|readme)[^/]*$/,
  // Written by tools, or brought from elsewhere
  /\/(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.ya?ml|bun\.lockb?|composer\.lock|gemfile\.lock|cargo\.lock|poetry\.lock|uv\.lock|pipfile\.lock|go\.sum|flake\.lock|\.terraform\.lock\.hcl)$/,
  /\.lock$|\.min\.(?:js|css)$|\.map$/,
  /\/(?:node_modules|bower_components|vendor|third_party|site-packages|\.venv|venv|\.terraform|\.git)\//
]
const test =
  /\/(?:tests?|__tests__|spec|specs|e2e|testdata|fixtures?|__mocks__|mocks?|cassettes)\/|[._-](?:test|tests|spec)\.[a-z]+$|\/(?:test_|conftest)[^/]*\.py$|_test\.go$/
const example =
  /[._-](?:example|examples|sample|template|dist|tpl|defaults?)(?:\.[a-z]+)?$|\/(?:examples?|samples?|demos?)\/|\/(?:example|sample)[._-][^/]*$/

export function standingOf(path: string): Standing {
  const lower = `/${path.toLowerCase()}`
  if (notRun.some((pattern) => pattern.test(lower))) return 'not-run'
  if (test.test(lower)) return 'test'
  return example.test(lower) ? 'example' : 'runs'
}

import { judgePath } from '../../detect/places/place-kind.ts'

/** What part a file plays: only what runs depends on a secret. */
export type Standing = 'runs' | 'example' | 'test' | 'not-run'

const notRun = [
  // Documents
  /\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|html?|pdf|ipynb|svg|csv|tsv|log|po|pot|map)$/,
  /\/(?:docs?|documentation|guides|changelogs?|man|website|wiki)\//,
  /\/(?:changelog|changes|history|news|license|licence|copying|authors|contributing|readme)[^/]*$/,
  // Of tools
  /\.lock$|\/(?:\.venv|venv|\.terraform|\.git)\//
]
const example =
  /[._-](?:example|examples|sample|template|dist|tpl|defaults?)(?:\.[a-z]+)?$|\/(?:examples?|samples?|demos?)\/|\/(?:example|sample)[._-][^/]*$/

export function standingOf(path: string): Standing {
  const lower = `/${path.toLowerCase()}`
  if (notRun.some((pattern) => pattern.test(lower))) return 'not-run'
  const { kind } = judgePath(path)
  if (kind === 'vendored' || kind === 'generated') return 'not-run'
  if (kind === 'test') return 'test'
  return example.test(lower) ? 'example' : 'runs'
}

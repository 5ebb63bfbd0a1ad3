import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { temporaryFolder } from '../../../test/support/workspace.ts'
import { BulkheadError } from '../../contract/errors.ts'
import { buildCatalog } from '../catalog/build-catalog.ts'
import type { Catalog, Remark } from '../catalog/catalog.ts'
import { loadCatalog } from '../catalog/load-catalog.ts'
import { createDetector } from '../detect/create-detector.ts'
import { compileOwnTypes, openCatalog } from './open-catalog.ts'

const hex = (length: number): string => createHash('sha256').update('a value').digest('hex').slice(0, length)
const yaml = (pattern: string, id = 'acme-api-key', more = ''): string => `id: acme
provider: Acme
category: test
types:
  - id: ${id}
    name: Acme API key
    severity: critical
    severityReason: Moves money.
    summary: A key.
    format: as it is
    variable: ACME_API_KEY
    rules:
      - kind: token
        anchors: [ak_live_]
        pattern: ${JSON.stringify(pattern)}
${more}    examples: ['«ak_live_{{hex:32}}»', 'x=«ak_live_{{hex:32}}»']
    counterExamples: [ak_live_, ak_live_1]
`

/** Bulkhead with one type, a workspace, and files of types in a folder of its own. */
function place(files: Record<string, string>, inWorkspace: Record<string, string> = {}) {
  const dir = temporaryFolder()
  buildCatalog(catalogOf({ 'house-key': { kind: 'token', anchors: ['house_'], pattern: 'house_[0-9a-f]{24}' } }), path.join(dir, 'built'))
  const write = (folder: string, each: Record<string, string>): void => {
    if (Object.keys(each).length > 0) mkdirSync(path.join(dir, folder), { recursive: true })
    for (const [name, text] of Object.entries(each)) writeFileSync(path.join(dir, folder, name), text)
  }
  write('own', files)
  write('workspace/types', inWorkspace)
  return {
    catalogUrl: pathToFileURL(path.join(dir, 'built', 'catalog.json')),
    workspaceDir: path.join(dir, 'workspace'),
    types: Object.keys(files).length > 0 ? [path.join(dir, 'own')] : [],
    dataDir: path.join(dir, 'data')
  }
}

const found = ({ catalog }: { catalog: Catalog }, text: string): string[] => {
  const detector = createDetector(catalog)
  const bytes = Buffer.from(text)
  return detector.detect(bytes).map(({ typeId, start, end }) => `${typeId} ${bytes.toString('utf8', start, end)}`)
}
const remarksOf = (toml: string): string[] =>
  compileOwnTypes(place({ 'config.toml': toml })).catalog.remarks.map(({ line, rule, text }: Remark) => `${line} ${rule}: ${text}`)
const refusal = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof BulkheadError && error.code === 'types.invalid') return error.message
    throw error
  }
  return ''
}

it('finds the types of a folder and of the workspace beside its own, each also from what threads load', () => {
  const own = place({ 'acme.yaml': yaml('ak_live_[0-9a-f]{32}') }, { 'acme.yaml': yaml('ak_live_[0-9a-f]{40}', 'acme-long-key') })
  const text = `a ak_live_${hex(32)} b ak_live_${hex(40)} c house_${hex(24)}`
  const expected = [`acme-api-key ak_live_${hex(32)}`, `acme-long-key ak_live_${hex(40)}`, `house-key house_${hex(24)}`]
  const opened = openCatalog(own, own.dataDir)
  expect(found(opened, text)).toEqual(expected)
  expect(found({ catalog: loadCatalog(opened.url) }, text)).toEqual(expected)
  expect(found(compileOwnTypes(own), text)).toEqual(expected)
  expect(opened.catalog.pages().map(({ id }) => id)).toEqual(['house-key', 'acme-long-key', 'acme-api-key'])
})

it('has the version of its own types where the user has none, another one with some, and another after a change', () => {
  const versions = [
    place({}),
    place({ 'acme.yaml': yaml('ak_live_[0-9a-f]{32}') }),
    place({ 'acme.yaml': yaml('ak_live_[0-9a-f]{33}') })
  ].map((each) => openCatalog(each, each.dataDir).catalog.version)
  expect(versions[0]).toBe(loadCatalog(place({}).catalogUrl).version)
  expect(new Set(versions).size).toBe(3)
})

it('compiles the same files once, and forgets what was compiled of others', () => {
  const own = place({ 'acme.yaml': yaml('ak_live_[0-9a-f]{32}') })
  const first = openCatalog(own, own.dataDir).url.href
  expect(openCatalog(own, own.dataDir).url.href).toBe(first)
  writeFileSync(path.join(own.types[0] ?? '', 'acme.yaml'), yaml('ak_live_[0-9a-f]{33}'))
  expect(openCatalog(own, own.dataDir).url.href).not.toBe(first)
  expect(readdirSync(path.join(own.dataDir, 'compiled-types'))).toHaveLength(1)
})

it.each([
  [
    'an id that is taken',
    yaml('ak_live_[0-9a-f]{32}', 'house-key'),
    /acme\.yaml:5:\d+: .*house-key is already a name of house-key of Bulkhead/
  ],
  ['a pattern without a bound', yaml('ak_live_[0-9a-f]+'), /acme\.yaml:15:\d+: .*\+ has no upper bound/],
  ['a pattern that takes for ever', yaml('ak_live_(?:a{1,30}){1,30}b'), /acme\.yaml:15:\d+: .*worst case is too expensive/],
  [
    'a check that is none',
    yaml('ak_live_[0-9a-f]{32}', 'acme-api-key', '        checks: [nothing]\n'),
    /acme\.yaml:16:\d+: .*no check named nothing/
  ],
  [
    'a decoder that is none',
    yaml('ak_live_[0-9a-f]{32}', 'acme-api-key', '    decode: [jwt, jtw]\n'),
    /acme\.yaml:16:13: types\.0\.decode: there is no decoder named jtw$/
  ],
  ['YAML that is none', 'id: [', /acme\.yaml:1:\d+: /]
])('refuses %s, with file and line', (_, text, message) => {
  const own = place({ 'acme.yaml': text })
  expect(refusal(() => openCatalog(own, own.dataDir))).toMatch(message)
})

it('tells that the compiled catalogue is not there', () => {
  const own = { ...place({ 'acme.yaml': yaml('ak_live_[0-9a-f]{32}') }), catalogUrl: new URL('file:///nowhere/catalog.json') }
  expect(refusal(() => openCatalog(own, own.dataDir))).toMatch(/catalogue at \/nowhere\/catalog\.json is missing or damaged/)
})

it('names what is wrong with a place', () => {
  const own = { ...place({}), types: ['/nowhere/at-all'] }
  expect(refusal(() => compileOwnTypes(own))).toMatch(/no file or folder \/nowhere\/at-all/)
})

const config = `title = "House"
[[rules]]
id = "site-token"
description = "Site token."
regex = '''(?i)\\bsite[_-]tok:([a-z0-9]{20,})(?:\\s|$)'''
secretGroup = 1
keywords = ["site_tok", "site-tok"]
entropy = 2.5
[[rules.allowlists]]
regexes = ['''^0000''']
stopwords = ["Sample"]
`

it('reads a configuration of gitleaks: group, case, entropy, lists', () => {
  const opened = compileOwnTypes(place({ 'config.toml': config }))
  const value = hex(24)
  expect(found(opened, `SITE-TOK:${value}\n`)).toEqual([`site-token ${value}`])
  expect(found(opened, `site_tok:${value}`)).toEqual([`site-token ${value}`])
  expect(found(opened, `website_tok:${value}`)).toEqual([])
  expect(found(opened, `site_tok:${'a'.repeat(24)}`)).toEqual([])
  expect(found(opened, `site_tok:0000${value}`)).toEqual([])
  expect(found(opened, `site_tok:1000${value}`)).toHaveLength(1)
  expect(found(opened, `site_tok:ab${'SAMPLE'}${value}`)).toEqual([])
  expect(opened.catalog.types.at(-1)).toMatchObject({ id: 'site-token', name: 'Site token', provider: 'House', providerId: 'config' })
})

it('takes the first group for the secret where none is named, and of alternatives the one that matched', () => {
  const opened = compileOwnTypes(place({ 'a.toml': "[[rules]]\nid = 'x'\nregex = '''left=([0-9a-f]{16})|right=([0-9a-f]{16})'''\n" }))
  expect(found(opened, `left=${hex(16)} right=${hex(16)}`)).toEqual([`x ${hex(16)}`, `x ${hex(16)}`])
})

it('finds a value without a text of its own behind its keyword only', () => {
  const opened = compileOwnTypes(place({ 'a.toml': "[[rules]]\nid = 'x'\nregex = '''[0-9a-f]{40}'''\nkeywords = ['attic']\n" }))
  expect(found(opened, `attic_key = "${hex(40)}"`)).toEqual([`x ${hex(40)}`])
  expect(found(opened, `cellar_key = "${hex(40)}"`)).toEqual([])
})

it('keeps the ids of rules, with the name of the file where one is taken', () => {
  const opened = compileOwnTypes(place({ 'My config.toml': "[[rules]]\nid = 'House_Key'\nregex = '''attic-[0-9]{9}'''\n" }))
  expect(opened.catalog.types.at(-1)?.id).toBe('my-config-house-key')
})

it.each([
  ["regex = '''[0-9a-f]{32}'''", /2 x: not taken over: no text of 3 characters/],
  ["regex = '''attic-(?=a)b'''", /2 x: not taken over: regex: Go has no such group/],
  ["path = '''a'''", /2 x: not taken over: it has no regex/],
  ["regex = '''attic'''\nsecretGroup = 2", /2 x: not taken over: secretGroup is 2/],
  ["regex = '''attic[0-9]'''\n[[rules.required]]\nid = 'y'", /2 x: not taken over: it needs other findings/],
  ["regex = '''attic(a+)+b'''", /2 x: not taken over: pattern: the worst case is too expensive/],
  ["regex = '''attic[0-9]+'''", /2 x: regex: what repeats without end stops at 1000/],
  ["regex = '''attic[0-9]'''\nkeywords = ['cellar']", /2 x: keywords: it counts wherever/],
  ["regex = '''attic[0-9]'''\nbrandNew = true", /2 x: brandNew: unknown/],
  ["regex = '''attic[0-9]'''\n[rules.allowlist]\ncommits = ['abc']", /2 x: allowlist: commits/],
  ["regex = '''attic[0-9]'''\n[rules.allowlist]\nregexTarget = 'line'\nregexes = ['a']", /2 x: allowlist: regexes with regexTarget line/],
  ["regex = '''attic[0-9]'''\n[rules.allowlist]\ncondition = 'AND'\nregexes = ['a']\npaths = ['b']", /2 x: allowlist: condition AND/]
])('tells what it could not take over: %s', (rule, remark) => {
  expect(remarksOf(`\n[[rules]]\nid = 'x'\n${rule}\n`).join('\n')).toMatch(remark)
})

it('says that its own types stand for the ones that are extended', () => {
  expect(remarksOf('[extend]\nuseDefault = true\n').join()).toMatch(/own types stand in the place/)
})

it('takes allowed paths to their types, or to all when the types of gitleaks are meant', () => {
  const rule =
    "[[rules]]\nid = 'x'\nregex = '''attic-[0-9]{9}'''\npath = '''\\.env$'''\n[[rules.allowlists]]\npaths = ['''(?:^|/)tests/''']\n"
  const own = (toml: string) =>
    compileOwnTypes(place({ 'a.toml': toml })).catalog.allowedPaths.map(({ types, negative }) => [types, negative])
  expect(own(rule)).toEqual([
    [[1], false],
    [[1], true]
  ])
  expect(own(`[extend]\nuseDefault = true\n[allowlist]\npaths = ['vendor']\n${rule}`)[2]).toEqual([null, false])
  expect(own(`[allowlist]\npaths = ['vendor']\n${rule}`)[2]).toEqual([[1], false])
})

it('tells the line of TOML that is none, and quotes nothing of it', () => {
  const own = place({ 'a.toml': `title = "x"\nregex = '''abc\n` })
  const message = refusal(() => compileOwnTypes(own))
  expect(message).toMatch(/a\.toml:\d+:\d+: /)
  expect(message).not.toContain('abc')
})

it('does not hang on what is made to hang', () => {
  const started = performance.now()
  const rules = [
    'attic(?:(?:a{1,1000}){1,1000}){1,1000}b',
    `attic${'(?:a|'.repeat(50)}b${')'.repeat(50)}`,
    'attic(?:a?){1000}a{1000}',
    `attic${'[a-z]{0,1000}'.repeat(40)}`
  ]
  remarksOf(rules.map((regex, i) => `[[rules]]\nid = 'r${i}'\nregex = '''${regex}'''\n`).join(''))
  expect(performance.now() - started).toBeLessThan(5_000)
})

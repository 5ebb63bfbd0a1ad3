import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Snippet } from '../../contract/case/view.ts'
import { catalogFromSources } from '../catalog/catalog-from-sources.ts'
import { createDetector } from '../detect/create-detector.ts'
import { makeSnippets } from './make-snippets.ts'
import { snippetParameters } from './snippet-parameters.ts'

const type = { id: 'mailgun-private-api-key', variable: 'MAILGUN_API_KEY' }
const everyField = {
  variable: 'class',
  place: 'prod/mail.v2/key_1+a=b@c:d',
  field: 'api-key.1',
  account: 'team/kv'
}
/** Nothing given; all given, with an address; and with a region. */
const sets: Snippet[][] = [
  {},
  { ...everyField, address: 'https://vault.example.com:8200/base/' },
  { ...everyField, address: 'eu-central-1' }
].map((given) => makeSnippets(snippetParameters(given, type)))

const endings: Record<Snippet['language'], string> = {
  python: 'read.py',
  javascript: 'read.mjs',
  go: 'read.go',
  java: 'Secrets.java',
  ruby: 'read.rb'
}
let dir = ''
const files = (language: Snippet['language']): string[] =>
  sets.flatMap((snippets, set) =>
    snippets.filter((one) => one.language === language).map(({ store }) => path.join(dir, `${store}-${set}`, endings[language]))
  )

beforeAll(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-snippets-'))
  for (const [set, snippets] of sets.entries())
    for (const { store, language, code } of snippets) {
      const folder = path.join(dir, `${store}-${set}`)
      mkdirSync(folder, { recursive: true })
      writeFileSync(path.join(folder, endings[language]), code)
    }
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const isHere = (command: string, args: string[]): boolean => spawnSync(command, args).status === 0

/** A parser that this machine may lack: then the test says so and is skipped. */
const parsed = (language: Snippet['language'], probe: [string, string[]], parse: (files: string[]) => string): void => {
  const found = isHere(...probe)
  if (!found) console.info(`${probe[0]} is not on this machine: the ${language} snippets are not parsed here`)
  it.skipIf(!found)(`${language} snippets parse`, { timeout: 60_000 }, () => expect(parse(files(language))).toBe(''))
}

const complaints = (command: string, args: string[]): string => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  return status === 0 ? '' : `${stdout}${stderr}` || `${command} failed`
}

parsed('javascript', [process.execPath, ['--version']], (list) =>
  list.map((file) => complaints(process.execPath, ['--check', file])).join('')
)
parsed('python', ['python3', ['--version']], (list) =>
  complaints('python3', ['-c', 'import ast, sys\nfor name in sys.argv[1:]: ast.parse(open(name).read(), name)', ...list])
)
parsed('ruby', ['ruby', ['--version']], (list) => list.map((file) => complaints('ruby', ['-c', file])).join(''))
// -l names files whose layout is not gofmt's own.
parsed('go', ['go', ['version']], (list) => {
  const { stdout, stderr } = spawnSync('gofmt', ['-e', '-l', ...list], { encoding: 'utf8' })
  return stdout + stderr
})
// The libraries are not there: what javac may complain of is that, and nothing of the syntax.
parsed('java', ['javac', ['-version']], (list) => {
  // In one run, since the compiler takes longer to start than to compile: each class by a name of its own.
  const renamed = list.map((file, at) => {
    const copy = path.join(path.dirname(file), `Secrets${at}.java`)
    writeFileSync(copy, readFileSync(file, 'utf8').replace('class Secrets', `class Secrets${at}`))
    return copy
  })
  const { stderr } = spawnSync('javac', ['-XDrawDiagnostics', '-Xmaxerrs', '1000', '-proc:none', '-d', dir, ...renamed], {
    encoding: 'utf8'
  })
  return stderr
    .split('\n')
    .filter((line) => line.includes('compiler.err.') && !/compiler\.err\.(doesnt\.exist|cant\.resolve)/.test(line))
    .join('\n')
})

it('covers each store in each language, once', () => {
  for (const snippets of sets) expect(new Set(snippets.map(({ store, language }) => `${store} ${language}`)).size).toBe(20)
})

it('uses what is given', () => {
  const [, withUrl = [], withRegion = []] = sets
  const codes = (snippets: Snippet[], store: Snippet['store']): string[] =>
    snippets.filter((one) => one.store === store).map(({ code }) => code)
  for (const code of codes(withUrl, 'hashicorp-vault')) {
    expect(code).toContain('https://vault.example.com:8200/base')
    expect(code).toContain('api-key.1')
    expect(code).toContain('team/kv')
  }
  for (const code of codes(withUrl, 'cyberark-conjur')) expect(code).toContain('https://vault.example.com:8200/base')
  for (const code of codes(withRegion, 'aws-secrets-manager')) expect(code).toContain('eu-central-1')
  for (const code of codes(withRegion, 'hashicorp-vault')) expect(code).not.toContain('eu-central-1')
})

it('reads one field of a secret in Go whatever the others hold', () => {
  const code = sets[1]?.find((one) => one.store === 'aws-secrets-manager' && one.language === 'go')?.code
  expect(code).toContain('var fields map[string]any\n')
  expect(code).toContain('value, _ := fields["api-key.1"].(string)\n')
})

it('fails in words when the variable is missing, and prints no value when it is there', () => {
  const javascript = sets[0]?.find((one) => one.store === 'environment' && one.language === 'javascript')?.code ?? ''
  const run = (value: string) =>
    spawnSync(process.execPath, ['--input-type=module', '-e', javascript], { encoding: 'utf8', env: { MAILGUN_API_KEY: value } })
  const missing = run('')
  expect(missing.status).not.toBe(0)
  expect(missing.stderr).toContain('MAILGUN_API_KEY is not set')
  const value = 'planted-value-of-a-test'
  const there = run(value)
  expect(there.status).toBe(0)
  expect(there.stdout + there.stderr).not.toContain(value)
})

it('triggers no detector, whatever the type', { timeout: 60_000 }, () => {
  const catalog = catalogFromSources(path.resolve(import.meta.dirname, '../../../resources'))
  const detector = createDetector(catalog)
  const hits = catalog.types.flatMap((one) =>
    makeSnippets(snippetParameters({}, one)).flatMap(({ store, language, code }) =>
      detector.detect(Buffer.from(code)).map((match) => `${one.id}: ${store} ${language} looks like ${match.typeId}`)
    )
  )
  expect(hits).toEqual([])
})

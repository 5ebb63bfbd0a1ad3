import { expect, it, vi } from 'vitest'
import { gitleaksProvider } from './gitleaks-provider.ts'

const convert = (text: string, taken: string[] = []) => gitleaksProvider(text, 'conf/house.toml', (id) => taken.includes(id))
const rule = (id: string, more = ''): string => `[[rules]]\nid = '${id}'\nregex = '''attic-${id}-[0-9a-f]{9}'''\n${more}`
const about = ({ remarks }: ReturnType<typeof convert>, id: string | null): string[] =>
  remarks.filter((remark) => remark.rule === id).map(({ text }) => text)

it('gives each of several rules with one id an id of its own, and says so', () => {
  const made = convert([rule('x'), rule('x'), rule('x'), rule('y')].join(''), ['y', 'house-y'])
  expect(made.provider.value.types.map(({ id }) => id)).toEqual(['x', 'house-x', 'house-x-2', 'house-y-2'])
  expect(about(made, 'x')).toEqual(['its id is house-x: another type is named x', 'its id is house-x-2: another type is named x'])
})

it('names as many rules of one id as a file may have in no time', () => {
  const isTaken = vi.fn((id: string) => id === 'x')
  const made = gitleaksProvider(rule('x').repeat(5_000), 'conf/house.toml', isTaken)
  const ids = made.provider.value.types.map(({ id }) => id)
  expect([ids[0], ids[1], ids.at(-1), new Set(ids).size]).toEqual(['house-x', 'house-x-2', 'house-x-5000', 5_000])
  expect(isTaken.mock.calls.length).toBeLessThan(20_000)
})

it('takes a list for named rules to each rule of that name', () => {
  const made = convert(`${rule('x')}${rule('x')}${rule('y')}[[allowlists]]\ntargetRules = ['x']\npaths = ['vendor']\n`)
  expect(made.allowedPaths.map(({ types }) => types)).toEqual([['x', 'house-x']])
})

it('leaves the paths of a rule out where its pattern had to be cut, and says so', () => {
  const text = rule('x', "path = '''^(?:[^/]+/)*secrets/'''\n")
  expect(convert(text).allowedPaths).toEqual([])
  expect(about(convert(text), 'x')).toEqual([expect.stringMatching(/^path: left out, the rule counts at all paths: what repeats/)])
})

it('tells where an allowed path was cut', () => {
  const made = convert(rule('x', "[rules.allowlist]\npaths = ['''^(?:[^/]+/)*secrets/''']\n"))
  expect(about(made, 'x')).toEqual(['allowlist: paths[0]: what repeats without end stops at 1024 characters, or 8 groups'])
})

const group = "[[rules]]\nid = 'g'\nregex = '''attic-([0-9a-f]{9})'''\n"
const ofMatch = "regexTarget = 'match'\nregexes = ['^attic']\n"
const whereGroup = /regexes with regexTarget match, where a group is the secret: only the secret/

it('tells of a shared list what some of its rules can not use', () => {
  const made = convert(`[allowlist]\n${ofMatch}${rule('x')}${group}`)
  expect(made.provider.value.types.map(({ rules: [only] }) => only?.not.length)).toEqual([1, 0])
  expect(about(made, null)).toEqual([expect.stringMatching(whereGroup)])
  expect(about(convert(`[allowlist]\n${ofMatch}${rule('x')}`), null)).toEqual([])
  const named = `[[allowlists]]\ntargetRules = ['x']\n${ofMatch}`
  expect(about(convert(`${rule('x')}${group}${named}`), null)).toEqual([])
})

it('takes an escaped parenthesis for no group', () => {
  const made = convert(`[[rules]]\nid = 'x'\nregex = '''attic\\([0-9a-f]{9}\\)'''\n[rules.allowlist]\n${ofMatch}`)
  expect(made.provider.value.types.map(({ rules: [only] }) => only?.not.length)).toEqual([1])
  expect(about(made, 'x')).toEqual([])
})

it('tells keys that it does not know, wherever they stand', () => {
  const own = "[rules.allowlist]\npathes = ['a']\n[[rules.allowlists]]\nwords = ['a']\n"
  const made = convert(`more = 1\n[extend]\nuseDefaults = true\n[allowlist]\nregex = ['a']\n${rule('x', `brandNew = true\n${own}`)}`)
  expect(about(made, 'x')).toEqual(['brandNew', 'allowlist.pathes', 'allowlist.words'].map((key) => `${key}: unknown, left out`))
  expect(about(made, null)).toEqual(['allowlist.regex', 'extend.useDefaults', 'more'].map((key) => `${key}: unknown, left out`))
})

const stopwords = (count: number, word: string): string =>
  `stopwords = [${Array.from({ length: count }, (_, n) => `"${word}${n.toString(36)}"`).join()}]\n`

it('takes over words that begin alike, and shares a list between its rules', () => {
  const made = convert(`[allowlist]\n${stopwords(20, 'sample')}${['a', 'b', 'c'].map((id) => rule(id)).join('')}`)
  const [first, ...others] = made.provider.value.types.map(({ rules }) => rules[0]?.not)
  expect(first).toHaveLength(3)
  expect(about(made, null)).toEqual([])
  for (const not of others) expect(not).toEqual(first)
})

it('spends nothing of the bound on rules that are left out', () => {
  const ofPath = Array.from({ length: 34 }, (_, n) => `[[rules]]\nid = 'p${n}'\npath = 'p'\n`).join('')
  const made = convert(`[allowlist]\n${stopwords(2_000, 'sample')}${ofPath}${rule('a')}${rule('b')}`)
  expect(made.provider.value.types.map(({ id, rules: [only] }) => [id, only?.not.length])).toEqual([
    ['a', 286],
    ['b', 286]
  ])
})

it('is done with 2 000 words for twenty rules in no time', () => {
  const rules = Array.from({ length: 20 }, (_, n) => rule(`r${n}`)).join('')
  const text = `[allowlist]\n${stopwords(2_000, 'sample')}${rules}`
  const started = performance.now()
  const made = convert(text)
  expect(made.provider.value.types).toHaveLength(20)
  expect(performance.now() - started).toBeLessThan(2_500)
})

it('stops at a bound of patterns of a file, and tells which rules have fewer', () => {
  const rules = Array.from({ length: 40 }, (_, n) => rule(`r${n}`)).join('')
  const made = convert(`[allowlist]\n${stopwords(2_000, 'sample')}${rules}`)
  const counts = made.provider.value.types.map(({ rules: [only] }) => only?.not.length ?? 0)
  expect(counts.reduce((sum, count) => sum + count)).toBe(10_000)
  expect(about(made, 'r33')).toEqual([])
  expect(about(made, 'r39')).toEqual([expect.stringMatching(/beyond 10000 patterns/)])
})

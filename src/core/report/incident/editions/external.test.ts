import { expect, it, vi } from 'vitest'
import { privateNames, reportFacts } from '../../../../../test/support/report-facts.ts'
import { hmac, make, readable } from '../../../../../test/support/report-side.ts'
import { hexOid } from '../../../../../test/support/workspace.ts'
import { ReportFormat } from '../../../../contract/case/view.ts'
import { ReportFacts } from '../report-facts.ts'
import { fieldKind } from './field-kinds.ts'
import { createPseudonyms } from './pseudonyms.ts'
import { rewriteTexts } from './rewrite-texts.ts'

// A PDF takes most of a second, more on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const names = (text: string): string[] => privateNames.filter((name) => new RegExp(`(?<![a-z0-9])${RegExp.escape(name)}`, 'i').test(text))
const tokens = (text: string): Set<string> =>
  new Set(text.match(/\b(?:person|address|repository|path|key|file|branch)-[2-9b-z]{6}\b/g) ?? [])

it.each(ReportFormat.options)('%s tells no name outside, and all of them inside', async (format) => {
  expect(names(readable(await make(reportFacts(), format, { edition: 'external' })))).toEqual([])
  if (format !== 'sarif') expect(names(readable(await make(reportFacts(), format))).length).toBeGreaterThan(10)
})

/** As in a repository of SHA-256, whose objects have names of 64 digits. */
const longOid = (oid: string): string => `${oid}${'0123456789abcdef01234567'}`
const sha256Repository = (facts: ReportFacts): ReportFacts =>
  rewriteTexts(ReportFacts, facts, (text) => text.replace(/\b[0-9a-f]{40}\b/g, longOid))

it.each(ReportFormat.options)('%s tells no name of an object of a SHA-256 repository outside', async (format) => {
  const [first, blob, removed] = ['first', 'blob', 'third'].map((name) => longOid(hexOid(name)))
  const inside = readable(await make(reportFacts(sha256Repository), 'json'))
  for (const oid of [first, blob, removed]) expect(inside).toContain(oid)
  const text = readable(await make(reportFacts(sha256Repository), format, { edition: 'external' }))
  for (const oid of [first, blob, removed]) expect(text).not.toContain(oid?.slice(0, 7))
})

it('gives each name one pseudonym in all formats, and the same in a later export of the case', async () => {
  const later = reportFacts((facts) => ({
    ...facts,
    places: [],
    journal: [...facts.journal].reverse(),
    view: { ...facts.view, record: { ...facts.view.record, notes: [] } }
  }))
  const [json, csv, html, second] = await Promise.all([
    make(reportFacts(), 'json', { edition: 'external' }),
    make(reportFacts(), 'csv', { edition: 'external' }),
    make(reportFacts(), 'html', { edition: 'external' }),
    make(later, 'json', { edition: 'external' })
  ]).then((made) => made.map((each) => tokens(readable(each))))
  const all = json ?? new Set()
  expect(all.size).toBeGreaterThan(10)
  for (const some of [csv, html, second]) {
    expect(some?.size).toBeGreaterThan(8)
    expect([...(some ?? [])].filter((token) => !all.has(token))).toEqual([])
  }
})

it('gives other pseudonyms in another case and in another workspace', () => {
  const name = (caseId: string, key: string): string => createPseudonyms(caseId, hmac(key)).replace('person', 'Ada Lovelace')
  expect(new Set([name('INC-0001', 'a'), name('INC-0002', 'a'), name('INC-0001', 'b')]).size).toBe(3)
  expect(name('INC-0001', 'a')).toBe(name('INC-0001', 'a'))
})

it.each([
  ['an address', '10.20.30.40', 'seen from 10.20.30.40:443, then gone'],
  ['a network', '10.20.0.0/16', 'all of 10.20.0.0/16'],
  ['a v6 address', 'fe80::1ff:fe23:4567:890a', 'from fe80::1ff:fe23:4567:890a.'],
  ['an e-mail address', 'eve@corp.example', 'ask <eve@corp.example>'],
  ['a host', 'jump-01.corp.internal', 'on jump-01.corp.internal:22'],
  ['a URL', 'https://git.corp.example/team/app?x=1', 'see (https://git.corp.example/team/app?x=1)'],
  ['a clone address', 'git@git.corp.example:team/app.git', 'from git@git.corp.example:team/app.git'],
  ['a path', '/home/ada/work/app', 'in /home/ada/work/app'],
  ['a path of Windows', 'C:\\Users\\ada\\app', 'in C:\\Users\\ada\\app'],
  ['a share', '\\\\files\\team', 'on \\\\files\\team'],
  ['a path within a repository', 'src/pay/config.ts', 'in src/pay/config.ts, line 3'],
  ['a commit', '1a2b3c4d5e', 'since 1a2b3c4d5e']
])('finds %s in a text by its looks', (_, name, text) => {
  const told = createPseudonyms('INC-0001', hmac('k')).replace('text', text)
  expect(told).not.toContain(name)
  expect(told).toMatch(/(?:address|person|host|repository|path|commit)-[2-9b-z]{6}/)
})

it('finds a learnt name in a text in any case, by its parts and by its last part, and leaves other words', () => {
  const pseudonyms = createPseudonyms('INC-0001', hmac('k'))
  pseudonyms.learn('person', 'Ada Lovelace <ada@corp.example>')
  pseudonyms.learn('path', '/srv/repos/ledger')
  pseudonyms.learn('repository', 'pay')
  const person = pseudonyms.replace('person', 'Ada Lovelace')
  expect(pseudonyms.replace('text', 'ADA LOVELACE, Ada and ada@corp.example')).toBe(`${person}, ${person} and ${person}`)
  expect(pseudonyms.replace('text', 'the ledger of pay, to be paid')).toMatch(/^the path-\w{6} of repository-\w{6}, to be paid$/)
})

it('gives one pseudonym to a name of two kinds, and leaves calls, user agents, times and what the report names anyway', () => {
  const pseudonyms = createPseudonyms('INC-0001', hmac('k'), ['Mailgun'])
  for (const [kind, name] of [
    ['service', 'newsletter'],
    ['repository', 'newsletter'],
    ['service', 'Mailgun'],
    ['action', 'org.add_member']
  ] as const)
    pseudonyms.learn(kind, name)
  expect(pseudonyms.replace('service', 'newsletter')).toBe(pseudonyms.replace('repository', 'newsletter'))
  expect(pseudonyms.replace('text', 'org.add_member at 10:12:00 by Mailgun')).toBe('org.add_member at 10:12:00 by Mailgun')
  expect(pseudonyms.replace('agent', 'python-requests/2.31 on newsletter')).toMatch(/^python-requests\/2\.31 on repository-\w{6}$/)
  expect(pseudonyms.replace('action', 'CONNECT db1.corp.internal:443')).toMatch(/^CONNECT host-\w{6}$/)
})

it('rewrites every text of the facts but times, hashes and words of the schema', () => {
  const facts = reportFacts()
  const changed = rewriteTexts(ReportFacts, facts, () => '*')
  expect(ReportFacts.parse({ ...changed, view: { ...changed.view, record: { ...changed.view.record, id: 'INC-0007' } } })).toBeTruthy()
  expect(JSON.stringify(changed)).not.toContain('Ada')
  expect(changed.view.record.state).toBe('monitoring')
})

it('treats a field that it does not know as a text of a person', () => {
  expect(fieldKind(['view', 'record', 'something', 'new'])).toBe('text')
  expect(fieldKind(['view', 'tasks', 'note'])).toBe('text')
  expect(fieldKind(['view', 'tasks', 'command'])).toBe('fact')
})

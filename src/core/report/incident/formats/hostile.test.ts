import { expect, it, vi } from 'vitest'
import { reportFacts } from '../../../../../test/support/report-facts.ts'
import { make, readable } from '../../../../../test/support/report-side.ts'
import type { ReportFormat } from '../../../../contract/case/view.ts'
import { rewriteTexts } from '../editions/rewrite-texts.ts'
import { IncidentReport } from '../incident-report.ts'
import { ReportFacts } from '../report-facts.ts'

// A PDF takes most of a second, more on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

/** Each format is made of it once. */
const made = new Map<string, Promise<string>>()
const hostile = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</details></style><style>*{display:none}</style>',
  '[click](javascript:alert(1)) ![x](https://evil.example/p.png) <https://evil.example> https://evil.example www.evil.example @everyone',
  '# heading\n- list\n1. one\n> quote\n```\ncode\n***\n| a | b |\n<!-- gone -->',
  '=cmd|x!A1',
  '\u202egnp.exe\u2066\u200b\u001b[31m\u009b2J\u0000\u2028end'
].join('\n')

/** In every text of the facts. */
const everywhere = (text: string) =>
  rewriteTexts(ReportFacts, reportFacts(), (value, path) => (['id', 'zone', 'band'].includes(path.at(-1) ?? '') ? value : text))
const written = (format: ReportFormat, text = hostile): Promise<string> => {
  const name = `${format} ${text}`
  const before = made.get(name) ?? make(everywhere(text), format).then(readable)
  made.set(name, before)
  return before
}

const elements = new Set(
  'html head meta title style body header p span h1 h2 nav ol ul li a main details summary div dl dt dd table caption colgroup col thead tbody tr th td figure figcaption svg line circle rect text strong br footer'.split(
    ' '
  )
)

it('html shows hostile text as text: no element, attribute or address comes of it', async () => {
  const html = await written('html')
  const body = html.replace(/<style>[^<]*<\/style>/, '')
  let text = ''
  let at = '<!doctype html>'.length
  for (const { index, 0: tag, 1: name = '', 2: attributes = '' } of body.matchAll(
    /<\/?([a-z0-9]+)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*\/?>/gi
  )) {
    expect(elements).toContain(name)
    for (const { 1: attribute = '', 2: value = '' } of attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)) {
      // The preview lies in a page whose policy takes no style of an element.
      expect(attribute).not.toMatch(/^(?:on|style$)/i)
      if (attribute === 'href') expect(value).toMatch(/^#[a-z]+$/)
    }
    text += body.slice(at, index)
    at = index + tag.length
  }
  expect(text).not.toMatch(/[<>]/)
  expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(text).toContain('\\u{202e}gnp.exe')
  expect(html.match(/<details /g)).toHaveLength(25)
})

it('html forbids by its own policy what it does not need, and asks nothing of the network', async () => {
  const html = await written('html', 'text')
  expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
  expect(html).not.toMatch(/(?:src|href)=["']?(?:https?:)?\/\/|url\(|@import/)
})

it('markdown takes hostile text as text: no HTML, link, image, heading or cell comes of it', async () => {
  const markdown = await written('md')
  const own = markdown.replaceAll('<br>', '').replace(/<a id="[a-z]+"><\/a>/g, '')
  expect(own).not.toMatch(/(?<!\\)</)
  expect(own).not.toMatch(/(?<!\\)\]\((?!#[a-z]+\))/)
  expect(own).not.toMatch(/https:\/\/|(?<!\\)@everyone|www\.evil/)
  expect(own.match(/^#+ .*$/gm)).toHaveLength(26)
  for (const line of own.split('\n').filter((each) => each.startsWith('|')))
    expect(line.match(/(?<!\\)(?:\\\\)*\|/g)?.length).toBeLessThan(10)
  expect(own.replace(/\n/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u)
})

it('markdown keeps the columns of each table whatever stands in them', async () => {
  const columns = (text: string): number[] =>
    text
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) => line.match(/(?<!\\)(?:\\\\)*\|/g)?.length ?? 0)
  expect(new Set(columns(await written('md', '|\\|\\\\|`|'))).size).toBe(new Set(columns(await written('md', 'x'))).size)
})

it('csv runs nothing and hides nothing in a spreadsheet', async () => {
  const csv = await written('csv')
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u)
  const starts = ['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '＝1']
  const facts = reportFacts()
  const [first] = facts.view.record.dependents
  facts.view.record.dependents = starts.map((name) => ({ ...(first ?? expect.fail()), name, owner: name, sourceName: name, path: name }))
  const cells = readable(await make(facts, 'csv')).split(/\r\n|,/)
  expect(cells.filter((cell) => cell.includes('SUM(1)')).length).toBeGreaterThan(3)
  for (const cell of cells) expect(cell).not.toMatch(/^"?\s*[=+@＝]|^"?-\d/)
})

it('json and sarif carry the text as it was, with marks that hide it as escapes', async () => {
  const json = await written('json')
  expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u)
  const report = IncidentReport.parse(JSON.parse(json))
  expect(report.lessons[0]?.text).toBe(hostile)
  const sarif = JSON.parse(await written('sarif'))
  for (const { locations, relatedLocations } of sarif.runs[0].results)
    for (const { physicalLocation } of [...locations, ...relatedLocations])
      expect(new URL(physicalLocation.artifactLocation.uri, 'file:///srv/').href).toMatch(/^file:\/\/\/srv\/./)
})

it.each(['md', 'html', 'pdf'] as const)('%s says where the rows are that it leaves out', async (format) => {
  const [entry] = reportFacts().journal
  if (!entry) return expect.fail()
  const facts = reportFacts((some) => ({
    ...some,
    journal: Array.from({ length: 403 }, (_, n) => ({ ...entry, seq: n + 1, act: 'note' }))
  }))
  const text = readable(await make(facts, format))
  expect(text).toContain('3 more rows: the JSON format holds them.')
  expect(JSON.parse(readable(await make(facts, 'json'))).journal).toHaveLength(403)
})

it('json is what its schema says, in both editions', async () => {
  for (const edition of ['internal', 'external'] as const) {
    const value = JSON.parse(readable(await make(reportFacts(), 'json', { edition })))
    expect(IncidentReport.strict().parse(value)).toEqual(value)
  }
})

it('sarif has what the standard asks for of provenance, suppressions and fingerprints', async () => {
  const facts = reportFacts()
  facts.view.record.state = 'false-positive'
  facts.view.record.close = {
    reason: 'false-positive',
    outcome: 'no-sign-of-use',
    text: 'A documented example.',
    at: facts.view.record.openedAt,
    who: 'Ada'
  }
  const { runs, version } = JSON.parse(readable(await make(facts, 'sarif')))
  expect(version).toBe('2.1.0')
  const [{ results, versionControlProvenance, tool }] = runs
  expect(versionControlProvenance).toEqual([
    { repositoryUri: 'urn:bulkhead:source:newsletter-service', revisionId: expect.stringMatching(/^[0-9a-f]{40}$/), branch: 'release/acme' }
  ])
  expect(results).toHaveLength(1)
  expect(results[0]).toMatchObject({
    ruleId: tool.driver.rules[0].id,
    suppressions: [{ kind: 'external', status: 'accepted', justification: 'A documented example.' }],
    partialFingerprints: { 'bulkheadSecret/v1': expect.stringMatching(/^[0-9a-f]{64}$/) }
  })
})

it('sarif gives each secret its own places, also of two that are of one type', async () => {
  const facts = reportFacts()
  const [secret] = facts.view.record.secrets
  const [place] = facts.places
  if (!secret || !place) return expect.fail()
  const other = 'ab'.repeat(32)
  facts.view.record.secrets.push({ ...secret, fingerprint: other })
  facts.places.push({ ...place, fingerprint: other, path: 'old.env', atTip: false, removedAt: facts.view.record.openedAt })
  const [{ results, tool }] = JSON.parse(readable(await make(facts, 'sarif'))).runs
  expect(tool.driver.rules).toHaveLength(1)
  const places = results.map(
    ({ locations, relatedLocations }: Record<string, { physicalLocation: { artifactLocation: { uri: string } } }[]>) =>
      [...(locations ?? []), ...(relatedLocations ?? [])].map((each) => each.physicalLocation.artifactLocation.uri)
  )
  expect(places).toEqual([['src/mail/config.py', expect.stringMatching(/^commit\//)], ['old.env']])
  expect(results.map(({ properties }: { properties: { atTip: boolean } }) => properties.atTip)).toEqual([true, false])
  const [, { message }] = results
  expect(message.text).toContain('in the history')
})

it('csv says in its first column what each row is, and has as many cells in each', async () => {
  const csv = readable(await make(reportFacts(), 'csv'))
  const rows = csv
    .trimEnd()
    .split('\r\n')
    .map((line) => line.match(/(?<=^|,)(?:"(?:[^"]|"")*"|[^,]*)(?=,|$)/g) ?? [])
  expect(new Set(rows.map((row) => row.length)).size).toBe(1)
  expect(new Set(rows.slice(1).map(([section]) => section))).toEqual(
    new Set(['case', 'summary', 'not-known', 'override', 'timeline', 'place', 'use', 'log-row', 'dependent', 'evidence'])
  )
})

import { expect, it } from 'vitest'
import type { ReportFinding, ScanReport } from '../scan-report.ts'
import { type ReportFormat, reportFormats } from './index.ts'

const finding: ReportFinding = {
  id: 'finding-1',
  type: 'mailgun-private-api-key',
  name: 'Mailgun private API key',
  provider: 'Mailgun',
  severity: 'critical',
  preview: 'key-••••1a2b',
  fingerprint: 'ab'.repeat(32),
  atTip: true,
  ignored: false,
  occurrences: [
    {
      path: 'src/\u001b[31mmail "x",\u202econfig.py',
      line: 12,
      column: 3,
      blob: '1'.repeat(40),
      commit: '2'.repeat(40),
      author: '=cmd|x',
      date: '2026-01-02T03:04:05.000Z',
      refs: ['main'],
      refCount: 25
    },
    { path: null, line: 1, column: 1, blob: null, commit: '3'.repeat(40), author: null, date: null, refs: [], refCount: 0 }
  ]
}
const noGit = { blob: null, commit: null, author: null, date: null, refs: [], refCount: 0 }
const report: ScanReport = {
  tool: {
    name: 'Bulkhead',
    version: '0.0.0',
    types: [{ id: finding.type, name: finding.name, severity: 'critical', summary: 'Opens mail.' }]
  },
  source: { kind: 'git', name: 'newsletter', location: '/repo' },
  scan: { state: 'done', history: 'all', startedAt: '2026-01-02T03:04:05.000Z', seconds: 1.5, problem: null },
  coverage: {
    objects: 10,
    scanned: 6,
    unchanged: 1,
    notContent: 2,
    binary: 0,
    bytes: 2_000_000,
    skipped: [{ reason: 'missing', count: 1, examples: [{ what: '4'.repeat(40), why: 'named in a tree, stored nowhere' }] }],
    notes: []
  },
  findings: [finding]
}
const print = (format: ReportFormat, from = report): string => {
  let text = ''
  reportFormats[format](from, (piece) => {
    text += piece
  })
  return text
}

it('json is one document of source, coverage and findings', () => {
  const { source, coverage, findings } = JSON.parse(print('json'))
  expect(source).toMatchObject({ kind: 'git', name: 'newsletter' })
  expect(coverage).toEqual(report.coverage)
  expect(findings[0]).toMatchObject({ type: finding.type, atTip: true, occurrences: finding.occurrences })
  expect(JSON.parse(print('json', { ...report, findings: [] })).findings).toEqual([])
})

it('jsonl ends with the coverage, so that a cut-off file shows', () => {
  const lines = print('jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).kind)
  expect(lines).toEqual(['finding', 'coverage'])
})

it('csv quotes, and defuses what a spreadsheet would run', () => {
  const text = print('csv')
  expect(text).toContain("'=cmd|x")
  expect(text).toContain('"src/\\u{1b}[31mmail ""x"",')
  expect(text.split('\r\n')).toHaveLength(4)
  const paths = ['\t=1', '\n=1', 'a;=1', 'a; @b', '＝1', '-1'].map((path) => ({ path, line: -1, column: 1, ...noGit }))
  const cells = print('csv', { ...report, findings: [{ ...finding, occurrences: paths }] })
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split(',').slice(6, 8).join())
  expect(cells).toEqual(['\\u{9}=1,-1', '\\u{a}=1,-1', "a;'=1,-1", "a;' @b,-1", "'＝1,-1", "'-1,-1"])
})

it.each(['csv', 'json', 'jsonl', 'sarif', 'text'] as const)('%s prints nothing that steers a terminal or hides text', (format) => {
  const marks = '\u001b[2J\u009b2J\u007f\u202e\u200b\u2066\u{e0041}\u2028'
  const hostile = {
    ...finding,
    preview: `…${marks}`,
    occurrences: [{ path: marks, line: 1, column: 1, ...noGit, author: marks, refs: [marks], refCount: 1 }]
  }
  const from: ScanReport = {
    ...report,
    source: { kind: 'folder', name: marks, location: marks },
    scan: { ...report.scan, problem: marks },
    coverage: { ...report.coverage, notes: [marks], skipped: [{ reason: 'link', count: 1, examples: [{ what: marks, why: marks }] }] },
    findings: [hostile]
  }
  const text = print(format, from)
  expect(text.replaceAll(/[\r\n]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u)
  if (format === 'json') expect(JSON.parse(text).findings[0].occurrences[0].path).toBe(marks)
})

it('sarif names rule, place and a fingerprint that survives moves', () => {
  const [run] = JSON.parse(print('sarif')).runs
  expect(run.tool.driver.rules[0].id).toBe(finding.type)
  expect(run.results[0]).toMatchObject({
    ruleId: finding.type,
    level: 'error',
    partialFingerprints: { 'bulkheadSecret/v1': finding.fingerprint }
  })
  expect(run.results[0].locations[0].physicalLocation.region).toEqual({ startLine: 12, startColumn: 3 })
  expect(run.results[0].relatedLocations).toHaveLength(1)
})

it('says in every format that a finding is less grave for where it lies, and nothing of an ordinary one', () => {
  const lowered: ScanReport = { ...report, findings: [{ ...finding, severity: 'high', typeSeverity: 'critical', place: 'test' }] }
  expect(JSON.parse(print('json', lowered)).findings[0]).toMatchObject({ severity: 'high', typeSeverity: 'critical', place: 'test' })
  expect(JSON.parse(print('json')).findings[0]).not.toHaveProperty('place')
  const [first, second = ''] = print('csv', lowered).split('\r\n')
  expect(first).toMatch(/,place,type_severity$/)
  expect(second).toMatch(/,test,critical$/)
  expect(print('csv').split('\r\n')[1]).toMatch(/,ordinary,critical$/)
  expect(print('text', lowered)).toMatch(/^HIGH .* in tests only \(critical by its type\)$/m)
  const low: ScanReport = { ...report, findings: [{ ...finding, severity: 'medium', typeSeverity: 'high', place: 'vendored' }] }
  const [result] = JSON.parse(print('sarif', low)).runs[0].results
  expect(result).toMatchObject({ level: 'warning', properties: { severity: 'medium', typeSeverity: 'high', place: 'vendored' } })
  expect(result.message.text).toMatch(/, in vendored code only$/)
})

it('sarif makes no address but a relative one of a path', () => {
  const paths = ['javascript:alert(1)', '//evil.example/x', '/etc/passwd', 'a/../../b', 'a?b#c', 'é \ud800/x']
  const occurrences = paths.map((path) => ({ path, line: 1, column: 1, ...noGit }))
  const [run] = JSON.parse(print('sarif', { ...report, findings: [{ ...finding, occurrences }] })).runs
  const { locations, relatedLocations } = run.results[0]
  const uris = [...locations, ...relatedLocations].map((place) => place.physicalLocation.artifactLocation.uri)
  const base = 'file:///srv/repository/'
  for (const uri of uris) expect(new URL(uri, base).href).toMatch(/^file:\/\/\/srv\/repository\/./)
  expect(uris[0]).toBe('javascript%3Aalert(1)')
  expect(uris[4]).toBe('a%3Fb%23c')
})

it('text lets nothing of the repository steer the terminal', () => {
  const text = print('text')
  for (const mark of ['\u001b', '\u202e']) expect(text).not.toContain(mark)
  expect(text).toContain('CRITICAL Mailgun private API key')
  expect(text).toContain('1 object not searched: missing')
})

it('text tells files, messages and objects that no ref reaches apart, and counts all refs', () => {
  const [first] = finding.occurrences
  const refs = ['main', 'dev', 'v1', 'v2']
  const occurrences = [
    { ...first, path: 'a.env', refs },
    { ...noGit, path: null, line: 2, column: 3, blob: '4'.repeat(40) },
    {
      ...noGit,
      path: null,
      line: 1,
      column: 1,
      commit: '5'.repeat(40),
      author: 'Ada',
      date: '2026-01-02T03:04:05.000Z',
      refs: ['main'],
      refCount: 1
    }
  ]
  const text = print('text', { ...report, findings: [{ ...finding, ...{ occurrences: occurrences as ReportFinding['occurrences'] } }] })
  expect(text).toContain('    a.env:12:3  2222222222 2026-01-02 =cmd|x on main, dev, v1 and 22 more\n')
  expect(text).toContain('    blob 4444444444:2:3, not reachable from any ref\n')
  expect(text).toContain('    message of 5555555555  2026-01-02 Ada on main\n')
  expect(text).toContain('Searched 6 of 10 objects (2.0 MB); 2 are trees, 1 known from earlier scans.\n')
})

it('text speaks of files, not of tips and trees, where there is no repository', () => {
  const one = { ...finding, occurrences: [{ ...noGit, path: 'a.env', line: 1, column: 2 }] }
  const coverage = {
    ...report.coverage,
    objects: 3,
    scanned: 2,
    unchanged: 0,
    notContent: 0,
    skipped: [{ reason: 'link' as const, count: 1, examples: [] }]
  }
  const text = print('text', { ...report, source: { kind: 'folder', name: 'f', location: '/f' }, coverage, findings: [one] })
  expect(text).toBe(
    'CRITICAL Mailgun private API key  key-••••1a2b\n    a.env:1:2\n\n1 secret in f, 1.5 s.\nSearched 2 of 3 files (2.0 MB).\n1 file not searched: link\n'
  )
})

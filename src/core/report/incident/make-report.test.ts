import { createHash } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { reportFacts } from '../../../../test/support/report-facts.ts'
import { make, readable, redactorKnowing } from '../../../../test/support/report-side.ts'
import { createTracer } from '../../../../test/support/value-traces.ts'
import { ReportFormat } from '../../../contract/case/view.ts'
import type { Redactor } from '../redactor.ts'
import { rewriteTexts } from './editions/rewrite-texts.ts'
import { IncidentReport } from './incident-report.ts'
import { ReportFacts } from './report-facts.ts'

// A PDF takes most of a second, more on a busy machine.
vi.setConfig({ testTimeout: 30_000 })

const letters = 'q7Zt2Lw9Xc4Vb6Nm8Kj3'
/** No rule knows it. */
const known = `Tr0ub4dor3.${letters}`
const secret = `tok_${[...letters].reverse().join('')}`
const twins = [
  { value: known, twin: 'Tr0ub4dor3.00000000000000000000' },
  { value: secret, twin: 'tok_00000000000000000000' }
]
const traces = createTracer(twins)

/** The secret in every text that people, logs and repositories bring: notes, paths, authors, names of evidence, rows, branches, dependents. */
const planted = (facts: ReportFacts): ReportFacts =>
  rewriteTexts(ReportFacts, facts, (text, path) =>
    ['id', 'zone'].includes(path.at(-1) ?? '') ? text : `${text} ${forms.map(([, form]) => `${form(known)} ${form(secret)}`).join(' ')}`
  )

const forms: [string, (value: string) => string][] = [
  ['raw', (value) => value],
  ['base64', (value) => Buffer.from(value).toString('base64')],
  ['hex', (value) => Buffer.from(value).toString('hex')],
  ['UTF-16', (value) => [...value].join('\0')],
  ['URL', (value) => encodeURIComponent(value).replace(/[._]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)]
]

it.each(ReportFormat.options)('%s holds no trace of secrets that stand in every text in every form', async (format) => {
  const redactor = redactorKnowing([known])
  const made = await make(reportFacts(planted), format, { redactor })
  const text = readable(made)
  expect(traces(Buffer.from(text))).toEqual([])
  for (const { value } of twins) for (const [, form] of forms) expect(text).not.toContain(form(value))
  expect(made.redactions).toBeGreaterThan(500)
})

it.each(ReportFormat.options)('%s is refused, and told where, when a secret got past the mask', async (format) => {
  const facts = reportFacts()
  const { record } = facts.view
  const late: Redactor = { ...redactorKnowing([known]), mask: (text) => text, redactions: 0 }
  const lesson = { text: `It was ${known}.`, owner: '', due: null, at: record.openedAt, who: 'Ada' }
  facts.view.record = { ...record, lessons: [lesson] }
  const refused = make(facts, format, { redactor: late })
  await expect(refused).rejects.toMatchObject({ code: 'report.holds-secret', data: { where: ['section 18, Lessons and actions'] } })
  await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining(known) })
})

it('masks a known secret of 64 hex digits that is a whole text, and leaves sums and fingerprints', async () => {
  const value = createHash('sha256').update('planted').digest('hex')
  const facts = reportFacts()
  const { record } = facts.view
  facts.view.record = { ...record, notes: [{ id: 'note-1', text: value, at: record.openedAt, who: 'Ada' }] }
  const made = await make(facts, 'json', { redactor: redactorKnowing([value]) })
  expect(made.redactions).toBe(1)
  const report = IncidentReport.parse(JSON.parse(readable(made)))
  expect(report.notes[0]?.text).not.toContain(value)
  expect(report.evidence).toEqual(record.evidence)
  expect(report.secrets).toEqual(record.secrets)
  expect(report.journal).toEqual(facts.journal)
})

it('refuses a finished file whose secret no section shows', async () => {
  const late: Redactor = { ...redactorKnowing([known]), mask: (text) => text, redactions: 0 }
  const facts = reportFacts()
  facts.view.record.findingIds = []
  facts.usage?.groups.push({ ...(facts.usage.groups[0] ?? expect.fail()), id: known })
  await expect(make(facts, 'json', { redactor: late })).rejects.toMatchObject({
    code: 'report.holds-secret',
    data: { where: ['the file as a whole'] }
  })
})

it('names the file for case, edition and day, and hashes its bytes', async () => {
  const made = await make(reportFacts(), 'md', { edition: 'external' })
  expect(made).toMatchObject({ name: 'INC-0007-external-2026-11-24.md', mediaType: 'text/markdown; charset=utf-8', redactions: 0 })
  expect(made.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect((await make(reportFacts(), 'md', { edition: 'external' })).sha256).toBe(made.sha256)
})

it.each(ReportFormat.options)('%s of a case that has nothing but its secret says what is not known', async (format) => {
  const facts = reportFacts(({ view, ...rest }) => ({
    ...rest,
    usage: null,
    rows: [],
    places: [],
    placesInAll: 0,
    cleanup: [],
    scans: [],
    calls: [],
    view: {
      ...view,
      record: {
        ...view.record,
        tasks: {},
        statements: [],
        judgements: {},
        verdict: null,
        replacement: null,
        rotation: [],
        rejection: null,
        dependents: [],
        dependentsSearchedAt: null,
        prevention: [],
        monitor: null,
        evidence: [],
        imports: [],
        overrides: [],
        cause: null,
        impact: null,
        lessons: [],
        communications: [],
        legal: null,
        exposure: { audience: 'unknown', firstPublicAt: null, note: '' }
      },
      exposure: { firstCommit: null, sources: [], commits: 0, tips: [], exposedFor: null, sourcesGone: true, revealFrom: null },
      milestones: view.milestones.map(({ milestone }) => ({ milestone, at: null })),
      times: { exposure: null, detect: null, contain: null, repair: null },
      decoded: [],
      liveness: 'not-attempted' as const
    }
  }))
  const text = readable(await make(facts, format))
  if (format !== 'sarif' && format !== 'pdf') {
    expect(text).toContain('Whether others used the key: nobody concluded on it yet.')
    expect(text).toContain('The old key has not been replaced yet.')
  }
  expect(text).not.toMatch(/undefined|NaN|\[object/)
})

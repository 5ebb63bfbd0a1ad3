import type { CaseRecord, Dependent } from '../../src/contract/case/record.ts'
import type { UsageAnalysis } from '../../src/contract/case/usage.ts'
import type { CaseTask, CaseView } from '../../src/contract/case/view.ts'
import type { ReportFacts } from '../../src/core/report/incident/report-facts.ts'
import { fakeFingerprint, hexOid } from './workspace.ts'

const sha256 = (name: string): string => Buffer.from(fakeFingerprint(name)).toString('hex')
const at = (day: number, time: string): string => `2026-11-${String(day).padStart(2, '0')}T${time}.000Z`
const ada = 'Ada Lovelace'
const grace = 'Grace Hopper'

/** Names that the external edition must not tell, as they stand in `reportFacts`. */
export const privateNames = [
  'Ada',
  'Lovelace',
  'Grace',
  'Hopper',
  'ada@corp.example',
  'newsletter-service',
  'billing-api',
  '203.0.113.77',
  '198.51.100.4',
  '2001:db8::1f',
  'db1.corp.internal',
  'git.corp.internal',
  'src/mail/config.py',
  'config.py',
  'deploy/prod/mailer.yaml',
  '/srv/repos',
  'release/acme',
  'mk-7781aa',
  'mk-9920bb',
  'prod/mailgun/key',
  'mailgun-events.ndjson',
  'console-screenshot.png',
  'acme-mailer',
  'mg.acme-customer.example',
  hexOid('first'),
  hexOid('first').slice(0, 10),
  hexOid('blob')
]

const task = (id: string, step: CaseTask['step'], title: string, rest: Partial<CaseTask> = {}): CaseTask => ({
  id,
  step,
  title,
  detail: 'As the provider documents it.',
  applies: 'applies',
  command: null,
  url: null,
  source: 'documentation.mailgun.com, API keys',
  date: '2026-11-18',
  conflict: null,
  neededToClose: false,
  automatic: false,
  done: true,
  note: '',
  evidence: [],
  ...rest
})

const dependent = (id: string, name: string, rest: Partial<Dependent> = {}): Dependent => ({
  id,
  name,
  foundBy: 'name',
  certainty: 'confirmed',
  reason: 'reads MAILGUN_API_KEY',
  kind: 'kubernetes',
  sourceName: 'billing-api',
  path: 'deploy/prod/mailer.yaml',
  line: 14,
  owner: grace,
  contact: 'grace@corp.example',
  environment: 'production',
  needsRestart: true,
  test: 'sent a test mail in staging',
  fallback: 'roll back to release 41',
  state: 'live',
  note: '',
  movedAt: at(23, '14:10:00'),
  ...rest
})

/** A case that went nearly to its end, with something in every section. */
export function reportFacts(change: (facts: ReportFacts) => ReportFacts = (facts) => facts): ReportFacts {
  const oid = hexOid('first')
  const record: CaseRecord = {
    id: 'INC-0007',
    findingIds: ['finding-1'],
    due: {},
    milestones: {},
    close: null,
    acceptedUntil: null,
    title: 'Mailgun key of newsletter-service on a public mirror',
    state: 'monitoring',
    openedAt: at(20, '09:12:00'),
    openedBy: ada,
    assignee: grace,
    secrets: [
      {
        typeId: 'mailgun-primary-api-key',
        type: 'Mailgun primary API key',
        provider: 'Mailgun',
        severity: 'critical',
        preview: 'key-…teol0',
        fingerprint: sha256('mailgun')
      }
    ],
    notes: [
      {
        id: 'note-1',
        text: 'Ada thinks the mirror was indexed; see db1.corp.internal:/srv/repos/newsletter.git',
        at: at(20, '10:00:00'),
        who: ada
      }
    ],
    statements: [
      {
        about: 'logs-unavailable',
        text: 'Mailgun keeps events for 30 days on this plan; those before 21 October are gone.',
        at: at(20, '11:00:00'),
        who: ada
      }
    ],
    tasks: {
      'provider-action': {
        done: true,
        note: 'Mailgun had not disabled the key.',
        evidence: ['evidence-2'],
        at: at(20, '10:20:00'),
        who: ada
      },
      contain: { done: true, note: 'Sending limited to 100 an hour.', evidence: [], at: at(20, '10:25:00'), who: grace }
    },
    exposure: {
      audience: 'public',
      firstPublicAt: at(2, '17:30:00'),
      note: 'The mirror of newsletter-service was public from 2 November.'
    },
    judgements: {
      'group-1': { judgement: 'not-ours', note: 'Grace knows of no host at 203.0.113.77.', at: at(21, '09:00:00'), who: grace },
      'group-2': { judgement: 'ours', note: 'The nightly run.', at: at(21, '09:05:00'), who: grace }
    },
    verdict: {
      outcome: 'used-by-others',
      confidence: 'high',
      text: 'Mail was sent through mg.acme-customer.example from 203.0.113.77.',
      groups: ['group-1'],
      at: at(21, '10:00:00'),
      who: ada
    },
    replacement: {
      place: 'vault:prod/mailgun/key',
      keyId: 'mk-9920bb',
      fingerprint: sha256('new key'),
      note: '',
      at: at(22, '08:30:00'),
      who: grace
    },
    rotation: [
      { step: 'created', text: 'Made in the console as mk-9920bb.', evidence: ['evidence-2'], at: at(22, '08:30:00'), who: grace },
      { step: 'stored', text: 'Put into prod/mailgun/key.', evidence: [], at: at(22, '08:40:00'), who: grace },
      { step: 'switched', text: 'All three services restarted.', evidence: [], at: at(23, '14:10:00'), who: grace },
      { step: 'deactivated', text: 'mk-7781aa disabled in the console.', evidence: ['evidence-2'], at: at(23, '15:00:00'), who: ada }
    ],
    rejection: { text: 'GET /v3/domains answered 401 with the old value.', evidence: ['evidence-1'], at: at(23, '15:05:00'), who: ada },
    dependents: [
      dependent('dep-1', 'acme-mailer'),
      dependent('dep-2', 'billing-api worker', {
        environment: 'staging',
        kind: 'github-actions',
        path: '.github/workflows/send.yml',
        line: 9
      }),
      dependent('dep-3', 'old cron', {
        state: 'accepted-break',
        note: 'It was to go anyway.',
        certainty: 'suspected',
        movedAt: null,
        path: null,
        line: null
      })
    ],
    dependentsSearchedAt: at(21, '12:00:00'),
    prevention: [{ what: 'secrets-manager', text: 'The key is read from the vault at start.', at: at(23, '16:00:00'), who: grace }],
    monitor: {
      start: at(23, '15:10:00'),
      end: '2026-12-07T15:10:00.000Z',
      extendedFor: '',
      checks: [
        {
          id: 'check-1',
          check: 'value-absent',
          title: 'The value is back in no source',
          automatic: true,
          everyHours: 24,
          dueAt: at(25, '15:10:00'),
          results: [{ ok: true, note: 'Two sources scanned.', at: at(24, '08:00:00'), who: 'Bulkhead' }]
        },
        {
          id: 'check-2',
          check: 'services-healthy',
          title: 'Mail goes out',
          automatic: false,
          everyHours: 24,
          dueAt: at(25, '15:10:00'),
          results: []
        }
      ]
    },
    evidence: [
      {
        id: 'evidence-1',
        name: 'mailgun-events.ndjson',
        sha256: sha256('log'),
        size: 184_220,
        source: 'Mailgun console, exported by Ada',
        note: '',
        held: 'kept',
        path: '/srv/evidence/mailgun-events.ndjson',
        at: at(20, '10:40:00'),
        who: ada
      },
      {
        id: 'evidence-2',
        name: 'console-screenshot.png',
        sha256: sha256('picture'),
        size: 90_112,
        source: 'Mailgun console',
        note: 'Shows mk-7781aa and mk-9920bb.',
        held: 'reference',
        path: '/srv/evidence/console-screenshot.png',
        at: at(22, '08:35:00'),
        who: grace
      }
    ],
    imports: [
      {
        id: 'import-1',
        name: 'mailgun-events.ndjson',
        format: 'mailgun',
        sha256: sha256('log'),
        size: 184_220,
        rows: 1840,
        badLines: 2,
        problems: [{ line: 77, why: 'not JSON' }],
        from: '2026-10-21T00:00:00.000Z',
        to: at(20, '10:30:00'),
        at: at(20, '10:45:00'),
        who: ada
      }
    ],
    overrides: [
      {
        gate: 'dependents-moved',
        reason: 'Grace accepts that the old cron breaks; abuse goes on every minute.',
        act: 'rotate',
        at: at(23, '15:00:00'),
        who: ada
      }
    ],
    cause: {
      cause: 'improper-storage',
      text: 'The key stood in src/mail/config.py since the first version.',
      at: at(24, '07:00:00'),
      who: grace
    },
    impact: {
      functional: 'low',
      information: 'privacy',
      recoverability: 'regular',
      text: '212 mails were sent by others; addresses of recipients could be read.',
      at: at(24, '07:10:00'),
      who: ada
    },
    lessons: [
      {
        text: 'Mirrors are made by hand and nobody reviews them.',
        owner: grace,
        due: '2026-12-15T00:00:00.000Z',
        at: at(24, '07:30:00'),
        who: ada
      }
    ],
    communications: [{ to: grace, channel: 'phone', text: 'Told Grace to switch acme-mailer.', at: at(22, '08:00:00'), who: ada }],
    legal: {
      awareAt: at(21, '10:00:00'),
      decision: 'notify',
      reason: 'Recipients could be read.',
      subjects: 'about 4 000 recipients of one list',
      consequences: 'unwanted mail',
      measures: 'key replaced, recipients informed',
      contact: 'privacy@corp.example',
      at: at(21, '11:00:00'),
      who: ada
    }
  }
  const view: CaseView = {
    record,
    updatedAt: at(24, '08:00:00'),
    severity: {
      score: 84,
      band: 'critical',
      factors: [
        { factor: 'What it opens', points: 34, most: 40, why: 'Sends mail as every domain of the account and reads its logs.' },
        { factor: 'Who could see it', points: 30, most: 30, why: 'Public since 2 November.' },
        { factor: 'Live or not', points: 0, most: 10, why: 'Rejected on 23 November.' },
        { factor: 'How long', points: 10, most: 10, why: 'Over 30 days.' },
        { factor: 'Where it stands', points: 10, most: 10, why: 'At the tip of main of newsletter-service.' }
      ]
    },
    exposure: {
      firstCommit: { oid, date: '2026-10-12T08:15:00.000Z', author: ada },
      sources: [
        {
          findingId: 'finding-1',
          sourceName: 'newsletter-service',
          occurrences: 3,
          atTip: true,
          reachable: true,
          life: [
            { ref: 'main', from: '2026-10-12T08:15:00.000Z', to: null, atTip: true },
            { ref: 'release/acme', from: '2026-10-14T12:00:00.000Z', to: at(20, '12:00:00'), atTip: false }
          ],
          authors: [ada, grace],
          paths: ['src/mail/config.py', 'deploy/prod/mailer.yaml']
        }
      ],
      commits: 2,
      tips: [{ sourceName: 'newsletter-service', ref: 'main' }],
      exposedFor: 42 * 86_400_000 + 6 * 3_600_000,
      sourcesGone: false,
      revealFrom: { findingId: 'finding-1', sourceName: 'newsletter-service' }
    },
    decoded: [{ label: 'Key id', value: 'mk-7781aa' }],
    clocks: [
      {
        log: 'Mailgun events',
        keeps: '30 days on this plan',
        expiresAt: '2026-11-11T08:00:00.000Z',
        source: 'documentation.mailgun.com, events',
        date: '2026-11-18'
      }
    ],
    tasks: [
      task('save-logs', 'assess', 'Save the logs', { automatic: true }),
      task('contain', 'rotate', 'Limit what the key can do'),
      task('review-database', 'assess', 'Review connections of the database', { applies: 'not-available', done: false }),
      task('create', 'rotate', 'Make a new key', {
        conflict: 'The page of the seed names the SMTP password; today’s console has keys of their own.'
      }),
      task('clean-tips', 'monitor', 'Take the value out of every tip', { done: false, neededToClose: true })
    ],
    factsCheckedAt: '2026-11-18',
    plan: {
      overlap: 'several',
      overlapText: 'Several keys can be valid at once.',
      steps: [
        { step: 'created', title: 'Create', detail: '', facts: [], pointOfNoReturn: false, done: true, possible: true, why: '' },
        { step: 'deactivated', title: 'Deactivate', detail: '', facts: [], pointOfNoReturn: false, done: true, possible: true, why: '' },
        { step: 'deleted', title: 'Delete', detail: '', facts: [], pointOfNoReturn: true, done: false, possible: true, why: '' }
      ]
    },
    gates: [{ gate: 'tips-clean', open: false, why: 'main of newsletter-service holds the value still.', overridden: null }],
    milestones: [
      { milestone: 'first-exposed', at: '2026-10-12T08:15:00.000Z' },
      { milestone: 'first-public', at: at(2, '17:30:00') },
      { milestone: 'detected', at: at(20, '09:00:00') },
      { milestone: 'declared', at: at(20, '09:12:00') },
      { milestone: 'usage-reviewed', at: at(21, '10:00:00') },
      { milestone: 'replacement-live', at: at(23, '14:10:00') },
      { milestone: 'old-deactivated', at: at(23, '15:00:00') },
      { milestone: 'old-deleted', at: null },
      { milestone: 'monitoring-end', at: null },
      { milestone: 'closed', at: null }
    ],
    times: { exposure: 42 * 86_400_000 + 6 * 3_600_000, detect: 39 * 86_400_000, contain: 3 * 86_400_000 + 6 * 3_600_000, repair: null },
    next: { step: 'monitor', text: 'Take the value out of main of newsletter-service.' },
    others: [],
    journalEntries: 9,
    liveness: 'dead'
  }
  return change({
    view,
    journal: journal(),
    chain: { intact: true, entries: 9, broken: null },
    usage: usageAnalysis(),
    rows: [1, 2, 3].map((n) => ({
      line: 100 + n,
      at: Date.parse(at(18, `02:1${n}:00`)),
      actor: 'key owner',
      key: 'mk-7781aa',
      ip: '203.0.113.77',
      userAgent: 'python-requests/2.31',
      action: 'POST /v3/messages',
      resource: 'mg.acme-customer.example',
      result: 'ok' as const,
      bytes: 4096,
      group: 'group-1',
      importName: 'mailgun-events.ndjson'
    })),
    places: [
      {
        findingId: 'finding-1',
        fingerprint: sha256('mailgun'),
        typeId: 'mailgun-primary-api-key',
        sourceName: 'newsletter-service',
        where: 'blob',
        path: 'src/mail/config.py',
        line: 12,
        column: 15,
        blob: hexOid('blob'),
        commit: oid,
        author: ada,
        date: '2026-10-12T08:15:00.000Z',
        refs: ['main', 'release/acme'],
        refCount: 2,
        atTip: true,
        removedBy: null,
        removedAt: null
      },
      {
        findingId: 'finding-1',
        fingerprint: sha256('mailgun'),
        typeId: 'mailgun-primary-api-key',
        sourceName: 'newsletter-service',
        where: 'commit-message',
        path: null,
        line: 3,
        column: 1,
        blob: null,
        commit: hexOid('second'),
        author: grace,
        date: '2026-10-14T12:00:00.000Z',
        refs: ['release/acme'],
        refCount: 1,
        atTip: false,
        removedBy: hexOid('third'),
        removedAt: at(20, '12:00:00')
      }
    ],
    placesInAll: 3,
    cleanup: [
      {
        sourceName: 'newsletter-service',
        location: '/srv/repos/newsletter-service',
        refs: ['refs/heads/main', 'refs/heads/release/acme'],
        blobs: [hexOid('blob')],
        paths: ['src/mail/config.py'],
        commits: 2,
        unreachable: 1,
        commands: [{ title: 'Rewrite', text: 'git filter-repo --replace-text replace.txt' }],
        notes: []
      }
    ],
    scans: [
      { sourceName: 'newsletter-service', at: at(24, '07:59:00'), state: 'done', searched: 4180, objects: 4182, limits: ['2, too large'] }
    ],
    calls: [
      { at: at(20, '09:20:00'), host: 'git.corp.internal', purpose: 'clone', result: 'done' },
      { at: at(23, '15:05:00'), host: 'api.mailgun.net', purpose: 'live check', result: '401' }
    ],
    people: [
      { name: ada, contact: 'ada@corp.example' },
      { name: grace, contact: '+49 30 1234' }
    ],
    meta: {
      generatedAt: at(24, '08:30:00'),
      zone: 'Europe/Berlin',
      author: ada,
      tool: 'Bulkhead',
      version: '0.1.0',
      rules: 'rules 4f2a',
      types: 60
    }
  })
}

function journal(): ReportFacts['journal'] {
  const entries: [string, string, string, string][] = [
    [at(20, '09:12:00'), ada, 'open', 'Opened: Mailgun key of newsletter-service on a public mirror.'],
    [at(20, '10:00:00'), ada, 'note', 'Noted something.'],
    [at(20, '10:45:00'), ada, 'import', 'Imported mailgun-events.ndjson: 1 840 rows, 2 lines unreadable.'],
    [at(21, '09:00:00'), grace, 'judge', 'Judged 212 rows of 203.0.113.77 as not ours.'],
    [at(21, '10:00:00'), ada, 'conclude', 'Concluded: used by others.'],
    [at(22, '08:30:00'), grace, 'replace', 'Recorded the new key mk-9920bb at prod/mailgun/key.'],
    [at(23, '15:00:00'), ada, 'rotate', 'Deactivated the old key.'],
    [at(23, '15:05:00'), ada, 'prove-rejected', 'Proved that the old value is rejected.'],
    [at(23, '15:10:00'), ada, 'start-monitoring', 'Monitoring until 7 December.']
  ]
  return entries.map(([when, who, act, text], index) => ({
    seq: index + 1,
    at: when,
    who,
    act,
    text,
    hash: sha256(`entry ${index + 1}`),
    previous: index === 0 ? '' : sha256(`entry ${index}`)
  }))
}

function usageAnalysis(): UsageAnalysis {
  const start = Date.parse('2026-10-21T00:00:00.000Z')
  const buckets = Array.from({ length: 730 }, (_, hour) => {
    const stolen = hour >= 674 && hour <= 677
    return {
      at: new Date(start + hour * 3_600_000).toISOString(),
      rows: stolen ? 50 + hour - 674 : hour % 24 > 7 && hour % 24 < 18 ? 3 + (hour % 5) : 0,
      bytes: 4096,
      failed: 0,
      part: hour < 290 ? ('before' as const) : hour < 715 ? ('exposed' as const) : ('after' as const),
      spike: stolen,
      limit: 11
    }
  })
  const group = (id: string, ip: string, rows: number) => ({
    id,
    ip,
    action: 'POST /v3/messages',
    actor: 'key owner',
    rows,
    failed: 2,
    bytes: rows * 4096,
    from: at(18, '02:11:00'),
    to: at(18, '05:40:00'),
    note: ''
  })
  return {
    rows: 1840,
    before: 800,
    exposed: 1040,
    after: 0,
    covered: { from: '2026-10-21T00:00:00.000Z', to: at(20, '10:30:00') },
    bucketHours: 1,
    buckets,
    tests: [
      { test: 'unfamiliar-ip', ran: true, fired: 2, text: '2 of 5 addresses are in no entry of the allow list.' },
      { test: 'odd-hour', ran: true, fired: 1, text: 'Outside Monday to Friday, 8 to 18 in Europe/Berlin.' },
      { test: 'spike', ran: true, fired: 4, text: '4 hours above median + 3 MAD (11 rows).' },
      { test: 'new-action', ran: true, fired: 0, text: 'No action that was not there before the exposure.' },
      { test: 'failures', ran: false, fired: 0, text: 'The log does not say what failed.' }
    ],
    groups: [
      {
        ...group('group-1', '203.0.113.77', 212),
        reasons: [
          { test: 'unfamiliar-ip', text: '203.0.113.77 is in no entry of the allow list and was not seen before the exposure.' },
          { test: 'spike', text: '53 rows in one hour, where 11 are usual.' }
        ],
        judgement: 'not-ours'
      },
      {
        ...group('group-2', '198.51.100.4', 30),
        reasons: [{ test: 'odd-hour', text: '30 rows at night.' }],
        judgement: 'ours'
      },
      {
        ...group('group-3', '2001:db8::1f', 4),
        reasons: [{ test: 'unfamiliar-ip', text: '2001:db8::1f is in no entry of the allow list.' }],
        judgement: null
      }
    ],
    gaps: ['No row from 12 to 21 October, which is within the exposure.'],
    afterUses: { rows: 0, failed: 0 },
    suggestion: { outcome: 'used-by-others', text: 'A group that was judged not ours: used by others.' }
  }
}

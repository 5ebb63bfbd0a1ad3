import { Act } from '../../contract/case/acts.ts'
import type { CaseRecord } from '../../contract/case/record.ts'
import type { CaseRow, CaseTask, CaseView, JournalEntry } from '../../contract/case/view.ts'
import { BulkheadError } from '../../contract/errors.ts'
import type { Input, Method, Output } from '../../contract/methods.ts'
import { applyAct, fakeGates, refuse, waiting } from './fake-case-act.ts'
import { fakePlanSteps, fakeRecord, fakeTasks } from './fake-case-data.ts'
import { fakeAnalysis, fakeRows } from './fake-usage.ts'

type Owned =
  | Extract<Method, `cases.${string}` | `logs.${string}` | `usage.${string}` | `dependents.${string}`>
  | 'files.browse'
  | 'monitor.run'
  | 'drill.start'
type CaseHandlers = { [M in Owned]: (input: Input<M>) => Output<M> | Promise<Output<M>> }

const day = 86_400_000
const iso = (time: number): string => new Date(time).toISOString()
const hash = (seq: number): string => ((seq * 2_654_435_761) >>> 0).toString(16).padStart(8, '0').repeat(8)
const steps = ['assess', 'rotate', 'dependents', 'monitor'] as const

const entry = (seq: number, at: number, who: string, act: string, text: string, detail: JournalEntry['detail'] = {}): JournalEntry => ({
  seq,
  at: iso(at),
  who,
  act,
  text,
  detail,
  hash: hash(seq),
  previous: hash(seq - 1)
})

const automatic = (record: CaseRecord): Record<string, boolean> => {
  const rotated = new Set<string>(record.rotation.map((one) => one.step))
  const about = new Set<string>(record.statements.map((one) => one.about))
  return {
    'save-logs': record.imports.length > 0,
    'state-gaps': about.has('log-gaps') || about.has('logs-unavailable'),
    conclude: record.verdict !== null,
    create: rotated.has('created'),
    store: rotated.has('stored'),
    switch: rotated.has('switched'),
    deactivate: rotated.has('deactivated'),
    'prove-rejected': record.rejection !== null,
    find: record.dependentsSearchedAt !== null,
    'move-all': waiting(record) === 0,
    start: record.monitor !== null,
    prevent: record.prevention.length > 0,
    'clean-tips': about.has('tips-accepted')
  }
}

const tasksOf = (record: CaseRecord): CaseTask[] =>
  fakeTasks().map((task) => {
    const set = record.tasks[task.id]
    if (task.automatic) return { ...task, done: automatic(record)[task.id] ?? false }
    return set ? { ...task, done: set.done, note: set.note, evidence: set.evidence } : task
  })

const share = (tasks: CaseTask[], step: CaseTask['step']): number => {
  const counted = tasks.filter((task) => task.step === step && task.applies !== 'not-available')
  return counted.length === 0 ? 0 : counted.filter((task) => task.done).length / counted.length
}

const otherRow = (id: string, change: Partial<CaseRow>): CaseRow => ({
  id,
  title: '',
  state: 'monitoring',
  type: '',
  provider: '',
  preview: '',
  severity: 'high',
  score: 60,
  band: 'high',
  assignee: null,
  openedAt: iso(Date.now() - 12 * day),
  updatedAt: iso(Date.now() - day / 3),
  due: null,
  progress: { assess: 1, rotate: 1, dependents: 1, monitor: 0.6 },
  dependents: { moved: 3, all: 3 },
  monitorEnd: null,
  evidenceExpires: null,
  ...change
})

const others = (): CaseRow[] => [
  otherRow('INC-0006', {
    title: 'Google service account key in data-jobs',
    state: 'triage',
    type: 'Google service account key',
    provider: 'Google Cloud',
    preview: 'key 4f1a…',
    score: 64,
    assignee: 'J. Tanaka',
    due: iso(Date.now() - 2 * 3_600_000),
    progress: { assess: 0.6, rotate: 0, dependents: 0.25, monitor: 0 },
    dependents: { moved: 0, all: 4 },
    evidenceExpires: iso(Date.now() + 9 * day)
  }),
  otherRow('INC-0005', {
    title: 'Stripe secret key in checkout',
    type: 'Stripe Secret Key',
    provider: 'Stripe',
    preview: 'sk_l…9dXz',
    score: 71,
    assignee: 'A. Kaya',
    monitorEnd: iso(Date.now() + 2 * day)
  }),
  otherRow('INC-0008', {
    title: 'Slack incoming webhook in ops-notify',
    state: 'new',
    type: 'Slack incoming webhook',
    provider: 'Slack',
    preview: 'T02…/B7…',
    severity: 'medium',
    score: 38,
    band: 'low',
    progress: { assess: 0, rotate: 0, dependents: 0, monitor: 0 },
    dependents: { moved: 0, all: 0 }
  }),
  otherRow('INC-0002', {
    title: 'PostgreSQL connection URL in reporting',
    state: 'accepted-risk',
    type: 'PostgreSQL connection URL',
    provider: 'PostgreSQL',
    preview: 'post…@db',
    score: 22,
    band: 'low',
    assignee: 'M. Reyes'
  }),
  otherRow('INC-0001', {
    title: 'npm access token in web-ui',
    state: 'closed',
    type: 'npm access token',
    provider: 'npm',
    preview: 'npm_…H2a',
    score: 55,
    band: 'medium',
    assignee: 'A. Kaya',
    progress: { assess: 1, rotate: 1, dependents: 1, monitor: 1 }
  })
]

const ended = ['closed', 'false-positive', 'accepted-risk']

/** The made-up cases, and a core small enough to read that lets one act on them. */
export function fakeCases(tell: (event: string, payload: unknown) => void, isEmpty: boolean): CaseHandlers {
  const records = new Map<string, CaseRecord>()
  const journal: JournalEntry[] = []
  const now = Date.now()
  if (!isEmpty) {
    const record = fakeRecord()
    records.set(record.id, record)
    const past: [number, string, string, string][] = [
      [300, 'M. Reyes', 'open', 'Opened the case from finding F-1882'],
      [296, 'M. Reyes', 'expose', 'Rated the audience as public: the repository is public since it was made'],
      [278, 'M. Reyes', 'attach', 'Attached mailgun-events.ndjson as evidence 2'],
      [270, 'Bulkhead', 'import', 'Imported 18 204 events; 4 of 5 tests fired'],
      [240, 'Bulkhead', 'find-dependents', 'Found 7 dependents in 12 sources'],
      [180, 'M. Reyes', 'move-dependent', 'Moved newsletter-service to the new key'],
      [120, 'M. Reyes', 'move-dependent', 'Moved billing-mailer to the new key'],
      [108, 'M. Reyes', 'move-dependent', 'Moved status-page to the new key'],
      [62, 'M. Reyes', 'judge', 'Judged 185.220.101.34, messages.send as not ours'],
      [61, 'M. Reyes', 'judge', 'Judged 45.153.160.2, routes.create as not ours'],
      [54, 'M. Reyes', 'conclude', 'Concluded: used by others, with high confidence'],
      [48, 'M. Reyes', 'replace', 'Recorded the new key at vault: secret/mail/newsletter'],
      [20, 'A. Kaya', 'note', 'Growth says that nightly-digest is deployed on Thursdays only. I asked for an extra slot.'],
      [4, 'M. Reyes', 'reveal', 'Showed the value on screen']
    ]
    for (const [minutes, who, act, text] of past) journal.push(entry(journal.length + 1, now - minutes * 60_000, who, act, text))
  }

  const recordOf = (id: string): CaseRecord => {
    const record =
      records.get(id) ??
      (id === 'INC-0007' || isEmpty ? undefined : { ...fakeRecord(), id, title: others().find((one) => one.id === id)?.title ?? id })
    if (!record) throw new BulkheadError('case.not-found', `There is no case ${id} in this workspace.`)
    return record
  }
  const write = (record: CaseRecord, act: string, text: string, who = 'M. Reyes', detail: JournalEntry['detail'] = {}): void => {
    records.set(record.id, record)
    journal.push(entry(journal.length + 1, Date.now(), who, act, text, detail))
    tell('case.changed', { id: record.id })
  }

  const rowOf = (record: CaseRecord): CaseRow => {
    const tasks = tasksOf(record)
    return {
      id: record.id,
      title: record.title,
      state: record.state,
      type: record.secrets[0]?.type ?? '',
      provider: record.secrets[0]?.provider ?? '',
      preview: record.secrets[0]?.preview ?? '',
      severity: record.secrets[0]?.severity ?? 'low',
      score: 86,
      band: 'critical',
      assignee: record.assignee,
      openedAt: record.openedAt,
      updatedAt: iso(now),
      due: record.due.case ?? null,
      progress: Object.fromEntries(steps.map((step) => [step, share(tasks, step)])) as CaseRow['progress'],
      dependents: { moved: record.dependents.length - waiting(record), all: record.dependents.length },
      monitorEnd: record.monitor?.end ?? null,
      evidenceExpires: iso(now + 19.2 * 3_600_000)
    }
  }

  const viewOf = (record: CaseRecord): CaseView => {
    const tasks = tasksOf(record)
    const left = waiting(record)
    const next = record.dependents.find((one) => one.state === 'to-do')
    const at = new Set<string>(record.rotation.map((one) => one.step))
    const order = ['created', 'stored', 'switched', 'deactivated', 'deleted']
    return {
      record,
      updatedAt: iso(now),
      severity: {
        score: 86,
        band: 'critical',
        factors: [
          { factor: 'What it opens', points: 34, most: 40, why: 'Sends mail as you, reads events, makes routes and keys.' },
          { factor: 'Who could see it', points: 20, most: 20, why: 'A public repository.' },
          { factor: 'Live or not', points: 15, most: 15, why: 'Live when it was checked.' },
          { factor: 'How long', points: 9, most: 15, why: 'Exposed for 41 days.' },
          { factor: 'Tip or history', points: 8, most: 10, why: 'Still at the tip of 2 branches.' }
        ]
      },
      exposure: {
        firstCommit: { oid: '8f2c1ab04d6e7f8091a2b3c4d5e6f70819202122', date: '2026-10-14T09:12:00Z', author: 'R. Okafor' },
        sources: [
          {
            findingId: 'f0',
            sourceName: 'newsletter-service',
            occurrences: 9,
            atTip: true,
            reachable: true,
            life: [
              { ref: 'refs/heads/main', from: '2026-10-14T09:12:00Z', to: null, atTip: true },
              { ref: 'refs/heads/release/2.x', from: '2026-10-20T12:00:00Z', to: null, atTip: true },
              { ref: 'refs/heads/newsletter-legacy', from: '2026-10-20T12:00:00Z', to: '2026-11-09T08:00:00Z', atTip: false }
            ],
            authors: ['R. Okafor', 'Mia Lindqvist'],
            paths: ['src/mail/config.py', 'docs/mail.md']
          },
          {
            findingId: 'f31',
            sourceName: 'infra-terraform',
            occurrences: 4,
            atTip: false,
            reachable: true,
            life: [{ ref: 'refs/heads/main', from: '2026-10-28T10:00:00Z', to: '2026-11-15T11:32:00Z', atTip: false }],
            authors: ['Tomás Ferreira'],
            paths: ['terraform/mail.tf']
          },
          {
            findingId: 'f44',
            sourceName: 'old-laptop-backup',
            occurrences: 1,
            atTip: true,
            reachable: true,
            life: [],
            authors: [],
            paths: ['projects/mail/.env']
          }
        ],
        commits: 14,
        tips: [
          { sourceName: 'newsletter-service', ref: 'main' },
          { sourceName: 'newsletter-service', ref: 'release/2.x' }
        ],
        exposedFor: now - Date.parse('2026-10-14T09:12:00Z'),
        sourcesGone: false,
        revealFrom: { findingId: 'f0', sourceName: 'newsletter-service' }
      },
      decoded: [
        { label: 'Key id', value: '0b3f…-c8e1…' },
        { label: 'Region', value: 'unknown: check US and EU' },
        { label: 'Search for', value: 'the key id in Mailgun, API security' }
      ],
      clocks: [
        {
          log: 'Mailgun event log',
          keeps: 'at least 3 days',
          expiresAt: iso(now + 19.2 * 3_600_000),
          source: 'documentation.mailgun.com',
          date: '2026-10-02'
        },
        {
          log: 'Mailgun analytics logs',
          keeps: '30 days, by plan',
          expiresAt: iso(now - 11 * day),
          source: 'mailgun-docs.redoc.ly',
          date: '2026-10-02'
        },
        { log: 'Your egress log', keeps: 'as long as you keep it', expiresAt: null, source: 'not documented', date: '2026-10-02' }
      ],
      tasks,
      factsCheckedAt: '2026-10-02',
      plan: {
        overlap: 'several',
        overlapText: 'Several keys may be valid at once: make the new one, move everybody, then switch the old one off.',
        steps: fakePlanSteps.map((step, index) => {
          const before = order[index - 1]
          const isBlocked = before !== undefined && !at.has(before)
          const isGated = step.step === 'deactivated' && left > 0
          return {
            ...step,
            done: at.has(step.step),
            possible: !isBlocked && !isGated,
            why: isBlocked ? 'The step before is not done.' : isGated ? `${left} dependents still use the old key.` : ''
          }
        })
      },
      gates: fakeGates(record).map((gate) => ({
        ...gate,
        overridden: record.overrides.find((one) => one.gate === gate.gate)?.reason ?? null
      })),
      milestones: (
        [
          'first-exposed',
          'first-public',
          'detected',
          'declared',
          'usage-reviewed',
          'replacement-live',
          'old-deactivated',
          'old-deleted',
          'monitoring-end',
          'closed'
        ] as const
      ).map((milestone) => ({ milestone, at: record.milestones[milestone] ?? null })),
      times: { exposure: now - Date.parse('2026-10-14T09:12:00Z'), detect: 40.9 * day, contain: null, repair: null },
      next: ended.includes(record.state)
        ? null
        : next
          ? { step: 'dependents', text: `Move ${next.name} to the new key: it runs in production, and the old key can’t go off before.` }
          : { step: 'rotate', text: 'Deactivate the old key: nobody needs it any more.' },
      others:
        record.id === 'INC-0007' ? [otherRow('INC-0003', { title: 'Mailgun key reported by a customer', state: 'closed', score: 60 })] : [],
      journalEntries: journal.length,
      liveness: 'live'
    }
  }

  const done = { done: true } as const
  const timers = new Map<string, ReturnType<typeof setInterval>>()
  const stop = (id: string): void => {
    clearInterval(timers.get(id))
    timers.delete(id)
  }

  return {
    'cases.list': ({ show = 'open', search = '' }) => {
      const rows =
        isEmpty && records.size === 0
          ? []
          : [...[...records.values()].map(rowOf), ...(isEmpty ? [] : others().filter((one) => !records.has(one.id)))]
      const words = search.toLowerCase().split(/\s+/).filter(Boolean)
      return rows
        .filter((row) => show === 'all' || ended.includes(row.state) === (show === 'ended'))
        .filter((row) => words.every((word) => `${row.id} ${row.title} ${row.provider} ${row.assignee ?? ''}`.toLowerCase().includes(word)))
    },
    'cases.open': () => {
      const id = `INC-${String(9 + records.size).padStart(4, '0')}`
      const { verdict: _, ...record } = fakeRecord()
      write(
        {
          ...record,
          id,
          state: 'new',
          verdict: null,
          judgements: {},
          imports: [],
          dependents: [],
          dependentsSearchedAt: null,
          rotation: [],
          replacement: null
        },
        'open',
        'Opened the case'
      )
      return { id, others: [] }
    },
    'cases.get': ({ id }) => viewOf(recordOf(id)),
    'cases.act': ({ id, act: asked, override }) => {
      const act = Act.parse(asked)
      const before = recordOf(id)
      const passed = refuse(before, act, override)
      const { record, text } = applyAct(before, act, journal.length + 1)
      const overrides = passed.map((gate) => ({
        gate,
        reason: override ?? '',
        act: act.kind,
        at: new Date().toISOString(),
        who: 'M. Reyes'
      }))
      write(
        { ...record, overrides: [...record.overrides, ...overrides] },
        act.kind,
        overrides.length > 0 ? `${text} Against the gate ${passed.join(', ')}, because: ${override}` : text,
        'M. Reyes',
        { ...act, ...(overrides.length > 0 ? { override, gates: passed } : {}) }
      )
      return viewOf(recordOf(id))
    },
    'cases.journal': ({ before, limit = 100 }) => {
      const from = journal.filter((one) => before === undefined || one.seq < before).reverse()
      return { total: journal.length, entries: from.slice(0, limit) }
    },
    'cases.verify': ({ id }) =>
      id === 'INC-0002'
        ? { intact: false, entries: journal.length, broken: { seq: 4, why: 'its hash is not that of its text.' } }
        : { intact: true, entries: journal.length, broken: null },
    'cases.attach': ({ id, path, source = '', note = '' }) => {
      const record = recordOf(id)
      const evidenceId = `ev-${record.evidence.length + 5}`
      const name = path.split('/').at(-1) ?? path
      const holdsSecret = name.includes('env')
      write(
        {
          ...record,
          evidence: [
            ...record.evidence,
            {
              id: evidenceId,
              name,
              sha256: 'a7'.repeat(32),
              size: 5120,
              source,
              note,
              held: holdsSecret ? 'reference' : 'kept',
              path,
              at: new Date().toISOString(),
              who: 'M. Reyes'
            }
          ]
        },
        'attach',
        `Attached ${name}`
      )
      return {
        evidenceId,
        held: holdsSecret ? 'reference' : 'kept',
        why: holdsSecret ? 'The file holds a secret, so only its hash and its place are kept.' : ''
      }
    },
    'cases.checkEvidence': ({ id }) =>
      recordOf(id).evidence.map((one, at) => ({
        evidenceId: one.id,
        state: at === 2 ? ('changed' as const) : ('same' as const),
        why: at === 2 ? 'The file at its place has another hash now.' : 'The hash is the same.'
      })),
    'cases.cleanup': () => [
      {
        sourceName: 'newsletter-service',
        location: '/home/mreyes/code/newsletter-service',
        refs: ['refs/heads/main', 'refs/heads/release/2.x', 'refs/tags/v2.1.0'],
        blobs: ['4c1fe0a2b7c3d9e8f0a1b2c3d4e5f60718293a4b', '9a0b1c2d3e4f5061728394a5b6c7d8e9f0a1b2c3'],
        paths: ['src/mail/config.py', 'docs/mail.md'],
        commits: 9,
        unreachable: 2,
        commands: [
          { title: 'A fresh clone to rewrite', text: 'git clone --mirror git@git.example.org:growth/newsletter-service.git' },
          { title: 'Rewrite it', text: 'git filter-repo --strip-blobs-with-ids blobs.txt' },
          { title: 'See what is left', text: 'bulkhead scan ./newsletter-service.git' }
        ],
        notes: [
          'Everybody who has a clone must clone again.',
          'Two tags point at rewritten commits; releases built from them change their hashes.'
        ]
      }
    ],
    'files.browse': ({ path = '/home/mreyes' }) => ({
      path,
      parent: path === '/' ? null : path.split('/').slice(0, -1).join('/') || '/',
      entries: [
        ...['evidence', 'code', 'newsletter-service', 'infra-terraform', 'a-folder-with-a-very-long-name-that-goes-on-and-on-and-on'].map(
          (name) => ({ name, folder: true, size: 0, repository: name.includes('-') && !name.startsWith('a-') })
        ),
        ...Object.entries({
          'mailgun-events.ndjson': 7_300_000,
          'egress.csv': 1_200_000_000,
          'dependents.csv': 2100,
          'evil\u202egpj': 12
        }).map(([name, size]) => ({ name, folder: false, size, repository: false }))
      ].map((entry) => ({ ...entry, path: `${path === '/' ? '' : path}/${entry.name}` })),
      truncated: false
    }),
    'logs.inspect': ({ path }) => {
      if (!path.startsWith('/'))
        throw new BulkheadError('log.unreadable', `There is no file at ${path}. Give the whole path of a log on this machine.`)
      const isCsv = path.endsWith('.csv')
      return {
        name: path.split('/').at(-1) ?? path,
        size: isCsv ? 1_200_000_000 : 7_300_000,
        format: isCsv ? null : 'mailgun',
        why: isCsv
          ? 'It is CSV, but no known log has these columns. Say which column is which.'
          : 'Every line is JSON with “event” and “timestamp”, as Mailgun writes it.',
        columns: isCsv ? ['when', 'client', 'verb', 'target', 'status', 'len'] : [],
        mapping: isCsv ? { time: 'when', ip: 'client' } : {},
        sample: ['2026-10-12T00:00:04Z', '2026-10-12T00:00:09Z'].map((time) => ({
          time,
          actor: 'api',
          key: '',
          ip: '10.4.0.17',
          userAgent: 'python-requests/2.32',
          action: 'messages.send',
          resource: 'mg.acme.example',
          result: 'ok',
          bytes: '18400'
        }))
      }
    },
    'logs.import': ({ caseId, path }) => {
      const importId = `imp-${journal.length + 2}`
      const total = 7_300_000
      let read = 0
      timers.set(
        importId,
        setInterval(() => {
          read = Math.min(total, read + total / 12)
          tell('log.progress', { importId, caseId, rows: Math.round(read / 400), done: Math.round(read), total })
          if (read < total) return
          stop(importId)
          const record = recordOf(caseId)
          const name = path.split('/').at(-1) ?? path
          const [like] = fakeRecord().imports
          if (like)
            write({ ...record, imports: [...record.imports, { ...like, id: importId, name }] }, 'import', `Imported ${name}`, 'Bulkhead')
          tell('log.ended', { importId, caseId, state: 'done', rows: 18_204, problem: null })
        }, 150)
      )
      return { importId }
    },
    'logs.cancel': ({ importId }) => {
      stop(importId)
      tell('log.ended', { importId, caseId: 'INC-0007', state: 'cancelled', rows: 0, problem: null })
      return done
    },
    'logs.remove': ({ caseId, importId }) => {
      const record = recordOf(caseId)
      write({ ...record, imports: record.imports.filter((one) => one.id !== importId) }, 'import', 'Removed an imported log')
      return done
    },
    'usage.get': ({ caseId }) => fakeAnalysis(recordOf(caseId)),
    'usage.rows': ({ group, offset = 0, limit = 100 }) => fakeRows(group, offset, limit),
    'dependents.search': ({ caseId }) => {
      const searchId = `search-${journal.length}`
      let at = 0
      timers.set(
        searchId,
        setInterval(() => {
          at++
          tell('dependents.progress', { searchId, caseId, done: at, total: 12, found: Math.min(7, at) })
          if (at < 12) return
          stop(searchId)
          const record = recordOf(caseId)
          write(
            {
              ...record,
              dependents: record.dependents.length > 0 ? record.dependents : fakeRecord().dependents,
              dependentsSearchedAt: new Date().toISOString()
            },
            'find-dependents',
            'Found 7 dependents in 12 sources',
            'Bulkhead'
          )
          tell('dependents.ended', { searchId, caseId, state: 'done', found: 7, problem: null })
        }, 150)
      )
      return { searchId }
    },
    'dependents.cancel': ({ searchId }) => {
      stop(searchId)
      tell('dependents.ended', { searchId, caseId: 'INC-0007', state: 'cancelled', found: 2, problem: null })
      return done
    },
    'dependents.patch': ({ caseId, dependentId }) => {
      const one = recordOf(caseId).dependents.find((dependent) => dependent.id === dependentId)
      if (!one?.path || one.foundBy !== 'value') return { diff: '', note: 'There is no literal to replace: it reads the name only.' }
      return {
        diff: `--- a/${one.path}\n+++ b/${one.path}\n@@ -${one.line},1 +${one.line},1 @@\n-  api_key: "••••••••"\n+  api_key: \${MAILGUN_API_KEY}\n`,
        note: 'Put the new value into secret/mail/newsletter first.'
      }
    },
    'dependents.messages': ({ caseId }) =>
      [...new Set(recordOf(caseId).dependents.map((one) => one.owner))].filter(Boolean).map((to) => ({
        to,
        contact: `${to.toLowerCase().replace(' ', '-')}@acme.example`,
        subject: 'Please move to the new Mailgun key (INC-0007)',
        text: `Hello ${to},\n\na Mailgun key that one of your services uses has leaked. A new key is at vault: secret/mail/newsletter.\nPlease move to it and answer when it is live.\n\nM. Reyes`
      })),
    'dependents.export': ({ caseId }) => ({
      name: `${caseId}-dependents.csv`,
      csv: `name,owner,state\n${recordOf(caseId)
        .dependents.map((one) => `${one.name},${one.owner},${one.state}`)
        .join('\n')}\n`
    }),
    'dependents.import': () => ({ added: 1, changed: 2 }),
    'monitor.run': ({ caseId = 'INC-0007' }) => {
      const record = recordOf(caseId)
      const checks = (record.monitor?.checks ?? []).filter((one) => one.automatic)
      const result = { ok: true, note: 'Nothing of it in 12 sources.', at: new Date().toISOString(), who: 'Bulkhead' }
      const isDone = (check: string): boolean => check === 'value-absent'
      write(
        {
          ...record,
          monitor: record.monitor && {
            ...record.monitor,
            checks: record.monitor.checks.map((one) => (isDone(one.check) ? { ...one, results: [...one.results, result] } : one))
          }
        },
        'run-check',
        'Check “The value is in no source again”: in order.',
        'Bulkhead'
      )
      return checks.map(({ check, title }) => ({
        caseId,
        check: title,
        verdict: isDone(check) ? 'in-order' : 'undecided',
        note: isDone(check) ? result.note : 'Not decided: no log was imported since monitoring began.',
        reopened: false
      }))
    },
    'drill.start': () => {
      const record = fakeRecord()
      write({ ...record, title: `Practice: ${record.title}` }, 'open', 'Opened the practice case')
      return {
        folder: '/home/mreyes/bulkhead-practice',
        sourceId: 'src-1',
        scanId: 'scan-1',
        caseId: record.id,
        log: '/home/mreyes/bulkhead-practice/usage.ndjson'
      }
    }
  }
}

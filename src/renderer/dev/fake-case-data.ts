import type { CaseRecord, Dependent } from '../../contract/case/record.ts'
import type { CaseTask, Plan } from '../../contract/case/view.ts'

/** A made-up case as rich as a real one: a mail key in a public repository, half way through. */

const hour = 3_600_000
const ago = (hours: number): string => new Date(Date.now() - hours * hour).toISOString()
const sha = (seed: number): string => seed.toString(16).padStart(2, '0').repeat(32)
const by = (hours: number, who = 'M. Reyes'): { at: string; who: string } => ({ at: ago(hours), who })

const dependent = (id: number, name: string, change: Partial<Dependent>): Dependent => ({
  id: `dep-${id}`,
  name,
  foundBy: 'value',
  certainty: 'confirmed',
  reason: 'holds the value itself',
  kind: 'config',
  sourceName: 'newsletter-service',
  path: null,
  line: null,
  owner: '',
  contact: '',
  environment: 'production',
  needsRestart: true,
  test: '',
  fallback: '',
  state: 'to-do',
  note: '',
  movedAt: null,
  ...change
})

export const fakeRecord = (): CaseRecord => ({
  id: 'INC-0007',
  title: 'Mailgun Primary API Key in newsletter-service',
  state: 'containing',
  openedAt: ago(5),
  openedBy: 'M. Reyes',
  secrets: [
    {
      typeId: 'mailgun-primary-api-key',
      type: 'Mailgun Primary API Key',
      provider: 'Mailgun',
      severity: 'critical',
      preview: '3ax6xnjp…0b3f-c8e1',
      fingerprint: sha(0x9c)
    }
  ],
  findingIds: ['f0'],
  assignee: 'M. Reyes',
  due: { case: ago(-72), rotate: ago(-20) },
  notes: [],
  tasks: {},
  statements: [],
  exposure: { audience: 'public', firstPublicAt: '2026-10-14T09:12:00Z', note: 'The repository is public since it was made.' },
  judgements: {
    'group-1': { judgement: 'not-ours', note: 'Tor exit node', ...by(1) },
    'group-2': { judgement: 'not-ours', note: '', ...by(1) },
    'group-3': { judgement: 'ours', note: 'batch job of Growth', ...by(1) }
  },
  verdict: {
    outcome: 'used-by-others',
    confidence: 'high',
    text: '1 212 mails were sent from an exit node, and three routes were made at night. No log covers the time after 16 October.',
    groups: ['group-1', 'group-2'],
    ...by(0.9)
  },
  replacement: { place: 'vault: secret/mail/newsletter', keyId: '7c1d…-02ab', fingerprint: sha(0x41), note: '', ...by(0.8) },
  rotation: [{ step: 'created', text: 'Made in the console with the role “sending”.', evidence: ['ev-3'], ...by(0.8) }],
  rejection: null,
  dependents: [
    dependent(1, 'nightly-digest', {
      path: 'k8s/digest/secret.yaml',
      line: 9,
      kind: 'kubernetes',
      owner: 'Growth',
      contact: 'growth@acme.example',
      test: 'Send one digest to the test list and keep the message id.',
      fallback: 'The old key is still valid: revert the deploy.'
    }),
    dependent(2, 'legacy-forms', {
      foundBy: 'name',
      certainty: 'suspected',
      reason: 'reads MAILGUN_API_KEY; the value is not in the file',
      path: 'ansible/group_vars/all.yml',
      line: 31,
      kind: 'ansible',
      sourceName: 'infra-terraform',
      environment: ''
    }),
    dependent(3, 'reset-password', {
      path: 'helm/auth/values.yaml',
      line: 44,
      kind: 'helm',
      owner: 'Identity',
      contact: 'identity@acme.example',
      environment: 'staging',
      state: 'staged',
      note: 'Test running'
    }),
    dependent(4, 'crm-sync', {
      path: '.github/workflows/sync.yml',
      line: 18,
      kind: 'github-actions',
      owner: 'Sales ops',
      state: 'tested',
      note: '12 of 12 mails sent',
      foundBy: 'path',
      reason: 'reads secret/mail/newsletter'
    }),
    dependent(5, 'newsletter-service', {
      path: 'src/mail/config.py',
      line: 12,
      kind: 'code',
      owner: 'Growth',
      state: 'live',
      movedAt: ago(3)
    }),
    dependent(6, 'billing-mailer', {
      path: 'terraform/mail.tf',
      line: 7,
      kind: 'terraform',
      sourceName: 'infra-terraform',
      owner: 'Billing',
      state: 'live',
      movedAt: ago(2)
    }),
    dependent(7, 'status-page', { path: 'docker-compose.yml', line: 14, kind: 'compose', owner: 'SRE', state: 'live', movedAt: ago(1.8) })
  ],
  dependentsSearchedAt: ago(4),
  prevention: [],
  monitor: null,
  evidence: [
    {
      id: 'ev-2',
      name: 'mailgun-events.ndjson',
      sha256: sha(0x9c),
      size: 7_300_000,
      source: 'Mailgun analytics export',
      note: 'All events of the domain, before anything was changed.',
      held: 'kept',
      path: '/home/mreyes/evidence/mailgun-events.ndjson',
      ...by(4.6)
    },
    {
      id: 'ev-3',
      name: 'new-key.png',
      sha256: sha(0x1f),
      size: 184_000,
      source: 'Screenshot of the console',
      note: '',
      held: 'kept',
      path: '/home/mreyes/evidence/new-key.png',
      ...by(0.8)
    },
    {
      id: 'ev-4',
      name: 'routes.json',
      sha256: sha(0x77),
      size: 9100,
      source: 'GET /v3/routes',
      note: 'Three routes that nobody here made.',
      held: 'reference',
      path: '/home/mreyes/evidence/routes.json',
      ...by(2)
    }
  ],
  imports: [
    {
      id: 'imp-1',
      name: 'mailgun-events.ndjson',
      format: 'mailgun',
      sha256: sha(0x9c),
      size: 7_300_000,
      rows: 18_204,
      badLines: 2,
      problems: [
        { line: 411, why: 'not JSON' },
        { line: 9003, why: 'has no time' }
      ],
      from: '2026-10-12T00:00:04Z',
      to: '2026-10-16T23:58:51Z',
      ...by(4.5)
    }
  ],
  milestones: { 'first-exposed': '2026-10-14T09:12:00Z', 'first-public': '2026-10-14T09:12:00Z', detected: ago(6), declared: ago(5) },
  overrides: [],
  cause: null,
  impact: null,
  lessons: [],
  communications: [],
  legal: { awareAt: ago(20), decision: 'open', reason: '', subjects: '', consequences: '', measures: '', contact: '', ...by(4) },
  close: null,
  acceptedUntil: null
})

const task = (id: string, step: CaseTask['step'], title: string, detail: string, change: Partial<CaseTask> = {}): CaseTask => ({
  id,
  step,
  title,
  detail,
  applies: 'applies',
  command: null,
  url: null,
  source: 'documentation.mailgun.com',
  date: '2026-10-02',
  conflict: null,
  neededToClose: false,
  automatic: false,
  done: false,
  note: '',
  evidence: [],
  ...change
})

/** What the playbook of the type says; what is done follows from the record. */
export const fakeTasks = (): CaseTask[] => [
  task(
    'save-logs',
    'assess',
    'Save the event log before anything changes',
    'Mailgun keeps events for at least 3 days; export them first, rotate afterwards.',
    {
      automatic: true,
      command: 'curl -sS --user "api:$MAILGUN_API_KEY" "https://api.mailgun.net/v3/$DOMAIN/events?limit=300"',
      evidence: ['ev-2']
    }
  ),
  task('provider-action', 'assess', 'Look for senders, routes and keys that nobody here made', 'New routes copy inbound mail silently.', {
    done: true,
    evidence: ['ev-4'],
    url: 'https://app.mailgun.com/mg/receiving/routes'
  }),
  task(
    'review-callers',
    'assess',
    'Review unfamiliar caller addresses in the provider’s log',
    'Mailgun’s log carries its own sending address, not the caller’s; use your egress log.',
    {
      applies: 'substitute',
      conflict:
        'The page of the seed asks for the callers’ addresses; Mailgun’s documentation of 2026 shows that its log does not hold them.'
    }
  ),
  task('review-database', 'assess', 'Review active connections and recent operations', 'Mailgun has no database that one connects to.', {
    applies: 'not-available'
  }),
  task('own-logs', 'assess', 'Search your own egress log for calls to api.mailgun.net', 'It is the only log that names the caller.'),
  task('state-gaps', 'assess', 'State what the logs can’t show', 'Names the gap in the report instead of hiding it.', {
    automatic: true,
    neededToClose: true
  }),
  task('conclude', 'assess', 'Conclude what became of the key', 'A verdict that names the rows it rests on.', {
    automatic: true,
    neededToClose: true
  }),
  task('contain', 'rotate', 'Remove the routes that nobody here made', 'They stay when the key is gone.', {
    url: 'https://app.mailgun.com/mg/receiving/routes'
  }),
  task('create', 'rotate', 'Create the new key', 'Several keys may exist at once; the new one is shown once.', {
    automatic: true,
    url: 'https://app.mailgun.com/settings/api_security'
  }),
  task('store', 'rotate', 'Store it where the services read it', 'A secrets manager, never the repository.', { automatic: true }),
  task('switch', 'rotate', 'Switch the services to it', 'Both keys work until the old one is deleted.', { automatic: true }),
  task('deactivate', 'rotate', 'Deactivate the old key', 'Deleting is the only way at Mailgun.', {
    automatic: true,
    neededToClose: true,
    conflict: 'One page says that the old key lives 48 hours after a reset; that is so for keys of the old kind only.'
  }),
  task(
    'prove-rejected',
    'rotate',
    'Prove that the old value is rejected',
    'A call with it must answer 401; 403, 429 or a page of HTML prove nothing.',
    {
      automatic: true,
      neededToClose: true
    }
  ),
  task('find', 'dependents', 'Find who uses the key', 'By value, by the name MAILGUN_API_KEY and by secret path, in all sources.', {
    automatic: true
  }),
  task('owners', 'dependents', 'Name an owner of each', 'Somebody must say that it works on the new key.'),
  task('test-staging', 'dependents', 'Prove each in staging', 'One mail to a test list, with its message id.'),
  task('move-all', 'dependents', 'Move each to the new key', 'Or accept in writing that it breaks.', {
    automatic: true,
    neededToClose: true
  }),
  task('tell', 'dependents', 'Tell the owners', 'Before the old key is off.'),
  task('start', 'monitor', 'Start the monitoring window', '30 days.', { automatic: true, neededToClose: true }),
  task('prevent', 'monitor', 'Do something against the next leak', 'Recorded in words.', { automatic: true, neededToClose: true }),
  task('clean-tips', 'monitor', 'Take the value off every branch tip', 'History can wait; a tip is copied by every clone.', {
    automatic: true,
    neededToClose: true
  }),
  task('watch-old-key', 'monitor', 'Watch for failed uses of the old key', 'They show who still has it.')
]

const fact = (text: string): Plan['steps'][number]['facts'][number] => ({
  text,
  source: 'documentation.mailgun.com',
  date: '2026-10-02',
  url: 'https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt'
})

export const fakePlanSteps: readonly Pick<Plan['steps'][number], 'step' | 'title' | 'detail' | 'facts' | 'pointOfNoReturn'>[] = [
  {
    step: 'created',
    title: 'Create the new key',
    detail: 'Settings, API security, Add new key; choose the smallest role that serves.',
    facts: [fact('Several keys may be valid at once.'), fact('The value is shown once, when the key is made.')],
    pointOfNoReturn: false
  },
  {
    step: 'stored',
    title: 'Store it',
    detail: 'Where the services read it. Bulkhead keeps the place and the key id, never the value.',
    facts: [],
    pointOfNoReturn: false
  },
  {
    step: 'switched',
    title: 'Switch the services to it',
    detail: 'One after the other; each keeps its way back until the next step.',
    facts: [],
    pointOfNoReturn: false
  },
  {
    step: 'deactivated',
    title: 'Deactivate the old key',
    detail: 'Mailgun has no switch: a key is deleted, or it is on.',
    facts: [fact('Delete: DELETE /v1/keys/{key_id} with another key of the account.')],
    pointOfNoReturn: true
  },
  { step: 'deleted', title: 'Delete the old key', detail: 'At Mailgun the same act as the one before.', facts: [], pointOfNoReturn: true }
]

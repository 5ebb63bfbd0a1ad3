import type { Fact, PlaybookPage, SecretTypePage, SecretTypeRow, Severity } from '../../contract/model.ts'

/** Made-up library for development and tests: id, name, provider, category, severity, prefix. */
const table: [string, string, string, string, Severity, string | null][] = [
  ['aws-access-key', 'AWS access key', 'Amazon Web Services', 'Cloud platforms', 'critical', 'AKIA'],
  ['mailgun-primary-api-key', 'Mailgun Primary API Key', 'Mailgun', 'E-mail', 'critical', 'key-'],
  ['stripe-secret-key', 'Stripe secret key (live)', 'Stripe', 'Payments and accounting', 'critical', 'sk_live_'],
  ['pem-private-key', 'Private key (PEM)', 'Any', 'Private keys', 'critical', '-----BEGIN'],
  ['google-service-account-key', 'Google service account key', 'Google Cloud', 'Cloud platforms', 'critical', null],
  ['postgresql-connection-string', 'PostgreSQL connection string', 'PostgreSQL', 'Databases and search', 'critical', 'postgres://'],
  ['github-fine-grained-token', 'GitHub fine-grained token', 'GitHub', 'Source hosting', 'high', 'github_pat_'],
  ['github-classic-token', 'GitHub personal access token (classic)', 'GitHub', 'Source hosting', 'high', 'ghp_'],
  ['gitlab-pat', 'GitLab personal access token', 'GitLab', 'Source hosting', 'high', 'glpat-'],
  ['slack-webhook', 'Slack incoming webhook', 'Slack', 'Messaging and chat', 'high', 'https://hooks.slack.com/'],
  ['slack-bot-token', 'Slack bot token', 'Slack', 'Messaging and chat', 'high', 'xoxb-'],
  ['sendgrid-api-key', 'SendGrid API key', 'SendGrid', 'E-mail', 'high', 'SG.'],
  ['openai-project-key', 'OpenAI project key', 'OpenAI', 'AI models and tools', 'high', 'sk-proj-'],
  ['anthropic-api-key', 'Anthropic API key', 'Anthropic', 'AI models and tools', 'high', 'sk-ant-'],
  ['npm-access-token', 'npm access token', 'npm', 'Package registries', 'high', 'npm_'],
  ['pypi-api-token', 'PyPI API token', 'PyPI', 'Package registries', 'high', 'pypi-'],
  ['mongodb-connection-string', 'MongoDB connection string', 'MongoDB', 'Databases and search', 'high', 'mongodb+srv://'],
  ['redis-connection-string', 'Redis connection string', 'Redis', 'Databases and search', 'high', 'redis://'],
  ['twilio-api-key', 'Twilio API key secret', 'Twilio', 'Messaging and chat', 'high', 'SK'],
  ['telegram-bot-token', 'Telegram bot token', 'Telegram', 'Messaging and chat', 'medium', null],
  ['google-api-key', 'Google API key', 'Google', 'Cloud platforms', 'medium', 'AIza'],
  ['mailgun-domain-sending-key', 'Mailgun domain sending key', 'Mailgun', 'E-mail', 'high', 'key-'],
  ['mailgun-webhook-signing-key', 'Mailgun webhook signing key', 'Mailgun', 'E-mail', 'medium', null],
  ['generic-password', 'Password in an assignment', 'Any', 'Passwords and keys without a known provider', 'medium', null],
  ['generic-api-key', 'API key in an assignment', 'Any', 'Passwords and keys without a known provider', 'medium', null],
  ['jwt', 'JSON web token', 'Any', 'Passwords and keys without a known provider', 'low', 'eyJ'],
  ['algolia-search-key', 'Algolia API key', 'Algolia', 'Databases and search', 'low', null],
  ['discord-webhook', 'Discord webhook', 'Discord', 'Messaging and chat', 'low', 'https://discord.com/api/webhooks/']
]

const providers = [
  'Cloudflare',
  'Datadog',
  'DigitalOcean',
  'Heroku',
  'Plaid',
  'Postmark',
  'Razorpay',
  'Shopify',
  'Square',
  'Supabase',
  'Vault'
]
const kinds = ['API token', 'client secret', 'webhook signing secret']

export const fakeTypes: SecretTypeRow[] = [
  ...table.map(([id, name, provider, category, severity, prefix]) => ({
    id,
    name,
    provider,
    category,
    severity,
    prefixes: prefix === null ? [] : [prefix],
    hasRule: true,
    findings: 0
  })),
  ...providers.flatMap((provider) =>
    kinds.map((kind, at) => ({
      id: `${provider} ${kind}`.toLowerCase().replaceAll(' ', '-'),
      name: `${provider} ${kind}`,
      provider,
      category: 'Hosting of applications',
      severity: (['high', 'medium', 'low'] as const)[at] ?? 'low',
      prefixes: [],
      hasRule: kind !== 'webhook signing secret',
      findings: 0
    }))
  )
]

const fact = (text: string, source: string, date: string, url: string | null = null): Fact => ({ text, source, date, url })

type FakeTask = PlaybookPage['steps'][number]['tasks'][number]

const task = (id: string, title: string, detail: string, rest: Partial<FakeTask> = {}): FakeTask => ({
  id,
  title,
  detail,
  applies: 'applies',
  command: null,
  url: null,
  source: 'Provider documentation, API keys',
  date: '2026-10-02',
  sourceUrl: 'https://documentation.example/api-keys',
  conflict: null,
  ...rest
})

const fakePlaybook: PlaybookPage = {
  generic: false,
  deactivation: 'final',
  monitorDays: 14,
  clocks: [
    {
      log: 'Event log',
      keeps: 'At least 3 days; up to 30 by plan',
      keepsHours: 72,
      source: 'Provider documentation, Events',
      date: '2026-10',
      url: 'https://documentation.example/events'
    }
  ],
  steps: [
    {
      step: 'assess',
      tasks: [
        task('save-logs', 'Save the logs before they are gone', 'Fetch the event log of every domain first; it is kept for three days.', {
          command: 'curl -s --user "api:$ADMIN_KEY" https://api.example/v1/logs > events.json'
        }),
        task('review-callers', 'Look for callers you do not know', 'The event log names no caller. Use your own egress log in its place.', {
          applies: 'substitute',
          conflict: 'An older guide asks to compare addresses in this log; it has none.'
        }),
        task('review-database', 'Look at open connections and recent operations', 'This key opens no database; there is nothing to list.', {
          applies: 'not-available'
        }),
        task('conclude', 'Conclude', 'Used by others, only known use, no sign of use, or not knowable.', {
          source: 'Bulkhead',
          sourceUrl: null
        })
      ]
    },
    {
      step: 'rotate',
      tasks: [
        task('create', 'Create the replacement', 'Account › API security › Add new key. It is shown once.', {
          url: 'https://app.example/settings/api-security'
        }),
        task('delete', 'Delete the old one', 'By its id, which is the end of the value.', {
          command: 'curl -s -X DELETE --user "api:$ADMIN_KEY" https://api.example/v1/keys/<key-id>'
        })
      ]
    },
    { step: 'dependents', tasks: [task('find', 'Find who uses it', 'By value, by variable name and by place in the store.')] },
    { step: 'monitor', tasks: [task('start', 'Start the watch', 'It begins when the old secret is proven dead, and has an end.')] }
  ]
}

export const fakeTypePage = (row: SecretTypeRow): SecretTypePage => ({
  ...row,
  foundAs: null,
  siblings: fakeTypes
    .filter(({ id, provider }) => provider === row.provider && id !== row.id)
    .map(({ id, name, hasRule }) => ({ id, name, hasRule })),
  summary: `Authenticates to the whole ${row.provider} account: sends mail as any of its domains, reads events and stored messages, changes routes, suppressions and keys. Whoever holds it can read inbound mail silently by adding a route.`,
  severityReason: 'One key opens the whole account, reading and writing, and stays valid until somebody deletes it.',
  format: `${row.prefixes[0] ? `Begins with \`${row.prefixes[0]}\`, then` : 'Has'} 32 hexadecimal digits, a hyphen, 8 digits, a hyphen, 8 digits. Older keys begin with \`key-\` and have 32 characters. The last part is the key id that the console shows.`,
  variable: `${row.provider.toUpperCase().replaceAll(/[^A-Z]+/g, '_')}_API_KEY`,
  docs: [
    { title: `${row.provider}: API keys`, url: 'https://documentation.example/api-keys' },
    { title: `${row.provider}: roles and permissions`, url: 'https://documentation.example/roles' }
  ],
  console: fact(
    'Account › API security › API keys. The list shows the key id, which is the end of the value.',
    `${row.provider} documentation, API keys`,
    '2026-10-02',
    'https://app.example/settings/api-security'
  ),
  create: [
    fact(
      'Open Account › API security and choose “Add new key”.',
      `${row.provider} documentation, API keys`,
      '2026-10-02',
      'https://documentation.example/api-keys'
    ),
    fact(
      'Give it a description that names the service that will use it, and the smallest role that serves.',
      `${row.provider} documentation, Roles`,
      '2026-10'
    ),
    fact('The value is shown once. Put it straight into the secret store.', `${row.provider} documentation, API keys`, '2026-10-02')
  ],
  liveness: [
    fact(
      'GET /v4/domains with HTTP basic authentication: 200 means live, 401 means dead. The call reads only.',
      `${row.provider} documentation, Authentication`,
      '2026-09',
      'https://documentation.example/authentication'
    ),
    fact(
      'Accounts live in one of two regions: ask both hosts before calling a key dead.',
      `${row.provider} documentation, Regions`,
      '2026-09'
    )
  ],
  revoke: [
    fact(
      'Delete the key by its id; calls with it fail within a minute.',
      `${row.provider} documentation, API keys`,
      '2026-10-02',
      'https://documentation.example/api-keys#delete'
    ),
    fact('DELETE /v1/keys/{key_id} does the same by API.', `${row.provider} documentation, Keys API`, '2026-10-02')
  ],
  rotation: [
    fact(
      'Several keys may be valid at once: create the new one, move every user, then delete the old one.',
      `${row.provider} documentation, Rotation`,
      '2026-10'
    )
  ],
  logs: [
    fact(
      'Save the event log first: it is kept for at least 3 days.',
      `${row.provider} documentation, Events`,
      '2026-10',
      'https://documentation.example/events'
    ),
    fact('Look for senders, routes and keys that nobody here made.', `${row.provider} documentation, Logs and Keys`, '2026-10'),
    fact('Unfamiliar caller addresses: the log has none. Use your own egress log.', `${row.provider} documentation, Events`, '2026-10')
  ],
  risks: [
    'Mail goes out under your name: phishing that passes SPF and DKIM.',
    'Stored messages and suppression lists are personal data, and can be read.',
    'A route added once copies inbound mail until somebody notices.'
  ],
  leakCauses: [
    'Written into a configuration file for a quick test and committed with it.',
    'Copied into a CI log by a command that prints its environment.',
    'Pasted into a ticket or a chat.'
  ],
  practices: [
    'One key for each service, so that one can be cut off without the others.',
    'Restrict callers to known addresses where the provider can.',
    'Keep the value in a secret store; let code name it, never hold it.',
    'Rotate on a schedule, so that the way is known when it must be fast.'
  ],
  playbook: fakePlaybook,
  sources: [`${row.provider} documentation, API keys`, `${row.provider} documentation, Events`, `${row.provider} documentation, Keys API`]
})

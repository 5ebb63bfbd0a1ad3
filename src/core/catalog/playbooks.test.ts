import path from 'node:path'
import { expect, it } from 'vitest'
import { catalogFromSources } from './catalog-from-sources.ts'
import { type PlaybookTask, taskIds } from './playbook.ts'

const catalog = catalogFromSources(path.join(import.meta.dirname, '../../../resources'))
const playbooks = new Map(catalog.types.map(({ id }, at) => [id, catalog.pages()[at]?.playbook]))

const playbookOf = (id: string) => {
  const playbook = playbooks.get(id)
  if (!playbook) throw new Error(`there is no type ${id}`)
  return playbook
}

const taskOf = (type: string, id: string): PlaybookTask => {
  const task = playbookOf(type).tasks.find((each) => each.id === id)
  if (!task) throw new Error(`${type} has no task ${id}`)
  return task
}

it.each(catalog.types.map(({ id }) => id))('%s has all tasks of all four steps, each with a source and a date', (id) => {
  const { tasks } = playbookOf(id)
  for (const [step, { automatic, byHand }] of Object.entries(taskIds))
    expect(tasks.filter((task) => task.step === step).map((task) => task.id)).toEqual(expect.arrayContaining([...automatic, ...byHand]))
  expect(tasks.filter(({ source, date, detail }) => source === '' || !/^2\d{3}-/.test(date) || detail === '')).toEqual([])
  expect(new Set(tasks.map((task) => task.id)).size).toBe(tasks.length)
  expect(tasks.filter(({ neededToClose }) => neededToClose === true).map((task) => task.id)).toEqual(
    expect.arrayContaining(['conclude', 'deactivate', 'prove-rejected', 'move-all', 'clean-tips', 'prevent'])
  )
})

/** What the catalogue promises to know well. */
const wellKnown = [
  ...['google-api-key', 'google-service-account-key', 'google-oauth-client-secret'],
  ...['postgres-connection-string', 'mysql-connection-string', 'mongodb-connection-string'],
  ...['redis-connection-string', 'rabbitmq-connection-string'],
  ...['telegram-bot-token', 'algolia-api-key', 'smtp-credentials'],
  ...['privatekey-pem', 'privatekey-openssh', 'privatekey-pgp'],
  'gitlab-personal-access-token',
  ...['openai-api-key', 'openai-service-account-key'],
  ...['generic-password', 'generic-api-key', 'generic-secret'],
  'aws-access-key',
  ...['github-personal-access-token', 'github-fine-grained-personal-access-token', 'github-oauth-access-token'],
  ...['github-app-token', 'github-refresh-token'],
  ...['plaid-access-token', 'plaid-secret-key'],
  ...['stripe-secret-key', 'stripe-restricted-key', 'stripe-webhook-signing-secret'],
  'openrouter-api-key',
  ...['supabase-service-role-jwt', 'supabase-personal-access-token', 'supabase-secret-key'],
  ...['mailgun-private-api-key', 'mailgun-sending-key', 'mailgun-signing-key'],
  ...['discord-bot-token', 'discord-webhook-url', 'sendgrid-api-key', 'mailchimp-api-key', 'anthropic-api-key'],
  ...['brave-search-api-key', 'firecrawl-api-key', 'cloudflare-api-token'],
  ...['slack-bot-token', 'slack-user-token', 'slack-app-token', 'slack-webhook-url'],
  ...['postmark-server-token', 'razorpay-api-key', 'mailjet-api-key', 'npm-access-token', 'pypi-api-token'],
  ...['twilio-account-auth-token', 'twilio-api-key', 'huggingface-user-access-token'],
  ...['digitalocean-personal-access-token', 'heroku-api-key', 'docker-hub-personal-access-token'],
  ...['datadog-api-key', 'datadog-application-key'],
  ...['azure-storage-account-key', 'azure-entra-client-secret', 'shopify-access-token', 'square-access-token'],
  ...['jwt-token', 'rubygems-api-key', 'hashicorp-terraform-cloud-token', 'hashicorp-vault-service-token'],
  'databricks-personal-access-token'
]

/** The tasks of a playbook in which nothing is known of the type. */
const commonTexts = new Set(
  catalog.types.filter(({ id }) => id === 'generic-http-bearer-token').flatMap(({ id }) => playbookOf(id).tasks.map(({ detail }) => detail))
)

it.each(wellKnown)('%s says of itself how it was used, how it is replaced and how that is proven', (id) => {
  const playbook = playbookOf(id)
  expect(playbook.generic).toBe(false)
  const own = (step: string) => playbook.tasks.filter((task) => task.step === step && !commonTexts.has(task.detail)).map((task) => task.id)
  const least = id.startsWith('generic-') ? 1 : 5
  expect(own('assess').length).toBeGreaterThanOrEqual(least)
  expect(own('rotate')).toEqual(
    expect.arrayContaining(id === 'generic-api-key' ? ['prove-rejected'] : ['create', 'deactivate', 'prove-rejected'])
  )
})

it('hands an old value to a program by its input alone, where no list of processes and no history shows it', () => {
  const commands = catalog.types.flatMap(({ id }) => playbookOf(id).tasks.flatMap(({ command }) => command ?? []))
  const withOld = commands.filter((command) => command.includes('$OLD'))
  expect(withOld.length).toBeGreaterThan(50)
  for (const line of withOld.flatMap((command) => command.split('\n')).filter((each) => each.includes('$OLD')))
    expect(line).toMatch(/^printf '[^']*' "\$OLD"(?: "\$OLD")? \| /)
})

it('tells where today and an older page differ about Mailgun, and follows today', () => {
  const mailgun = 'mailgun-private-api-key'
  expect(playbookOf(mailgun).clocks).toMatchObject([{ keepsHours: 72, date: '2026-11-24', url: expect.stringMatching(/mailgun/) }])
  expect(taskOf(mailgun, 'create')).toMatchObject({
    url: 'https://app.mailgun.com/settings/api_security',
    conflict: expect.stringMatching(/Settings > API Keys > Create New API Key.*gone/)
  })
  expect(taskOf(mailgun, 'review-database')).toMatchObject({ applies: 'not-available', conflict: expect.stringMatching(/has none/) })
  expect(taskOf(mailgun, 'review-callers')).toMatchObject({
    applies: 'substitute',
    detail: expect.stringMatching(/sending-ip/),
    conflict: expect.any(String)
  })
  expect(taskOf(mailgun, 'deactivate')).toMatchObject({
    applies: 'substitute',
    command: expect.stringContaining('DELETE'),
    conflict: expect.stringMatching(/48 hours/)
  })
  expect(taskOf(mailgun, 'prove-rejected').command).toMatch(/api\.mailgun\.net[\s\S]*api\.eu\.mailgun\.net/)
  expect(taskOf('mailgun-signing-key', 'review-callers').detail).toMatch(/webhook receiver/)
})

it('switches an AWS key off before it is deleted, and ends the sessions that outlive it', () => {
  const aws = 'aws-access-key'
  expect(playbookOf(aws)).toMatchObject({ deactivation: 'reversible', clocks: [{ keepsHours: 90 * 24 }] })
  expect(taskOf(aws, 'deactivate').command).toMatch(/update-access-key .*--status Inactive/)
  expect(taskOf(aws, 'delete').command).toMatch(/delete-access-key/)
  expect(taskOf(aws, 'end-sessions').command).toMatch(/aws:TokenIssueTime/)
  expect(taskOf(aws, 'provider-action').detail).toMatch(/AWSCompromisedKeyQuarantine/)
  expect(taskOf(aws, 'prove-rejected').detail).toMatch(/canary/)
})

it("searches GitHub's audit log by the token's hash, Git events first", () => {
  const github = 'github-personal-access-token'
  expect(playbookOf(github).clocks.map(({ keepsHours }) => keepsHours)).toEqual([7 * 24, 180 * 24])
  expect(taskOf(github, 'save-logs')).toMatchObject({
    detail: expect.stringMatching(/SHA-256 in base64/),
    command: expect.stringMatching(/hashed_token/)
  })
  expect(taskOf(github, 'prove-rejected').detail).toMatch(/403 and 429 prove nothing/)
  expect(taskOf(github, 'delete').detail).toMatch(/can't be undone/)
  expect(taskOf('github-refresh-token', 'prove-rejected')).toMatchObject({ applies: 'substitute' })
})

it('lists the connections of a PostgreSQL role before it ends them, and locks the role in a way that can be taken back', () => {
  const postgres = 'postgres-connection-string'
  expect(playbookOf(postgres).deactivation).toBe('reversible')
  expect(taskOf(postgres, 'review-database')).toMatchObject({ applies: 'applies', command: expect.stringMatching(/pg_stat_activity/) })
  expect(taskOf(postgres, 'end-sessions').command).toMatch(/pg_terminate_backend/)
  expect(taskOf(postgres, 'deactivate').command).toMatch(/NOLOGIN/)
  expect(taskOf(postgres, 'create').conflict).toMatch(/clear text/)
})

it("knows that Slack's access log has groups and no calls, and that a webhook keeps no caller", () => {
  expect(playbookOf('slack-bot-token').clocks).toMatchObject([{ keeps: expect.stringMatching(/Paid plans only/), keepsHours: null }])
  expect(taskOf('slack-bot-token', 'prove-rejected').detail).toMatch(/Read the body, not the status/)
  expect(taskOf('slack-webhook-url', 'review-callers').applies).toBe('not-available')
  expect(taskOf('slack-webhook-url', 'deactivate').conflict).toMatch(/existing addresses stay alive/)
  expect(playbookOf('slack-webhook-url').clocks).toEqual([])
})

it.each([
  ['twilio-account-auth-token', 30 * 24],
  ['cloudflare-api-token', 30 * 24],
  ['algolia-api-key', 7 * 24],
  ['square-access-token', 28 * 24],
  ['postmark-server-token', 45 * 24],
  ['discord-bot-token', 45 * 24],
  ['hashicorp-terraform-cloud-token', 14 * 24],
  ['azure-entra-client-secret', 7 * 24]
])('counts the log of %s down from what its source promises', (id, hours) => {
  expect(playbookOf(id).clocks[0]).toMatchObject({ keepsHours: hours, url: expect.stringMatching(/^https:/) })
})

it('never proposes to try a token that trying uses up', () => {
  for (const id of ['digitalocean-refresh-token', 'github-refresh-token', 'slack-config-refresh-token']) {
    expect(taskOf(id, 'prove-rejected')).toMatchObject({ applies: 'substitute' })
    expect(taskOf(id, 'prove-rejected').command).toBeUndefined()
  }
})

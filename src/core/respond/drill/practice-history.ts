import type { PracticeValues } from './practice-values.ts'

/** One commit of the practice repository. `null` removes a file. */
export interface PracticeCommit {
  daysAgo: number
  /** Hour of the day, UTC. */
  hour: number
  author: { name: string; email: string }
  message: string
  files: Record<string, string | null>
  /** Made at this commit. */
  branch?: string
  tag?: string
}

const developer = { name: 'Newsletter developer', email: 'newsletter@example.com' }
const platform = { name: 'Platform on call', email: 'platform@example.com' }

const config = (key: string): string => `import os

MAILGUN_DOMAIN = "mg.example.com"
MAILGUN_API_KEY = ${key}
SENDER = "newsletter@example.com"
`

/** Days from the commit that leaks the key to now. */
export const exposedDays = 41

/**
 * A service that sends mail, over two months: the key comes in with one commit, a release branch and a tag keep it, main loses it again.
 * Eight places use it, each in another way.
 */
export const practiceHistory = ({ mailgunKey, databasePassword, slackWebhook }: PracticeValues): PracticeCommit[] => [
  {
    daysAgo: 62,
    hour: 9,
    author: developer,
    message: 'Start the newsletter service',
    files: {
      'README.md': '# newsletter-service\n\nSends the weekly newsletter. Needs `MAILGUN_API_KEY` in the environment.\n',
      CODEOWNERS: '* @growth\n/k8s/ @platform\n/billing/ @billing\n',
      'package.json': '{\n  "name": "newsletter-service",\n  "private": true,\n  "version": "1.0.0"\n}\n',
      'src/mail/config.py': config('os.environ["MAILGUN_API_KEY"]'),
      'docker-compose.yml': `services:
  newsletter:
    build: .
    restart: always
    environment:
      MAILGUN_API_KEY: \${MAILGUN_API_KEY}
  redis:
    image: redis:7
`
    }
  },
  {
    daysAgo: 54,
    hour: 13,
    author: platform,
    message: 'Run the nightly digest in the cluster, sync contacts from CI',
    files: {
      'k8s/digest/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: nightly-digest
  namespace: production
spec:
  template:
    spec:
      containers:
        - name: digest
          image: registry.example.com/digest:1.2
          env:
            - name: MAILGUN_API_KEY
              valueFrom:
                secretKeyRef:
                  name: mailgun
                  key: api-key
`,
      '.github/workflows/sync.yml': `name: crm-sync
on:
  schedule:
    - cron: '0 5 * * *'
jobs:
  sync:
    runs-on: ubuntu-latest
    steps:
      - run: ./scripts/sync-contacts
        env:
          MAILGUN_API_KEY: \${{ secrets.MAILGUN_API_KEY }}
`
    }
  },
  {
    daysAgo: exposedDays,
    hour: 9,
    author: developer,
    message: 'Send the digest from the worker too',
    files: {
      'src/mail/config.py': config(`"${mailgunKey}"`),
      'deploy/.env.production': `MAILGUN_DOMAIN=mg.example.com\nMAILGUN_API_KEY=${mailgunKey}\nLOG_LEVEL=info\n`
    }
  },
  {
    daysAgo: 38,
    hour: 15,
    author: platform,
    message: 'Release 1.4',
    files: { 'package.json': '{\n  "name": "newsletter-service",\n  "private": true,\n  "version": "1.4.0"\n}\n' },
    branch: 'release/1.4',
    tag: 'v1.4.0'
  },
  {
    daysAgo: 30,
    hour: 10,
    author: developer,
    message: 'Billing mails, status page, mail domain in Terraform',
    files: {
      'billing/package.json': '{\n  "name": "billing-mailer",\n  "private": true\n}\n',
      'billing/mailer.js':
        "const key = process.env.MAILGUN_API_KEY\nif (!key) throw new Error('MAILGUN_API_KEY is not set')\nmodule.exports = { key }\n",
      'terraform/mail.tf':
        'variable "mailgun_api_key" {\n  type      = string\n  sensitive = true\n}\n\nprovider "mailgun" {\n  api_key = var.mailgun_api_key\n}\n',
      'ansible/group_vars/all.yml':
        "status_page_domain: status.example.com\nstatus_page_mailgun_api_key: \"{{ lookup('env', 'MAILGUN_API_KEY') }}\"\n"
    }
  },
  {
    daysAgo: 24,
    hour: 16,
    author: developer,
    message: 'Report from the analytics database',
    files: { 'reports/settings.py': `DATABASE_URL = "postgres://analytics:${databasePassword}@db.example.com:5432/analytics"\n` }
  },
  {
    daysAgo: 22,
    hour: 9,
    author: developer,
    message: 'Take the database address from the environment',
    files: { 'reports/settings.py': 'import os\n\nDATABASE_URL = os.environ["DATABASE_URL"]\n' }
  },
  {
    daysAgo: 12,
    hour: 11,
    author: platform,
    message: 'Tell the channel when a send fails',
    files: { 'scripts/notify.sh': `#!/bin/sh\ncurl -sS -d '{"text":"newsletter failed"}' ${slackWebhook}\n` }
  },
  {
    daysAgo: 3,
    hour: 14,
    author: developer,
    message: 'Read the Mailgun key from the environment again',
    files: { 'src/mail/config.py': config('os.environ["MAILGUN_API_KEY"]'), 'deploy/.env.production': null }
  }
]

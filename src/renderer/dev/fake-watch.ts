import type { Settings } from '../../contract/case/view.ts'
import { BulkheadError } from '../../contract/errors.ts'
import type { Input, Output } from '../../contract/methods.ts'

/** Monitoring, reports, snippets and settings, made up. */

type Names = 'monitor.list' | 'reports.make' | 'reports.write' | 'snippets.list' | 'settings.get' | 'settings.set'
type Handlers = { [M in Names]: (input: Required<Input<M>>) => Output<M> }

const hour = 3_600_000
const day = 24 * hour
const at = (ms: number): string => new Date(Date.now() + ms).toISOString()
const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)))

const report = (caseId: string, edition: string): string => `# Incident report ${caseId}

Edition: ${edition}. Made by Bulkhead 0.1.0.

## Summary

A **Mailgun Primary API Key** lay in a public repository for 41 days and was used by others.

- First exposed: 14 October 2026, 09:12 UTC
- Old key off: not yet

| Milestone | When |
|---|---|
| First exposed | 2026-10-14 09:12 |
| Detected | 2026-11-24 08:40 |
`

const bodies = (caseId: string, edition: string): Record<string, [string, string]> => ({
  md: ['text/markdown', report(caseId, edition)],
  html: [
    'text/html',
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${caseId}</title><style>body{font:15px/1.5 sans-serif;max-width:720px;margin:32px auto;padding:0 24px;color:#101820}h1{font-size:24px}table{border-collapse:collapse}td,th{border:1px solid #c5cfd8;padding:4px 10px;text-align:left}</style></head><body><h1>Incident report ${caseId}</h1><p>Edition: ${edition}.</p><h2>Summary</h2><p>A <b>Mailgun Primary API Key</b> lay in a public repository for 41 days and was used by others.</p><table><tr><th>Milestone</th><th>When</th></tr><tr><td>First exposed</td><td>2026-10-14 09:12</td></tr></table></body></html>`
  ],
  pdf: ['application/pdf', '%PDF-1.3 made up'],
  json: [
    'application/json',
    JSON.stringify({ case: caseId, edition, milestones: [{ milestone: 'first-exposed', at: '2026-10-14T09:12:00Z' }] }, null, 2)
  ],
  csv: ['text/csv', 'milestone,at\r\nfirst-exposed,2026-10-14T09:12:00Z\r\ndetected,2026-11-24T08:40:00Z\r\n'],
  sarif: [
    'application/sarif+json',
    JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Bulkhead' } }, results: [] }] }, null, 2)
  ]
})

export function fakeWatch({ empty, tell }: { empty: boolean; tell(event: string, payload: unknown): void }): Handlers {
  let settings: Settings = {
    me: 'M. Reyes',
    people: [
      { name: 'M. Reyes', contact: 'reyes@acme.example' },
      { name: 'A. Kowalski', contact: 'on call: +49 30 0000' },
      { name: 'J. Tan', contact: '' }
    ],
    allowList: empty
      ? []
      : [
          { cidr: '10.0.0.0/8', label: 'Our data centre', owner: 'Platform', until: null },
          { cidr: '2001:db8:40::/48', label: 'Office Berlin', owner: 'IT', until: null },
          { cidr: '203.0.113.7/32', label: 'Pentest, autumn', owner: 'M. Reyes', until: at(6 * day) }
        ],
    hours: { zone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], from: 8, to: 18 }
  }
  const make: Handlers['reports.make'] = ({ caseId, format, edition = 'internal' }) => {
    if (caseId === 'INC-0006')
      throw new BulkheadError(
        'report.holds-secret',
        'The report would hold a secret, so it was not made. Take the value out of these places.',
        {
          data: { where: ['notes: note 2, line 1', 'evidence: name of file 3'] }
        }
      )
    const [mediaType, text] = bodies(caseId, edition)[format] ?? ['text/plain', '']
    return {
      name: `${caseId.toLowerCase()}-${edition}.${format}`,
      mediaType,
      base64: base64(text),
      sha256: '9c1e'.repeat(16),
      redactions: edition === 'external' ? 12 : 0
    }
  }
  return {
    'monitor.list': () =>
      empty
        ? []
        : [
            {
              caseId: 'INC-0005',
              title: 'Stripe secret key in checkout',
              state: 'monitoring',
              start: at(-5 * day),
              end: at(2 * day),
              checks: [
                {
                  id: 'check-1',
                  check: 'value-absent',
                  title: 'The value is in no source again',
                  automatic: true,
                  dueAt: at(-2 * hour),
                  overdue: true,
                  last: {
                    ok: true,
                    note: '3 sources, 41 203 objects: the value is in none of their tips.',
                    at: at(-26 * hour),
                    who: 'Bulkhead'
                  }
                },
                {
                  id: 'check-2',
                  check: 'old-key-unused',
                  title: 'Newly imported logs show no use of the old key',
                  automatic: true,
                  dueAt: at(20 * hour),
                  overdue: false,
                  last: { ok: true, note: '1 log since the rotation: 4 uses, all of them failed.', at: at(-4 * hour), who: 'Bulkhead' }
                },
                {
                  id: 'check-3',
                  check: 'services-healthy',
                  title: 'The services work on the new key',
                  automatic: false,
                  dueAt: at(-3 * hour),
                  overdue: true,
                  last: null
                }
              ]
            },
            {
              caseId: 'INC-0004',
              title: 'Slack bot token in ops-scripts',
              state: 'reopened',
              start: at(-20 * day),
              end: at(-6 * day),
              checks: [
                {
                  id: 'check-4',
                  check: 'value-absent',
                  title: 'The value is in no source again',
                  automatic: true,
                  dueAt: at(-6 * day),
                  overdue: true,
                  last: {
                    ok: false,
                    note: 'The value is back: infra-terraform, modules/notify/main.tf, branch main.',
                    at: at(-7 * day),
                    who: 'Bulkhead'
                  }
                }
              ]
            }
          ],
    'reports.make': make,
    'reports.write': (input) => {
      const made = make(input)
      if (input.folder.includes('nowhere'))
        throw new BulkheadError('report.not-written', `There is no folder ${input.folder}. Give one that is there.`)
      return { path: `${input.folder}/${made.name}`, sha256: made.sha256, redactions: made.redactions }
    },
    'snippets.list': ({ variable = 'MAILGUN_API_KEY', place = 'myapp/mailgun', address }) => {
      if (place.includes('"'))
        throw new BulkheadError(
          'contract.bad-input',
          'place can’t stand in a snippet. It has letters, digits and any of / _ + = . @ : -.',
          {
            data: { field: 'place', rule: 'It has letters, digits and any of / _ + = . @ : -.' }
          }
        )
      return (['environment', 'aws-secrets-manager', 'hashicorp-vault', 'cyberark-conjur'] as const).flatMap((store) =>
        (['python', 'javascript', 'go', 'java', 'ruby'] as const).map((language) => ({
          store,
          language,
          install:
            store === 'environment'
              ? ''
              : {
                  python: 'boto3',
                  javascript: '@aws-sdk/client-secrets-manager',
                  go: 'github.com/example/client',
                  java: 'com.example:client',
                  ruby: 'example'
                }[language],
          code: `# ${store} in ${language}${address ? ` at ${address}` : ''}\nimport os\n\n\ndef read_key() -> str:\n    value = os.environ.get("${variable}", "")\n    if not value:\n        raise RuntimeError("${store === 'environment' ? variable : place} is not set")\n    return value\n`
        }))
      )
    },
    'settings.get': () => settings,
    'settings.set': (change) => {
      for (const [index, { cidr }] of (change.allowList ?? []).entries())
        if (!/^[0-9a-fA-F.:]+\/\d+$/.test(cidr))
          throw new BulkheadError('settings.bad-cidr', `${cidr} is not a network. Write it as 192.0.2.0/24 or 2001:db8::/32.`, {
            data: { index, cidr }
          })
      settings = {
        me: change.me ?? settings.me,
        people: change.people ?? settings.people,
        allowList: change.allowList ?? settings.allowList,
        hours: change.hours ?? settings.hours
      }
      tell('settings.changed', {})
      return settings
    }
  }
}

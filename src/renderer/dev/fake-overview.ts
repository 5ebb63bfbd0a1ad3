import type { CaseRow } from '../../contract/case/view.ts'
import type { CasesOverview } from '../../contract/overview.ts'

/** Made-up cases as the overview sees them: three open ones, a year of closed ones that were repaired faster and faster. */

const hour = 3_600_000
const day = 24 * hour
const at = (ms: number): string => new Date(Date.now() + ms).toISOString()

const row = (id: string, title: string, change: Partial<CaseRow>): CaseRow => ({
  id,
  title,
  state: 'containing',
  type: 'Mailgun Primary API Key',
  provider: 'Mailgun',
  preview: '3ax6xnjp…c8e1',
  severity: 'critical',
  score: 86,
  band: 'critical',
  assignee: null,
  openedAt: at(-2 * day),
  updatedAt: at(-hour),
  due: null,
  progress: { assess: 0, rotate: 0, dependents: 0, monitor: 0 },
  dependents: { moved: 0, all: 0 },
  monitorEnd: null,
  evidenceExpires: null,
  ...change
})

export const fakeCasesOverview = (empty: boolean): CasesOverview =>
  empty
    ? { all: 0, open: 0, critical: 0, unassigned: 0, monitoring: 0, rows: [], expiring: [], times: [] }
    : {
        all: 41,
        open: 4,
        critical: 1,
        unassigned: 1,
        monitoring: 1,
        rows: [
          {
            ...row('INC-0007', 'Mailgun Primary API Key in newsletter-service', {
              assignee: 'M. Reyes',
              progress: { assess: 0.83, rotate: 0.2, dependents: 0.57, monitor: 0 },
              dependents: { moved: 4, all: 7 }
            }),
            next: 'Move nightly-digest to the new key',
            exposedFor: 41 * day + 6 * hour,
            oldKeyOff: false
          },
          {
            ...row('INC-0005', 'Stripe secret key in checkout', {
              state: 'monitoring',
              score: 64,
              band: 'high',
              assignee: 'A. Kowalski',
              progress: { assess: 1, rotate: 1, dependents: 1, monitor: 0.7 }
            }),
            next: '2 days of monitoring left',
            exposedFor: 3 * day,
            oldKeyOff: true
          },
          {
            ...row('INC-0006', 'Google service account key in data-jobs', {
              state: 'triage',
              score: 58,
              band: 'medium',
              progress: { assess: 0.6, rotate: 0, dependents: 0.3, monitor: 0 }
            }),
            next: 'Ask the owner of etl-nightly',
            exposedFor: 9 * day,
            oldKeyOff: false
          }
        ],
        expiring: [
          {
            what: 'evidence',
            caseId: 'INC-0007',
            caseTitle: 'Mailgun Primary API Key in newsletter-service',
            title: 'Mailgun event log',
            at: at(19 * hour + 700_000)
          },
          {
            what: 'law',
            caseId: 'INC-0007',
            caseTitle: 'Mailgun Primary API Key in newsletter-service',
            title: 'GDPR notice, 72 h',
            at: at(52 * hour)
          },
          {
            what: 'check',
            caseId: 'INC-0005',
            caseTitle: 'Stripe secret key in checkout',
            title: 'The old key is still dead',
            at: at(2 * day + hour)
          },
          {
            what: 'due',
            caseId: 'INC-0006',
            caseTitle: 'Google service account key in data-jobs',
            title: 'Assess usage',
            at: at(-5 * hour)
          },
          { what: 'risk', caseId: 'INC-0002', caseTitle: 'Algolia key in web-ui', title: 'Accepted risk ends', at: at(6 * day + hour) }
        ],
        times: [
          ...[61, 54, 58, 40, 43, 31, 27, 22, 25, 14, 12, 9].flatMap((days, month) =>
            [0.7, 1, 1.4].map((factor) => ({
              at: at(-(11.4 - month) * 30.4 * day - factor * 2 * day),
              isOff: true,
              exposure: days * factor * day,
              repair: (days / 3.2) * factor * day
            }))
          ),
          { at: at(0), isOff: false, exposure: 41 * day, repair: null }
        ]
      }

import type { CaseRecord } from '../../contract/case/record.ts'
import type { UsageAnalysis, UsageEvent } from '../../contract/case/usage.ts'

/** Five days of a made-up mail log: days and nights, two bursts that were not ours. */

const hour = 3_600_000
export const usageStart = Date.parse('2026-10-12T00:00:00Z')
export const exposedFrom = Date.parse('2026-10-14T09:12:00Z')
const iso = (time: number): string => new Date(time).toISOString()

const wave = (at: number): number => {
  const day = (at % 24) / 24
  return 60 + 90 * Math.max(0, Math.sin((day - 0.25) * Math.PI * 2)) + ((at * 7919) % 23)
}
const burst = (at: number): number => (at >= 88 && at < 92 ? 420 + ((at * 31) % 90) : at >= 110 && at < 113 ? 300 : 0)

const buckets = Array.from({ length: 120 }, (_, at): UsageAnalysis['buckets'][number] => {
  const rows = Math.round(wave(at) + burst(at))
  const start = usageStart + at * hour
  return {
    at: iso(start),
    rows,
    bytes: rows * 18_400 + (burst(at) > 0 ? 2_000_000 : 0),
    failed: burst(at) > 0 ? 37 : at % 17 === 0 ? 3 : 0,
    part: start < exposedFrom - hour ? 'before' : 'exposed',
    spike: burst(at) > 0,
    limit: 172
  }
})

const groups: UsageAnalysis['groups'] = [
  {
    id: 'group-1',
    ip: '185.220.101.34',
    action: 'messages.send',
    actor: 'api',
    rows: 1212,
    failed: 148,
    bytes: 31_000_000,
    from: '2026-10-15T16:02:11Z',
    to: '2026-10-15T19:47:54Z',
    reasons: [
      { test: 'unfamiliar-ip', text: '185.220.101.34 is in none of the 4 allowed ranges and was never seen before 14 Oct 09:12.' },
      {
        test: 'spike',
        text: '497 rows in the hour of 15 Oct 18:00; the median of the hours around is 81 and the limit (median + 3 MAD) 172: 6.1 times the median.'
      }
    ],
    judgement: null,
    note: ''
  },
  {
    id: 'group-2',
    ip: '45.153.160.2',
    action: 'routes.create',
    actor: 'api',
    rows: 3,
    failed: 0,
    bytes: 5200,
    from: '2026-10-16T02:11:03Z',
    to: '2026-10-16T02:13:40Z',
    reasons: [
      { test: 'unfamiliar-ip', text: '45.153.160.2 is in none of the 4 allowed ranges and was never seen before 14 Oct 09:12.' },
      {
        test: 'odd-hour',
        text: '3 of 3 rows lie outside Monday to Friday, 7 to 19 h in Europe/Berlin; before the exposure this key had none there.'
      }
    ],
    judgement: null,
    note: ''
  },
  {
    id: 'group-3',
    ip: '10.4.0.17',
    action: 'domains.list',
    actor: 'api',
    rows: 41,
    failed: 0,
    bytes: 90_000,
    from: '2026-10-14T11:20:00Z',
    to: '2026-10-16T09:05:00Z',
    reasons: [{ test: 'new-action', text: 'domains.list does not occur in the 11 206 rows before the exposure.' }],
    judgement: null,
    note: ''
  }
]

export function fakeAnalysis(record: CaseRecord): UsageAnalysis | null {
  if (record.imports.length === 0) return null
  return {
    rows: 18_204,
    before: 11_206,
    exposed: 6998,
    after: 0,
    covered: { from: iso(usageStart), to: iso(usageStart + 120 * hour) },
    bucketHours: 1,
    buckets,
    tests: [
      { test: 'unfamiliar-ip', ran: true, fired: 2, text: '2 of 9 addresses are in no allowed range.' },
      { test: 'odd-hour', ran: true, fired: 1, text: '1 group lies outside the working hours.' },
      { test: 'spike', ran: true, fired: 1, text: '7 of 120 hours are above median + 3 MAD.' },
      { test: 'new-action', ran: true, fired: 1, text: '2 actions did not occur before the exposure.' },
      { test: 'failures', ran: false, fired: 0, text: 'The log does not tell failures of the API apart from bounces.' }
    ],
    groups: groups.map((group) => {
      const judged = record.judgements[group.id]
      return judged ? { ...group, judgement: judged.judgement, note: judged.note } : group
    }),
    gaps: [
      'No row between 16 Oct 2026, 23:00 and the end of the exposure: 39 days of it are in no log.',
      'The log has no address of the caller for 212 rows.'
    ],
    afterUses: { rows: 0, failed: 0 },
    suggestion: { outcome: 'used-by-others', text: '2 groups come from addresses that nobody here knows, and one of them created routes.' }
  }
}

export function fakeRows(
  groupId: string | undefined,
  offset: number,
  limit: number
): { total: number; rows: (UsageEvent & { importName: string })[] } {
  const group = groups.find((one) => one.id === groupId)
  const total = group?.rows ?? 18_204
  const from = Date.parse(group?.from ?? iso(usageStart))
  const to = Date.parse(group?.to ?? iso(usageStart + 120 * hour))
  return {
    total,
    rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) => {
      const line = offset + at
      return {
        line: line + 1,
        at: Math.round(from + ((to - from) * line) / Math.max(1, total - 1)),
        actor: group?.actor ?? 'api',
        key: '',
        ip: group?.ip ?? '10.4.0.17',
        userAgent: line % 3 === 0 ? 'python-requests/2.32' : 'Go-http-client/2.0',
        action: group?.action ?? 'messages.send',
        resource: 'mg.acme.example',
        result: line % 8 === 3 ? 'failed' : 'ok',
        bytes: 18_000 + ((line * 97) % 4000),
        importName: 'mailgun-events.ndjson'
      }
    })
  }
}

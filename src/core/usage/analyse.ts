import type { CaseRecord } from '../../contract/case/record.ts'
import type { UsageAnalysis, UsageEvent, UsageTest } from '../../contract/case/usage.ts'
import type { AllowEntry, WorkingHours } from '../../contract/case/view.ts'
import { createAllowList } from './allow-list.ts'
import { chartBuckets } from './chart-buckets.ts'
import { findGaps } from './find-gaps.ts'
import { mergeJudgements } from './merge-judgements.ts'
import type { Tally } from './tally.ts'
import { createTally } from './tally-usage.ts'
import { type Baseline, createBaseline } from './tests/baseline.ts'
import { calendar } from './tests/calendar.ts'
import { usesAfter } from './tests/failures.ts'
import type { HourRange } from './tests/hour-limits.ts'
import { plural } from './tests/reason.ts'
import { type Weighed, weighGroups } from './weigh-groups.ts'

export interface AnalysisOptions {
  /** ms since 1970; null where it is not known. */
  exposedFrom: number | null
  /** When the old key was deactivated. */
  rotatedAt: number | null
  allowList: readonly AllowEntry[]
  hours: WorkingHours
  judgements: CaseRecord['judgements']
  /** To tell rows of the future and a log that ends early; not told without it. */
  now?: number
}

/** Throws settings.bad-cidr, settings.bad-zone. One pass over the rows, in bounded memory. */
export function analyse(events: Iterable<UsageEvent>, options: AnalysisOptions): UsageAnalysis {
  const analysis = startAnalysis(options)
  for (const event of events) analysis.add(event)
  return analysis.finish()
}

/** The same in steps, for who must not block. */
export function startAnalysis(options: AnalysisOptions): { add(event: UsageEvent): void; finish(): UsageAnalysis } {
  const { tally, add } = createTally(options)
  const allowed = createAllowList(options.allowList)
  return { add, finish: () => finish(tally, options, allowed) }
}

const hourMs = 3_600_000

function finish(tally: Tally, options: AnalysisOptions, allowed: ReturnType<typeof createAllowList>): UsageAnalysis {
  const { exposedFrom, rotatedAt, hours, judgements, now } = options
  const { before, exposed, after } = tally.parts
  const rows = before.rows + exposed.rows + after.rows
  const baseline = createBaseline(tally)
  const range: HourRange = {
    from: Math.floor(tally.from / hourMs),
    to: Math.floor(tally.to / hourMs),
    recursUntil: baseline.good && exposedFrom !== null ? Math.floor(exposedFrom / hourMs) : Number.MAX_SAFE_INTEGER
  }
  const weighed = weighGroups(tally, { allowed, baseline, hours, range })
  const gaps =
    rows === 0
      ? { texts: ['No row was imported.'], complete: false }
      : findGaps(tally, { exposedFrom, rotatedAt, now, leftOff: weighed.leftOff })
  const uses = { rows: 0, failed: 0 }
  for (const ip of tally.ips.values())
    for (const group of ip.groups.values()) {
      const counts = usesAfter(tally, group)
      uses.rows += counts.rows
      uses.failed += counts.failed
    }
  const analysis: UsageAnalysis = {
    rows,
    before: before.rows,
    exposed: exposed.rows,
    after: after.rows,
    covered: rows === 0 ? null : { from: new Date(tally.from).toISOString(), to: new Date(tally.to).toISOString() },
    ...(rows === 0 ? { bucketHours: 1, buckets: [] } : chartBuckets(tally, range, options)),
    tests: tellTests(tally, weighed, baseline, allowed.empty, options),
    groups: weighed.groups,
    gaps: gaps.texts,
    afterUses: uses,
    suggestion: { outcome: 'not-knowable', text: '' },
    basis: { key: basisKey(options), complete: gaps.complete },
    namesKeys: tally.filled.key > 0
  }
  return mergeJudgements(analysis, judgements)
}

/** What an analysis rests on beside its rows: another key, another analysis. */
export function basisKey({ exposedFrom, rotatedAt, allowList, hours }: Omit<AnalysisOptions, 'judgements'>): string {
  return JSON.stringify([exposedFrom, rotatedAt, allowList.map(({ cidr, label, until }) => [cidr, label, until]), hours])
}

function tellTests(
  tally: Tally,
  { fired }: Weighed,
  baseline: Baseline,
  noList: boolean,
  { hours, allowList }: AnalysisOptions
): UsageAnalysis['tests'] {
  const { filled } = tally
  const compared = `${baseline.text[0]?.toUpperCase()}${baseline.text.slice(1)}.`
  const tell = (test: UsageTest, ran: boolean, text: string, why: string): UsageAnalysis['tests'][number] => ({
    test,
    ran,
    fired: fired[test],
    text: ran ? text : `Not possible: ${why}.`
  })
  return [
    tell(
      'unfamiliar-ip',
      filled.ip > 0,
      noList
        ? `There is no allow list, so addresses are unfamiliar that were not seen before the exposure. ${compared}`
        : `Against the allow list of ${plural(allowList.length, 'range')}; ${plural(tally.ips.size, 'address', 'addresses')} in the log.`,
      'no row names an address'
    ),
    tell(
      'odd-hour',
      tally.hours.size > 0,
      `Outside ${calendar(hours)} (${hours.zone}) and outside what the address or the key was used in before. ${compared}`,
      'there is no row'
    ),
    tell(
      'spike',
      tally.hours.size > 0,
      `Each hour against the rolling median and MAD at its time of day, by rows${filled.bytes > 0 ? ' and by bytes' : ' alone'}, for each action.`,
      'there is no row'
    ),
    tell('new-action', filled.action > 0, `Actions and things not touched before the exposure. ${compared}`, 'no row says what was done'),
    tell(
      'failures',
      filled.result > 0,
      'Share of failures against what was usual, bursts, and uses after the key was deactivated.',
      'no row says whether it worked'
    )
  ]
}

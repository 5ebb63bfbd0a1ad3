import type { CaseRecord } from '../../contract/case/record.ts'
import type { EvidenceClock } from '../../contract/case/view.ts'
import type { Playbook } from '../catalog/playbook.ts'

const hour = 3_600_000

/** Until when each log of the provider still shows the first hour of the exposure. */
export function clocksOf(clocks: Playbook['clocks'], firstExposed: string | null): EvidenceClock[] {
  return clocks.map(({ log, keeps, keepsHours, source, date }) => ({
    log,
    keeps,
    expiresAt: keepsHours === null || firstExposed === null ? null : new Date(Date.parse(firstExposed) + keepsHours * hour).toISOString(),
    source,
    date
  }))
}

/** The time to watch: the next at which a log is gone, or if all are, the last. Null where none is known or the usage is reviewed. */
export function evidenceExpires(
  clocks: readonly EvidenceClock[],
  record: Pick<CaseRecord, 'verdict' | 'statements'>,
  now: string
): string | null {
  if (record.verdict || record.statements.some(({ about }) => about === 'logs-unavailable')) return null
  const times = clocks.flatMap(({ expiresAt }) => expiresAt ?? []).sort()
  return times.find((time) => time > now) ?? times.at(-1) ?? null
}

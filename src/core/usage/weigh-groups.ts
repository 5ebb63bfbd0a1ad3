import { createHash } from 'node:crypto'
import type { UsageGroup, UsageTest } from '../../contract/case/usage.ts'
import type { WorkingHours } from '../../contract/case/view.ts'
import type { AllowList } from './allow-list.ts'
import type { IpTally, Tally } from './tally.ts'
import type { Baseline } from './tests/baseline.ts'
import { createCallerKinds } from './tests/caller-kinds.ts'
import { failuresOf } from './tests/failures.ts'
import type { HourRange } from './tests/hour-limits.ts'
import { newActionOf } from './tests/new-actions.ts'
import { createOddHours } from './tests/odd-hours.ts'
import { type Reason, standsOut } from './tests/reason.ts'
import { type ActionLimits, actionLimits, spikeOf } from './tests/spikes.ts'
import { createUnfamiliarIp } from './tests/unfamiliar-ip.ts'

export interface Weighed {
  /** Most telling first. */
  groups: UsageGroup[]
  /** Groups in which each test found something, whether or not they stand out in the end. */
  fired: Record<UsageTest, number>
  /** Groups that stand out and were left off, since there are too many. */
  leftOff: number
}

const mostGroups = 500

/** Made from what groups: the same address and action have the same id in every analysis, so that judgements stay with them. */
export const groupId = (ip: string, action: string): string => createHash('sha256').update(`${ip}\0${action}`).digest('hex').slice(0, 16)

/** Lets every test judge each address and action, adds up the weights of their reasons, and keeps what stands out. */
export function weighGroups(
  tally: Tally,
  parts: { allowed: AllowList; baseline: Baseline; hours: WorkingHours; range: HourRange }
): Weighed {
  const { allowed, baseline, hours, range } = parts
  const unfamiliarIp = createUnfamiliarIp(tally, allowed, baseline)
  const otherThanItsKind = createCallerKinds(tally, allowed)
  const limits = new Map<string, ActionLimits>()
  const limitsOf = (name: string): ActionLimits => {
    const action = tally.actions.get(name)
    const found = limits.get(name) ?? (action ? actionLimits(action, range) : nothing)
    limits.set(name, found)
    return found
  }
  const fired: Weighed['fired'] = { 'unfamiliar-ip': 0, 'odd-hour': 0, spike: 0, 'new-action': 0, failures: 0 }
  const found: { weight: number; group: UsageGroup }[] = []
  for (const ip of tally.ips.values()) {
    const unfamiliar = unfamiliarIp(ip)
    const oddHoursOf = createOddHours(tally, ip, hours)
    for (const group of ip.groups.values()) {
      const action = tally.actions.get(group.action)
      if (!action || group.exposed.rows + group.after.rows === 0) continue
      const reasons: Reason[] = [
        unfamiliar,
        oddHoursOf(group),
        spikeOf(group, action, limitsOf(group.action)),
        heavier(newActionOf(tally, ip, group, action, baseline), otherThanItsKind(ip, group)),
        failuresOf(tally, ip, group, action, baseline)
      ].filter((reason) => reason !== undefined)
      for (const { test } of reasons) fired[test]++
      const weight = reasons.reduce((sum, reason) => sum + reason.weight, 0)
      if (weight >= standsOut) found.push({ weight, group: toGroup(ip, group.action, reasons) })
    }
  }
  found.sort((a, b) => b.weight - a.weight || b.group.rows - a.group.rows || (a.group.id < b.group.id ? -1 : 1))
  return { groups: found.slice(0, mostGroups).map(({ group }) => group), fired, leftOff: Math.max(0, found.length - mostGroups) }
}

/** Two ways to see the same thing count once. */
const heavier = (a: Reason | undefined, b: Reason | undefined): Reason | undefined => (!a || (b && b.weight > a.weight) ? b : a)

const nothing: ActionLimits = {
  rows: () => ({ median: 0, mad: 0, limit: Number.POSITIVE_INFINITY }),
  bytes: () => ({ median: 0, mad: 0, limit: Number.POSITIVE_INFINITY })
}

function toGroup(ip: IpTally, action: string, reasons: Reason[]): UsageGroup {
  const group = ip.groups.get(action)
  const { exposed, after, from, to, actors } = group ?? { exposed: none, after: none, from: 0, to: 0, actors: new Map<string, number>() }
  const names = [...actors].sort((a, b) => b[1] - a[1]).map(([name]) => name)
  const shown = names.slice(0, 3).join(', ')
  return {
    id: groupId(ip.ip, action),
    ip: ip.ip,
    action,
    actor: names.length > 3 ? `${shown} and ${names.length - 3} more` : shown,
    rows: exposed.rows + after.rows,
    failed: exposed.failed + after.failed,
    bytes: exposed.bytes + after.bytes,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    reasons: reasons.sort((a, b) => b.weight - a.weight).map(({ test, text }) => ({ test, text })),
    judgement: null,
    note: ''
  }
}

const none = { rows: 0, failed: 0, bytes: 0 }

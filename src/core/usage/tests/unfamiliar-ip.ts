import type { AllowList } from '../allow-list.ts'
import { isPrivate, networkOf } from '../cidr.ts'
import { parseIp } from '../ip-address.ts'
import type { IpTally, Tally } from '../tally.ts'
import type { Baseline } from './baseline.ts'
import { minute, percent, plural, type Reason } from './reason.ts'

/**
 * Judges addresses: against the allow list where there is one; else an address is unfamiliar that was never seen before the exposure.
 * That weighs less where this kind of caller (by user agent) came from ever new addresses before, from a network seen before, and
 * from inside.
 */
export function createUnfamiliarIp(tally: Tally, allowed: AllowList, baseline: Baseline): (ip: IpTally) => Reason | undefined {
  const networks = new Set<string>()
  for (const { ip, before } of tally.ips.values()) {
    const parsed = before > 0 ? parseIp(ip) : undefined
    if (parsed) networks.add(networkOf(parsed))
  }
  const change = changeByAgent(tally)

  return (tallied) => {
    const ip = parseIp(tallied.ip)
    // Names of services that call on the key's behalf (CloudTrail) and lines without an address are no addresses.
    if (!ip || (tallied.exposed === 0 && tallied.before > 0)) return undefined
    const seen = `${tallied.ip} was never seen before the exposure`
    const known = `${tallied.ip} was used in ${plural(tallied.before, 'row')} before the exposure`
    const agent = tally.filled.userAgent > 0 && tallied.before === 0 && baseline.good && !tally.agentsBefore.has(tallied.agent)
    const with_ = agent ? ', and comes with a user agent not seen before' : ''
    const reason = (weight: number, text: string): Reason => ({
      test: 'unfamiliar-ip',
      weight: weight + (agent ? 0.5 : 0),
      text: `${text}${with_}.`
    })

    if (!allowed.empty) {
      const found = allowed.find(ip, tallied.firstAt)
      if (found && !found.ended) return undefined
      const where = found
        ? `the allow list held it as ${JSON.stringify(found.entry.label || found.entry.cidr)} until ${found.entry.until?.slice(0, 10)}`
        : 'is not on the allow list'
      const outside = found ? `${tallied.ip}: ${where}` : `${tallied.ip} ${where}`
      if (tallied.before > 0) return reason(0.75, `${outside}, though it was used in ${plural(tallied.before, 'row')} before the exposure`)
      return reason(found ? 1.5 : 2.5, baseline.good ? `${outside} and was never seen before the exposure` : outside)
    }
    if (!baseline.good) {
      if (baseline.isRegular(tallied)) return undefined
      return reason(
        1,
        `${tallied.ip} first appears at ${minute(tallied.firstAt)} and on ${tallied.allDates} of ${plural(tally.allDates, 'day')}; no row from before the exposure says who is known`
      )
    }
    if (tallied.before > 0) return tallied.before < 3 && tallied.exposed > 50 * tallied.before ? reason(0.75, `${known} alone`) : undefined
    if (isPrivate(ip)) return reason(0.75, `${seen}; it is an address of an inner network`)
    if (networks.has(networkOf(ip))) return reason(0.75, `${seen}, though others of its network (${ip.version === 4 ? '/24' : '/48'}) were`)
    const fresh = change.get(tallied.agent)
    if (fresh && fresh.share > 0.05 && fresh.expected >= 0.5)
      return reason(
        fresh.share > 0.5 ? 1 : 1.25,
        `${seen}; but callers with this user agent came from a new address on ${percent(fresh.share)} of their days before too, so that ${plural(Math.round(fresh.expected) || 1, 'new one')} had to be expected`
      )
    return reason(2.25, seen)
  }
}

/**
 * For each kind of user agent how often it comes from a new address: by Good and Turing, the share of new ones is about the share of those seen
 * once (https://en.wikipedia.org/wiki/Good%E2%80%93Turing_frequency_estimation), here of addresses used on one day only.
 */
function changeByAgent(tally: Tally): Map<string, { share: number; expected: number }> {
  const seen = new Map<string, { days: number; once: number; exposedDays: number }>()
  for (const ip of tally.ips.values()) {
    const counts = seen.get(ip.agent) ?? { days: 0, once: 0, exposedDays: 0 }
    seen.set(ip.agent, counts)
    counts.days += ip.dates
    counts.exposedDays += ip.allDates - ip.dates
    if (ip.dates === 1) counts.once++
  }
  return new Map(
    [...seen].map(([agent, { days, once, exposedDays }]) => {
      const share = days === 0 ? 0 : once / days
      return [agent, { share, expected: share * exposedDays }]
    })
  )
}

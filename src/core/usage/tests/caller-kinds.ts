import type { AllowList } from '../allow-list.ts'
import { parseIp } from '../ip-address.ts'
import type { GroupTally, IpTally, Tally } from '../tally.ts'
import { plural, type Reason } from './reason.ts'

interface Kind {
  name: string
  addresses: number
  actions: Set<string>
  agents: Set<string>
}

/**
 * Judges new addresses that look like a kind of caller whose addresses always change, as those of a CI in a cloud do: of one range of the allow
 * list, or by user agent. A thief can rent a machine in the same cloud and copy the user agent, but does other things than the CI did.
 */
export function createCallerKinds(tally: Tally, allowed: AllowList): (ip: IpTally, group: GroupTally) => Reason | undefined {
  const kinds = new Map<string, Kind>()
  const keyOf = (ip: IpTally): { key: string; name: string } | undefined => {
    const parsed = allowed.empty ? undefined : parseIp(ip.ip)
    const entry = parsed && allowed.find(parsed, ip.firstAt)?.entry
    if (entry) return { key: `range ${entry.cidr}`, name: `the allow-listed range ${entry.label || entry.cidr}` }
    return ip.agent === '' ? undefined : { key: `agent ${ip.agent}`, name: 'callers with this user agent' }
  }
  for (const ip of tally.ips.values()) {
    const of = ip.before > 0 ? keyOf(ip) : undefined
    if (!of) continue
    const kind = kinds.get(of.key) ?? { name: of.name, addresses: 0, actions: new Set(), agents: new Set() }
    kinds.set(of.key, kind)
    kind.addresses++
    kind.agents.add(ip.agent)
    for (const { action, before } of ip.groups.values()) if (before.rows > 0) kind.actions.add(action)
  }
  /** How many new addresses of a kind do an action: where several do, it is a new habit of the kind. */
  const habits = new Map<string, number>()
  for (const ip of tally.ips.values()) {
    const key = ip.before === 0 ? keyOf(ip)?.key : undefined
    if (key !== undefined)
      for (const action of ip.groups.keys()) habits.set(`${key}\0${action}`, (habits.get(`${key}\0${action}`) ?? 0) + 1)
  }
  return (ip, { action }) => {
    const key = ip.before === 0 ? keyOf(ip)?.key : undefined
    const kind = key === undefined ? undefined : kinds.get(key)
    if (!kind || kind.addresses < 5) return undefined
    const newAction = action !== '' && !kind.actions.has(action)
    const newAgent = ip.agent !== '' && !kind.agents.has(ip.agent)
    if (!newAction && !newAgent) return undefined
    const many = plural(kind.addresses, 'address', 'addresses')
    const text = newAction
      ? `None of ${many} of ${kind.name} did ${action} before the exposure${newAgent ? ', nor came one with this user agent' : ''}.`
      : `None of ${many} of ${kind.name} came with this user agent before the exposure.`
    const isHabit = (habits.get(`${key}\0${action}`) ?? 0) >= 4
    const byAction = !newAction ? 0 : isHabit ? 0.5 : kind.addresses >= 20 ? 2 : 1.5
    return { test: newAction ? 'new-action' : 'unfamiliar-ip', weight: byAction + (newAgent ? 1 : 0), text }
  }
}

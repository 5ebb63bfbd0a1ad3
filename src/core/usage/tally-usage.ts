import type { UsageEvent } from '../../contract/case/usage.ts'
import type { WorkingHours } from '../../contract/case/view.ts'
import { agentShape } from './agent-shape.ts'
import { createZone } from './local-time.ts'
import {
  type ActionTally,
  type Counts,
  type GroupTally,
  type IpTally,
  newWeek,
  noCounts,
  otherActions,
  otherAddresses,
  type Part,
  type Tally,
  type WeekHistogram
} from './tally.ts'
import { textHash } from './text-hash.ts'

export interface TallyOptions {
  exposedFrom: number | null
  rotatedAt: number | null
  hours: WorkingHours
}

/** Bounds of what is told apart: a log of random addresses must not take the memory of the machine. */
const most = {
  resourcesOfGroups: 100_000,
  ips: 30_000,
  groups: 30_000,
  actions: 5_000,
  cells: 100_000,
  resources: 300_000,
  resourcesOfGroup: 1_000,
  weeks: 5_000
}

const hourMs = 3_600_000

/** Stand in for what most groups never have: they are tens of thousands. */
const nothing = Object.freeze({ rows: 0, failed: 0, bytes: 0 })
const noActors = new Map<string, number>()
const noHours = new Map<number, Counts>()

/** Counts rows one by one, in any order; best by time. Memory has a bound whatever the log holds. */
export function createTally({ exposedFrom, rotatedAt, hours }: TallyOptions): { tally: Tally; add(event: UsageEvent): void } {
  const zone = createZone(hours.zone)
  const resources = new Set<number>()
  let groupResources = 0
  let cells = 0
  let groups = 0
  let weeks = 0
  let dateMark = -1_000_000
  let allMark = -1_000_000
  const tally: Tally = {
    parts: { before: noCounts(), exposed: noCounts(), after: noCounts() },
    from: Number.MAX_SAFE_INTEGER,
    to: Number.MIN_SAFE_INTEGER,
    hours: new Map(),
    ips: new Map(),
    actions: new Map(),
    week: newWeek(),
    beforeDates: 0,
    allDates: 0,
    agentsBefore: new Set(),
    keysBefore: new Set(),
    keys: new Set(),
    filled: { ip: 0, userAgent: 0, action: 0, resource: 0, key: 0, result: 0, bytes: 0 },
    capped: new Set(),
    zone
  }
  const isOutside = (day: number, hour: number): boolean => !hours.days.includes(day) || hour < hours.from || hour >= hours.to

  const count = (into: Counts, event: UsageEvent): void => {
    into.rows++
    if (event.result === 'failed') into.failed++
    if (event.bytes > 0) into.bytes += event.bytes
  }
  const cell = (of: Map<number, Counts>, hour: number, event: UsageEvent): void => {
    let found = of.get(hour)
    if (!found) {
      if (cells >= most.cells) {
        tally.capped.add('hours')
        return
      }
      cells++
      found = noCounts()
      of.set(hour, found)
    }
    count(found, event)
  }
  const ipOf = (name: string): IpTally => {
    const known = tally.ips.get(name)
    if (known) return known
    if (tally.ips.size >= most.ips && name !== otherAddresses) {
      tally.capped.add('addresses')
      return ipOf(otherAddresses)
    }
    const made: IpTally = {
      ip: name,
      before: 0,
      exposed: 0,
      firstAt: Number.MAX_SAFE_INTEGER,
      lastBefore: 0,
      dates: 0,
      outsideDates: 0,
      dateMark: -1_000_000,
      outsideMark: -1_000_000,
      allDates: 0,
      allMark: -1_000_000,
      week: undefined,
      agent: '',
      groups: new Map()
    }
    tally.ips.set(name, made)
    return made
  }
  const actionOf = (name: string): ActionTally => {
    const known = tally.actions.get(name)
    if (known) return known
    if (tally.actions.size >= most.actions && name !== otherActions) {
      tally.capped.add('actions')
      return actionOf(otherActions)
    }
    const made = {
      before: noCounts(),
      users: 0,
      allDates: 0,
      allMark: -1_000_000,
      firstAt: Number.MAX_SAFE_INTEGER,
      novelty: 1,
      hours: new Map()
    }
    tally.actions.set(name, made)
    return made
  }
  const groupOf = (ip: IpTally, action: string): GroupTally | undefined => {
    const known = ip.groups.get(action)
    if (known) return known
    if (groups >= most.groups) {
      tally.capped.add('groups')
      return undefined
    }
    groups++
    const made: GroupTally = {
      action,
      before: noCounts(),
      exposed: noCounts(),
      after: noCounts(),
      afterKnownKey: nothing,
      from: Number.MAX_SAFE_INTEGER,
      to: Number.MIN_SAFE_INTEGER,
      actors: noActors,
      hours: noHours,
      resources: undefined,
      newResources: undefined
    }
    ip.groups.set(action, made)
    actionOf(action).users++
    return made
  }

  let lastHour = Number.NaN
  let local = zone.local(0)
  let outside = false
  let bin = 0

  return {
    tally,
    add(event) {
      const { at } = event
      const hour = Math.floor(at / hourMs)
      if (hour !== lastHour || zone.local(at).date !== local.date) {
        lastHour = hour
        local = zone.local(at)
        outside = isOutside(local.day, local.hour)
        bin = (local.day - 1) * 24 + local.hour
      }
      const part: Part = exposedFrom !== null && at < exposedFrom ? 'before' : rotatedAt !== null && at >= rotatedAt ? 'after' : 'exposed'
      count(tally.parts[part], event)
      if (at < tally.from) tally.from = at
      if (at > tally.to) tally.to = at
      cell(tally.hours, hour, event)
      const { filled } = tally
      if (event.ip !== '') filled.ip++
      if (event.userAgent !== '') filled.userAgent++
      if (event.action !== '') filled.action++
      if (event.resource !== '') filled.resource++
      if (event.key !== '') filled.key++
      if (event.result !== 'unknown') filled.result++
      if (event.bytes >= 0) filled.bytes++
      if (event.key !== '' && tally.keys.size < 1000) tally.keys.add(event.key)

      const ip = ipOf(event.ip)
      const actionName = tally.actions.has(event.action) || tally.actions.size < most.actions ? event.action : otherActions
      const action = actionOf(event.action)
      const group = groupOf(ip, actionName)
      const agent = agentShape(event.userAgent)
      if (ip.agent === '') ip.agent = agent
      if (at < ip.firstAt) ip.firstAt = at
      if (at < action.firstAt) action.firstAt = at
      if (local.date !== ip.allMark) {
        ip.allMark = local.date
        ip.allDates++
      }
      if (local.date !== action.allMark) {
        action.allMark = local.date
        action.allDates++
      }
      if (local.date !== allMark) {
        allMark = local.date
        tally.allDates++
      }
      if (part !== 'after') cell(action.hours, hour, event)
      if (part !== 'after' && event.key !== '' && tally.keysBefore.size < 1000) tally.keysBefore.add(event.key)

      if (part === 'before') {
        ip.before++
        if (at > ip.lastBefore) ip.lastBefore = at
        if (local.date !== ip.dateMark) {
          ip.dateMark = local.date
          ip.dates++
        }
        if (outside && local.date !== ip.outsideMark) {
          ip.outsideMark = local.date
          ip.outsideDates++
        }
        if (local.date !== dateMark) {
          dateMark = local.date
          tally.beforeDates++
        }
        if (!ip.week && weeks < most.weeks) {
          weeks++
          ip.week = newWeek()
        }
        if (ip.week) mark(ip.week, bin, local.date)
        mark(tally.week, bin, local.date)
        if (tally.agentsBefore.size < 5000) tally.agentsBefore.add(agent)
        count(action.before, event)
        if (group) count(group.before, event)
        if (event.resource !== '') {
          const resource = textHash(event.resource)
          const isNew = !resources.has(resource)
          action.novelty += ((isNew ? 1 : 0) - action.novelty) / Math.min(200, action.before.rows)
          if (resources.size < most.resources) resources.add(resource)
          else tally.capped.add('resources')
        }
        return
      }
      if (part === 'exposed') ip.exposed++
      if (!group) return
      count(group[part], event)
      if (part === 'after' && tally.keysBefore.has(event.key)) {
        if (group.afterKnownKey === nothing) group.afterKnownKey = noCounts()
        count(group.afterKnownKey, event)
      }
      if (group.actors === noActors) group.actors = new Map()
      if (group.hours === noHours) group.hours = new Map()
      if (at < group.from) group.from = at
      if (at > group.to) group.to = at
      if (group.actors.size < 20 || group.actors.has(event.actor)) group.actors.set(event.actor, (group.actors.get(event.actor) ?? 0) + 1)
      cell(group.hours, hour, event)
      if (event.resource === '' || groupResources >= most.resourcesOfGroups) return
      group.resources ??= new Set()
      if (group.resources.size >= most.resourcesOfGroup) return
      const resource = textHash(event.resource)
      if (group.resources.has(resource)) return
      groupResources++
      group.resources.add(resource)
      if (resources.has(resource)) return
      group.newResources ??= new Set()
      group.newResources.add(resource)
    }
  }
}

function mark(week: WeekHistogram, bin: number, date: number): void {
  if (week.marks[bin] === date) return
  week.marks[bin] = date
  week.dates[bin] = (week.dates[bin] ?? 0) + 1
}

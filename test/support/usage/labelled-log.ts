import type { UsageEvent } from '../../../src/contract/case/usage.ts'
import type { AllowEntry, WorkingHours } from '../../../src/contract/case/view.ts'
import { createZone } from '../../../src/core/usage/local-time.ts'
import { createChance } from './chance.ts'
import { addMisuse } from './misuse.ts'
import { addNormalLife } from './normal-life.ts'
import { type Service, services } from './services.ts'
import { type Addresses, dayMs, groupKey, hourMs, type World } from './world.ts'

/** Misuse that was planted: what kind, and the addresses and actions it shows in. */
export interface Planted {
  kind: string
  groups: Set<string>
  rows: number
}

export interface LabelledLog {
  service: Service
  /** By time. `planted`: place in `misuse`, -1 for ordinary life. */
  events: (UsageEvent & { planted: number })[]
  misuse: Planted[]
  exposedFrom: number
  rotatedAt: number
  hours: WorkingHours
  allowList: AllowEntry[]
}

/** Weeks of the use of one key by a firm that lives its life, with misuse in it that is labelled. The same for the same seed. */
export function labelledLog(seed: number): LabelledLog {
  const chance = createChance(seed)
  const service = services[seed % services.length] ?? chance.pick(services)
  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Sydney', 'UTC'] as const
  const homeZone = chance.pick(zones)
  // Some of these stretches hold a change of the clock.
  const from = Date.UTC(2026, chance.between(0, 9), chance.between(1, 28), chance.between(0, 23))
  const exposedFrom = from + chance.between(10, 35) * dayMs + chance.between(0, 23) * hourMs
  const rotatedAt = exposedFrom + chance.between(30, 24 * 14) * hourMs
  const hasList = chance.is(0.6)
  const second = chance.between(1, 250)
  const foreignNets = ['45.95', '185.220', '103.75', '91.240', '2a0d:5600']
  const addresses: Addresses = {
    servers: Array.from({ length: chance.between(1, 3) }, (_, i) => `203.0.113.${10 + i}`),
    office: `198.51.100.${second}`,
    secondOffice: chance.is(0.3) ? `2001:db8:77:${second.toString(16)}::5` : `192.0.2.${second}`,
    homes: Array.from({ length: 4 }, (_, i) => `${80 + i}.${chance.between(1, 200)}.${chance.between(1, 200)}.${chance.between(1, 200)}`),
    vpn: `198.51.100.${(second + 3) % 250}`,
    ci: (i) => `20.${40 + (i % 7)}.${(i * 37) % 250}.${(i * 101) % 250}`,
    foreign: () => {
      const net = chance.pick(foreignNets)
      return net.includes(':')
        ? `${net}:${chance.between(1, 9999)}::${chance.between(1, 9999)}`
        : `${net}.${chance.between(1, 250)}.${chance.between(1, 250)}`
    }
  }
  const events: LabelledLog['events'] = []
  const misuse: Planted[] = []
  let planted = -1
  const world: World = {
    chance,
    service,
    from,
    exposedFrom,
    rotatedAt,
    home: createZone(homeZone),
    away: createZone(chance.pick(zones)),
    addresses,
    hasList,
    add({ at, ip, action, actor = '', userAgent = '', resource, failed = false, bytes }) {
      if (at < from || at >= rotatedAt) return
      const mine = misuse[planted]
      if (mine) {
        mine.groups.add(groupKey(ip, action))
        mine.rows++
      }
      const size = service.bytes < 0 ? -1 : Math.round((bytes ?? service.bytes) * chance.logNormal(0.5))
      events.push({
        line: 0,
        at,
        actor,
        key: '',
        ip,
        userAgent,
        action,
        resource: resource === undefined ? '' : service.resource(resource),
        result: failed ? 'failed' : 'ok',
        bytes: size,
        planted
      })
    }
  }
  addNormalLife(world)
  addMisuse(world, (kind, act) => {
    planted = misuse.push({ kind, groups: new Set(), rows: 0 }) - 1
    act()
    planted = -1
  })
  events.sort((a, b) => a.at - b.at)
  for (const [i, event] of events.entries()) event.line = i + 1
  const entry = (cidr: string, label: string): AllowEntry => ({ cidr, label, owner: '', until: null })
  return {
    service,
    events,
    misuse: misuse.filter(({ rows }) => rows > 0),
    exposedFrom,
    rotatedAt,
    hours: { zone: homeZone, days: [1, 2, 3, 4, 5], from: 8, to: 18 },
    allowList: hasList
      ? [
          entry('203.0.113.0/28', 'servers'),
          entry('198.51.100.0/24', 'office and VPN'),
          entry(addresses.secondOffice.includes(':') ? '2001:db8:77::/48' : '192.0.2.0/24', 'second office'),
          entry('20.40.0.0/13', 'CI')
        ]
      : []
  }
}

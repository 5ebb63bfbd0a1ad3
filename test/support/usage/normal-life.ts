import type { Zone } from '../../../src/core/usage/local-time.ts'
import { agents, dayMs, hourMs, type World } from './world.ts'

/** Servers, jobs, people in two zones, CI, deploys, and what goes wrong without anybody meaning it. */
export function addNormalLife(world: World): void {
  const { chance, service, from, exposedFrom, rotatedAt, home, away, addresses, hasList, add } = world
  const days = Math.ceil((rotatedAt - from) / dayMs)
  const known = 400
  // Hours in which the service itself fails.
  const outages = Array.from({ length: chance.between(0, 3) }, () => from + Math.floor(chance.share() * (rotatedAt - from)))
  const fails = (at: number): boolean => chance.is(outages.some((start) => at >= start && at < start + 1.5 * hourMs) ? 0.6 : 0.01)
  const use = (at: number, ip: string, action: string, actor: string, userAgent: string): void =>
    add({ at, ip, action, actor, userAgent, resource: chance.between(1, known), failed: fails(at) })
  const midnight = (zone: Zone, day: number): number => zone.toUtc(Math.floor(from / dayMs + day) * dayMs)
  const weekday = (zone: Zone, at: number): number => zone.local(at + 12 * hourMs).day

  // Servers: all day, more of it by day.
  for (const [i, ip] of addresses.servers.entries()) {
    const rate = chance.between(4, 40)
    for (let at = Math.ceil(from / hourMs) * hourMs; at < rotatedAt; at += hourMs) {
      const { hour, day } = home.local(at)
      const mean = rate * (hour >= 7 && hour < 21 ? 1 : 0.35) * (day > 5 ? 0.6 : 1)
      for (let n = chance.poisson(mean); n > 0; n--)
        use(at + chance.between(0, hourMs - 1), ip, chance.pick(service.programs), `backend-${i}`, agents.server)
    }
  }
  // A job each night and one each week.
  const [cron = ''] = addresses.servers
  const cronAt = chance.between(0, 5)
  const weekly = chance.between(1, 7)
  for (let day = 0; day <= days; day++) {
    const night = midnight(home, day) + cronAt * hourMs
    for (let n = chance.poisson(chance.between(20, 60)); n > 0; n--)
      use(night + chance.between(0, 1_200_000), cron, service.batch[0] ?? '', 'report', agents.server)
    if (weekday(home, midnight(home, day)) !== weekly) continue
    const start = midnight(home, day) + (cronAt + 1) * hourMs
    const heavy = service.bytes * 20
    for (let n = chance.poisson(300); n > 0; n--)
      add({
        at: start + chance.between(0, hourMs),
        ip: cron,
        action: service.batch[1] ?? '',
        actor: 'weekly',
        userAgent: agents.server,
        resource: chance.between(1, known),
        bytes: heavy
      })
  }
  // People at home and in a second zone; each has a way of starting, staying late, and being away.
  const people = chance.between(3, 6)
  for (let person = 0; person < people; person++) {
    const far = person >= people - chance.between(1, 2)
    const zone = far ? away : home
    const start = chance.between(7, 10)
    const fromHome = chance.pick([0, 0, 0.4, 0.6])
    const late = chance.share() * 0.25
    const vacation = chance.is(0.25) ? chance.between(0, days) : -99
    const firstHome = addresses.homes[person % addresses.homes.length] ?? ''
    // Providers give another address now and then, seldom of another network.
    const moves = chance.is(0.2) ? exposedFrom + chance.between(0, 5) * dayMs : Number.MAX_SAFE_INTEGER
    const secondHome = chance.is(0.9) ? firstHome.replace(/\d+$/, String(chance.between(1, 254))) : firstHome.replace(/^\d+/, '77')
    for (let day = 0; day <= days; day++) {
      if (day >= vacation && day < vacation + 9) continue
      const base = midnight(zone, day)
      const weekend = weekday(zone, base) > 5
      if (weekend ? !chance.is(0.04) : chance.is(0.08)) continue
      const end = start + chance.between(7, 9) + (chance.is(late) ? chance.between(1, 4) : 0)
      // Where there is an allow list, work from home goes through the VPN.
      const remote = hasList ? addresses.vpn : base > moves ? secondHome : firstHome
      const ip = far ? addresses.secondOffice : chance.is(fromHome) ? remote : addresses.office
      for (let n = chance.poisson(14); n > 0; n--) {
        const at = base + (start + chance.share() * (end - start)) * hourMs
        use(at, ip, chance.pick(service.people), `person-${person}`, agents.person)
      }
    }
  }
  // CI: a run now and then, each from another machine.
  let run = 0
  const newStep = chance.is(0.3) ? from + chance.share() * (rotatedAt - from) : Number.MAX_SAFE_INTEGER
  const perDay = chance.between(2, 10)
  for (let day = 0; day <= days; day++)
    for (let n = chance.poisson(perDay); n > 0; n--) {
      const start =
        midnight(home, day) + (chance.is(0.8) ? chance.between(8, 19) : chance.between(0, 23)) * hourMs + chance.between(0, hourMs)
      const ip = addresses.ci(run++)
      const steps = start > newStep ? [...service.ci, service.batch[0] ?? ''] : service.ci
      for (let row = chance.between(4, 20); row > 0; row--) use(start + chance.between(0, 600_000), ip, chance.pick(steps), 'ci', agents.ci)
    }
  // Deploys bring new actions, which stay.
  for (const action of service.later) {
    if (!chance.is(0.6)) continue
    const at = from + chance.share() * (rotatedAt - from)
    const since = midnight(home, Math.floor((at - from) / dayMs)) + chance.between(9, 17) * hourMs
    for (let hour = since; hour < rotatedAt; hour += hourMs)
      for (const [i, ip] of addresses.servers.entries())
        for (let n = chance.poisson(1.5); n > 0; n--) use(hour + chance.between(0, hourMs - 1), ip, action, `backend-${i}`, agents.server)
  }
  // A mailing, a re-import, a load test: more of the usual, by day.
  for (let n = chance.between(0, 2); n > 0; n--) {
    const day = chance.between(0, days)
    const start = midnight(home, day) + chance.between(9, 16) * hourMs
    for (let row = chance.between(100, 500); row > 0; row--)
      use(start + chance.between(0, hourMs), chance.pick(addresses.servers), service.programs[0] ?? '', 'backend-0', agents.server)
  }
  // Somebody is on call and looks at something late in the evening.
  if (chance.is(0.15)) {
    const start = midnight(home, chance.between(0, days)) + chance.between(21, 23) * hourMs
    for (let row = chance.between(2, 10); row > 0; row--)
      use(start + chance.between(0, hourMs), addresses.vpn, chance.pick(service.people), 'person-0', agents.person)
  }
  // Somebody travels; where there is an allow list, through the VPN.
  if (chance.is(0.05)) {
    const start = midnight(home, chance.between(0, days)) + chance.between(9, 15) * hourMs
    const ip = hasList ? addresses.vpn : `37.${chance.between(1, 250)}.${chance.between(1, 250)}.9`
    for (let row = chance.between(4, 20); row > 0; row--)
      use(start + chance.between(0, 5 * hourMs), ip, chance.pick(service.people), 'person-1', agents.person)
  }
  // An administrator changes who has access, as they do every few weeks.
  for (let n = chance.between(0, 2); n > 0; n--) {
    const day = chance.between(0, days)
    if (midnight(home, day) > exposedFrom && !chance.is(0.15)) continue
    const at = midnight(home, day) + chance.between(9, 16) * hourMs
    for (let row = chance.between(1, 3); row > 0; row--)
      use(at + chance.between(0, hourMs), addresses.office, chance.pick(service.access), 'person-0', agents.person)
  }
  // One more server, beside the others.
  if (chance.is(0.15)) {
    const since = midnight(home, chance.between(2, days)) + chance.between(9, 17) * hourMs
    for (let hour = since; hour < rotatedAt; hour += hourMs)
      for (let n = chance.poisson(12); n > 0; n--)
        use(hour + chance.between(0, hourMs - 1), '203.0.113.14', chance.pick(service.programs), 'backend-9', agents.server)
  }
}

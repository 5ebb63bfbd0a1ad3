import { agents, dayMs, hourMs, type World } from './world.ts'

/** Draws up to three kinds of misuse while the key is exposed; in one log of seven none. `plant` labels what `act` adds. */
export function addMisuse(world: World, plant: (kind: string, act: () => void) => void): void {
  const { chance } = world
  if (chance.is(0.14)) return
  const names = Object.keys(kinds) as (keyof typeof kinds)[]
  for (let n = chance.pick([1, 1, 2, 3]); n > 0; n--) {
    const [kind = 'bulk'] = names.splice(chance.between(0, names.length - 1), 1)
    plant(kind, () => kinds[kind](world))
  }
}

/** A moment of the exposure from which `length` ms fit. */
const during = ({ chance, exposedFrom, rotatedAt }: World, length = 3 * hourMs): number =>
  exposedFrom + chance.share() * Math.max(1, rotatedAt - exposedFrom - length)

/** Thieves copy the user agent now and then. */
const agentOf = ({ chance }: World): string => (chance.is(0.7) ? agents.foreign : chance.pick([agents.server, agents.person]))

/** A stranger's address, or now and then one of the firm: through its VPN or a machine of an employee. */
const addressOf = (world: World, own: number): string => (world.chance.is(own) ? world.addresses.office : world.addresses.foreign())

const kinds = {
  /** Sends or writes in bulk. */
  bulk(world: World) {
    const { chance, service, add } = world
    const [ip, userAgent, start] = [world.addresses.foreign(), agentOf(world), during(world)]
    const action = service.programs[0] ?? ''
    for (let n = chance.between(300, 3000); n > 0; n--)
      add({
        at: start + chance.share() * 2 * hourMs,
        ip,
        action,
        actor: 'backend-0',
        userAgent,
        resource: chance.between(1, 5000),
        failed: chance.is(0.03)
      })
  },
  /** Reads a little each day, by day, what is read anyway. */
  slow(world: World) {
    const { chance, service, exposedFrom, rotatedAt, home, add } = world
    const [ip, userAgent] = [world.addresses.foreign(), chance.is(0.5) ? agents.person : agents.server]
    for (let day = exposedFrom; day < rotatedAt; day += dayMs) {
      for (let n = chance.between(1, 4); n > 0; n--) {
        const wall = Math.floor(day / dayMs) * dayMs + chance.between(9, 16) * hourMs + chance.between(0, hourMs)
        const at = home.toUtc(wall)
        if (at >= exposedFrom)
          add({ at, ip, action: chance.pick(service.people), actor: 'person-0', userAgent, resource: chance.between(1, 400) })
      }
    }
  },
  /** From an address of the firm, when nobody is there. */
  night(world: World) {
    const { chance, service, exposedFrom, rotatedAt, home, addresses, add } = world
    const userAgent = chance.is(0.5) ? agents.person : agents.foreign
    const nights = Math.max(1, Math.floor((rotatedAt - exposedFrom) / dayMs) - 1)
    const night = Math.floor(exposedFrom / dayMs) + 1 + chance.between(0, Math.min(nights, 10) - 1)
    const start = home.toUtc(night * dayMs + chance.between(1, 3) * hourMs)
    for (let n = chance.between(8, 60); n > 0; n--)
      add({
        at: start + chance.share() * 1.5 * hourMs,
        ip: addresses.office,
        action: chance.pick(service.people),
        actor: 'person-1',
        userAgent,
        resource: chance.between(1, 400)
      })
  },
  /** Tries what there is: many things, most of them refused. */
  enumerate(world: World) {
    const { chance, service, add } = world
    const [ip, userAgent, start] = [addressOf(world, 0.3), agentOf(world), during(world)]
    const action = chance.pick(service.taking)
    const refused = 0.4 + 0.55 * chance.share()
    for (let n = chance.between(100, 1000); n > 0; n--)
      add({
        at: start + chance.share() * hourMs,
        ip,
        action,
        actor: 'person-1',
        userAgent,
        resource: chance.between(1000, 9000),
        failed: chance.is(refused)
      })
  },
  /** Makes itself at home. */
  access(world: World) {
    const { chance, service, add } = world
    const [ip, userAgent, start] = [addressOf(world, 0.4), agentOf(world), during(world)]
    const actions = [chance.pick(service.access), chance.pick(service.access)]
    for (let n = chance.between(2, 8); n > 0; n--)
      add({
        at: start + chance.share() * hourMs,
        ip,
        action: chance.pick(actions),
        actor: 'person-0',
        userAgent,
        resource: chance.between(1, 20),
        failed: chance.is(0.3)
      })
  },
  /** From a machine in the same cloud as the CI, whose range may be on the allow list. */
  cloud(world: World) {
    const { chance, service, add } = world
    const [ip, start] = [`20.47.${chance.between(0, 250)}.${chance.between(1, 250)}`, during(world)]
    const userAgent = chance.is(0.6) ? agents.foreign : agents.ci
    for (let n = chance.between(20, 300); n > 0; n--)
      add({
        at: start + chance.share() * 2 * hourMs,
        ip,
        action: chance.pick(service.people),
        actor: 'person-1',
        userAgent,
        resource: chance.between(1, 2000)
      })
  },
  /** Takes data out: few or many calls, many bytes. */
  exfiltrate(world: World) {
    const { chance, service, add } = world
    const ip = addressOf(world, service.bytes < 0 ? 0 : 0.4)
    const [userAgent, start] = [agentOf(world), during(world)]
    const rows = chance.between(30, 800)
    const whole = chance.between(500, 20_000) * 1024 * 1024
    const action = service.taking[0] ?? ''
    for (let n = rows; n > 0; n--)
      add({
        at: start + chance.share() * 2 * hourMs,
        ip,
        action,
        actor: 'person-1',
        userAgent,
        resource: chance.between(1, 2000),
        bytes: whole / rows
      })
  }
}

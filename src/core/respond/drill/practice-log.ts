import { exposedDays } from './practice-history.ts'

interface Use {
  at: number
  actor: string
  ip: string
  userAgent: string
  action: string
  status: number
  bytes: number
}

const hour = 3_600_000
const day = 24 * hour
/** Days that the log covers; it begins before the exposure, so that there is a normal life to compare with. */
const coveredDays = 58

/** Addresses of the documentation ranges: nobody's. */
export const misuse = { sender: '203.0.113.77', router: '198.51.100.20' } as const

/**
 * What the egress proxy saw of the key, as NDJSON lines in order of time. Normal life: a worker in office hours, a digest at night, a job
 * of CI, and since five weeks a harmless new one. Misuse: a stranger sends mail for four hours, another one adds a route at night.
 */
export function practiceLog(now: Date, keyId: string, random: () => number): string[] {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  const uses: Use[] = []
  const use = (at: number, rest: Omit<Use, 'at' | 'bytes' | 'status'> & { status?: number; bytes?: number }): void => {
    if (at < now.getTime()) uses.push({ status: 200, bytes: 900 + Math.floor(random() * 2_400), ...rest, at })
  }
  const within = (start: number, span: number): number => start + Math.floor(random() * span)

  for (let back = coveredDays; back >= 0; back--) {
    const start = today - back * day
    const weekday = new Date(start).getUTCDay()
    const isWorkday = weekday >= 1 && weekday <= 5
    for (let h = 7; isWorkday && h < 19; h++)
      for (let n = 14 + Math.floor(random() * 12); n > 0; n--)
        use(within(start + h * hour, hour), worker('messages.send', random() < 0.01 ? 400 : 200))
    for (let n = 40 + Math.floor(random() * 8); n > 0; n--) use(within(start + 2 * hour, hour / 2), { ...digest, action: 'messages.send' })
    for (let n = 6; n > 0; n--) use(within(start + 5 * hour, hour / 6), { ...ci, action: 'events.list' })
    if (back <= 35 && isWorkday) use(within(start + 11 * hour, hour), { ...worker('domains.list', 200) })
  }
  const spree = today - (exposedDays - 8) * day + 16 * hour
  for (let n = 0; n < 1_212; n++)
    use(within(spree, 3.8 * hour), { ...stranger(misuse.sender, 'python-requests/2.31'), action: 'messages.send', bytes: 4_800 })
  const night = today - (exposedDays - 10) * day + 2 * hour
  for (const minutes of [11, 12, 13]) use(night + minutes * 60_000, { ...stranger(misuse.router, 'curl/8.4.0'), action: 'routes.create' })

  return uses
    .sort((a, b) => a.at - b.at)
    .map(({ at, ip, userAgent, ...rest }) =>
      JSON.stringify({ time: new Date(at).toISOString(), key: keyId, ip, user_agent: userAgent, resource: 'mg.example.com', ...rest })
    )
}

const worker = (action: string, status: number) => ({
  actor: 'newsletter-worker',
  ip: '10.4.0.17',
  userAgent: 'newsletter/1.4',
  action,
  status
})
const digest = { actor: 'nightly-digest', ip: '10.4.0.23', userAgent: 'digest/1.2' }
const ci = { actor: 'crm-sync', ip: '10.4.8.2', userAgent: 'sync-contacts' }
const stranger = (ip: string, userAgent: string) => ({ actor: '', ip, userAgent })

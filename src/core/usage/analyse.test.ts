import { describe, expect, it } from 'vitest'
import type { UsageAnalysis, UsageEvent } from '../../contract/case/usage.ts'
import { UsageAnalysis as Shape } from '../../contract/case/usage.ts'
import { type AnalysisOptions, analyse } from './analyse.ts'

const hour = 3_600_000
const day = 24 * hour
/** Monday. */
const start = Date.UTC(2026, 9, 5)
const exposedFrom = start + 21 * day

const use = (at: number, more: Partial<UsageEvent> = {}): UsageEvent => ({
  line: 1,
  at,
  actor: 'app',
  key: '',
  ip: '203.0.113.7',
  userAgent: 'app/1',
  action: 'read',
  resource: 'a',
  result: 'ok',
  bytes: 100,
  ...more
})

/** Four weeks, ten rows in each hour of the working days, by one address of the firm. */
function ordinary(until = 28): UsageEvent[] {
  const events: UsageEvent[] = []
  for (let date = 0; date < until; date++) {
    if (date % 7 > 4) continue
    for (let clock = 8; clock < 18; clock++)
      for (let i = 0; i < 10; i++)
        events.push(
          use(start + date * day + clock * hour + i * 60_000, {
            resource: `r${i % 5}`,
            result: date % 2 === 0 && i === 0 ? 'failed' : 'ok'
          })
        )
  }
  return events
}
const often = (count: number, from: number, step: number, more: Partial<UsageEvent> = {}): UsageEvent[] =>
  Array.from({ length: count }, (_, i) => use(from + i * step, more))

function run(more: UsageEvent[], options: Partial<AnalysisOptions> = {}, base = ordinary()): UsageAnalysis {
  const events = [...base, ...more].sort((a, b) => a.at - b.at)
  return Shape.parse(
    analyse(events, {
      exposedFrom,
      rotatedAt: null,
      allowList: [],
      hours: { zone: 'UTC', days: [1, 2, 3, 4, 5], from: 8, to: 18 },
      judgements: {},
      ...options
    })
  )
}
const told = (analysis: UsageAnalysis): string[] =>
  analysis.groups.map(({ ip, action, reasons }) => `${ip} ${action} ${reasons.map(({ test }) => test).join('+')}`)
const texts = (analysis: UsageAnalysis): string => analysis.groups.flatMap(({ reasons }) => reasons.map(({ text }) => text)).join('\n')
/** Tuesday of the exposed week, 10:00. */
const tuesday = exposedFrom + day + 10 * hour

describe('ordinary life', () => {
  it('stands out in nothing, and is known use where the log is whole', () => {
    const analysis = run([])
    expect(analysis.groups).toEqual([])
    expect(analysis).toMatchObject({
      rows: 2000,
      before: 1500,
      exposed: 500,
      after: 0,
      bucketHours: 1,
      suggestion: { outcome: 'only-known-use' }
    })
    expect(analysis.tests.every(({ ran, fired }) => ran && fired === 0)).toBe(true)
  })

  it('is the same in any order of the rows', () => {
    const events = [...ordinary(), ...often(50, tuesday, 60_000, { ip: '45.95.1.2' })]
    const options: AnalysisOptions = {
      exposedFrom,
      rotatedAt: null,
      allowList: [],
      hours: { zone: 'UTC', days: [1, 2, 3, 4, 5], from: 8, to: 18 },
      judgements: {}
    }
    const shuffled = events.toSorted((a, b) => (a.at % 977) - (b.at % 977) || a.at - b.at)
    expect(told(analyse(shuffled, options))).toEqual(told(analyse(events, options)))
  })

  it('has no answer without a row', () => {
    expect(run([], {}, [])).toMatchObject({ rows: 0, covered: null, buckets: [], groups: [], suggestion: { outcome: 'not-knowable' } })
  })
})

describe('addresses', () => {
  const entry = (cidr: string, until: string | null = null) => ({ cidr, label: 'firm', owner: '', until })
  it('of strangers stand out without an allow list, by number', () => {
    const analysis = run(often(7, tuesday, 60_000, { ip: '45.95.1.2' }))
    expect(told(analysis)).toEqual(['45.95.1.2 read unfamiliar-ip'])
    expect(analysis.groups[0]).toMatchObject({ rows: 7, failed: 0, bytes: 700, from: new Date(tuesday).toISOString(), judgement: null })
    expect(texts(analysis)).toBe('45.95.1.2 was never seen before the exposure.')
  })
  it.each([
    ['on the list', [entry('45.95.0.0/16'), entry('203.0.113.0/24')], []],
    ['on the list as IPv6', [entry('2001:db8::/32'), entry('203.0.113.0/24'), entry('::ffff:45.95.0.0/112')], []],
    ['beside the list', [entry('203.0.113.0/24')], ['45.95.1.2 read unfamiliar-ip']]
  ])('%s: %j', (_, allowList, expected) =>
    expect(told(run(often(7, tuesday, 60_000, { ip: '45.95.1.2' }), { allowList }))).toEqual(expected)
  )
  it('on an entry that has ended count as outside, and the reason says until when', () => {
    const allowList = [entry('203.0.113.0/24'), entry('45.95.0.0/16', '2026-10-20T00:00:00.000Z')]
    const analysis = run(often(60, tuesday, 20_000, { ip: '45.95.1.2', userAgent: 'curl/8' }), { allowList })
    expect(texts(analysis)).toContain('the allow list held it as "firm" until 2026-10-20')
  })
  it('beside known ones, and inner ones, do not stand out alone', () => {
    expect(told(run([...often(7, tuesday, 60_000, { ip: '203.0.113.9' }), ...often(7, tuesday, 60_000, { ip: '10.0.0.3' })]))).toEqual([])
  })
  it('have the same group in every analysis', () => {
    const [first, second] = [
      run(often(7, tuesday, 60_000, { ip: '45.95.1.2' })),
      run(often(90, tuesday, 30_000, { ip: '45.95.1.2' }), { rotatedAt: tuesday + day })
    ]
    expect(first.groups[0]?.id).toBe(second.groups[0]?.id)
  })
})

describe('hours', () => {
  const night = exposedFrom + day + 3 * hour
  it('of the depth of the night stand out for an address that never worked then', () => {
    const analysis = run(often(12, night, 60_000))
    expect(told(analysis)).toEqual(['203.0.113.7 read odd-hour'])
    expect(texts(analysis)).toBe(
      '12 rows on 1 day at odd hours: 03:00 (UTC) is outside Monday to Friday 08:00–18:00, and 203.0.113.7 was not used in these hours of the week on any of 15 days before the exposure.'
    )
  })
  it('are those of the zone of the working hours', () => {
    const hours = { zone: 'Asia/Tokyo', days: [1, 2, 3, 4, 5], from: 8, to: 18 }
    // 03:00 UTC is noon in Tokyo.
    expect(told(run(often(12, night, 60_000), { hours }))).toEqual([])
  })
  it('in which a job runs every night are usual', () => {
    const job = Array.from({ length: 28 }, (_, date) => often(12, start + date * day + 3 * hour, 60_000)).flat()
    expect(told(run(job))).toEqual([])
  })
  it('in the evening do not stand out alone', () => expect(told(run(often(12, exposedFrom + day + 20 * hour, 60_000)))).toEqual([]))
})

describe('spikes', () => {
  it('tell median, deviation and how many times', () => {
    const analysis = run(often(500, tuesday, 5_000, { ip: '203.0.113.9', userAgent: 'curl/8' }))
    expect(told(analysis)).toEqual(['203.0.113.9 read spike+unfamiliar-ip'])
    expect(texts(analysis)).toContain(
      '510 rows in the hour from 2026-10-27 10:00 UTC against a median of 10 ± 3.2 at that time of day, 51×.'
    )
    expect(analysis.buckets.filter(({ spike }) => spike)).toMatchObject([{ at: '2026-10-27T10:00:00.000Z', rows: 510, part: 'exposed' }])
  })
  it('of bytes stand out where the rows are few', () => {
    const analysis = run(often(8, tuesday, 60_000, { bytes: 200 * 1024 * 1024 }))
    expect(told(analysis)).toEqual(['203.0.113.7 read spike'])
    expect(texts(analysis)).toContain('1.6 GiB in the hour')
  })
  it('are not what comes every week', () => {
    const batch = [0, 1, 2, 3].flatMap((week) => often(400, start + (7 * week + 1) * day + 12 * hour, 5_000))
    expect(told(run(batch))).toEqual([])
  })
  it('of a known address, by rows alone, are no reason by themselves', () => expect(told(run(often(300, tuesday, 5_000)))).toEqual([]))
})

describe('actions', () => {
  it('that give access stand out even from a known address', () => {
    const analysis = run(often(2, tuesday, 60_000, { action: 'iam:CreateAccessKey' }))
    expect(told(analysis)).toEqual(['203.0.113.7 iam:CreateAccessKey new-action'])
    expect(texts(analysis)).toContain('2 rows since 2026-10-27 10:00 UTC. It changes who has access.')
  })
  it('that a deploy brings do not', () => expect(told(run(often(45, tuesday, 600_000, { action: 'templates.read' })))).toEqual([]))
  it('that the range of the CI never did stand out from a new machine in it', () => {
    const ci = Array.from({ length: 25 }, (_, i) =>
      often(3, start + (i % 19) * day + 9 * hour, 60_000, { ip: `20.40.1.${i}`, action: 'push', userAgent: 'ci/1' })
    ).flat()
    const thief = often(5, tuesday, 60_000, { ip: '20.40.9.9', userAgent: 'ci/1' })
    const next = often(5, tuesday, 60_000, { ip: '20.40.9.8', action: 'push', userAgent: 'ci/1' })
    const allowList = ['203.0.113.0/24', '20.40.0.0/16'].map((cidr) => ({ cidr, label: cidr, owner: '', until: null }))
    expect(told(run([...ci, ...thief, ...next], { allowList }))).toEqual(['20.40.9.9 read new-action'])
  })
})

describe('failures', () => {
  it('of many things stand out with their share', () => {
    const tries = Array.from({ length: 120 }, (_, i) =>
      use(tuesday + i * 20_000, { resource: `guess-${i}`, result: i % 10 === 0 ? 'ok' : 'failed' })
    )
    const analysis = run(tries)
    expect(told(analysis)[0]).toMatch(/^203\.0\.113\.7 read .*new-action/)
    expect(texts(analysis)).toMatch(/120 things of 125 were not touched by read before the exposure/)
  })
  it('of everybody at once are an outage', () => {
    const down = Array.from({ length: 40 }, (_, i) =>
      use(tuesday + i * 60_000, { ip: i % 2 === 0 ? '203.0.113.7' : '203.0.113.8', result: 'failed' })
    )
    expect(told(run(down, {}, [...ordinary(), ...ordinary().map((event) => ({ ...event, ip: '203.0.113.8' }))]))).toEqual([])
  })
  it('of the old key after its end are told, and the new key is not taken for it', () => {
    const rotatedAt = exposedFrom + 2 * day
    const base = ordinary().map((event) => ({ ...event, key: event.at < rotatedAt ? 'old' : 'new' }))
    const late = often(3, rotatedAt + 10 * hour, 60_000, { key: 'old', result: 'failed', ip: '203.0.113.9' })
    const analysis = run(late, { rotatedAt }, base)
    expect(analysis.afterUses).toEqual({ rows: 3, failed: 3 })
    expect(texts(analysis)).toContain('3 uses of the old key after it was deactivated, all refused')
    expect(run([], { rotatedAt }, base).afterUses).toEqual({ rows: 0, failed: 0 })
  })
})

describe('gaps', () => {
  it('tell when the log starts after the exposure, and that nothing can be ruled out then', () => {
    const analysis = run(
      [],
      {},
      ordinary().filter(({ at }) => at > exposedFrom + 2 * day)
    )
    expect(analysis.gaps).toContainEqual(expect.stringMatching(/^The log starts 2 days after the exposure began: nothing is known from/))
    expect(analysis.suggestion.outcome).toBe('not-knowable')
    expect(analysis.tests.find(({ test }) => test === 'unfamiliar-ip')?.text).toContain('too little to compare with')
  })
  it('tell of silence, of fields that are not there, and of several keys', () => {
    const silent = ordinary().filter(({ at }) => at < exposedFrom + 8 * hour || at > exposedFrom + 4 * day)
    expect(
      run(
        [],
        {},
        silent.map((event, i) => ({ ...event, ip: '', bytes: -1, key: `k${i % 2}` }))
      ).gaps
    ).toEqual([
      expect.stringMatching(/^No row from 2026-10-23 18:00|^No row from 2026-10-26/),
      expect.stringMatching(/address of the caller/),
      expect.stringMatching(/names 2 keys/),
      expect.stringMatching(/how much was sent/)
    ])
  })
  it('tell of rows of the future, and of a log that ends before now', () => {
    expect(run([], { now: exposedFrom }).gaps).toContainEqual(expect.stringContaining('Rows lie in the future'))
    expect(run([], { now: start + 40 * day }).gaps).toContainEqual(
      expect.stringMatching(/^The log ends at .* before now, while the key is still on/)
    )
  })
})

describe('judgements', () => {
  const stranger = often(7, tuesday, 60_000, { ip: '45.95.1.2' })
  const judged = (judgement: 'ours' | 'not-ours' | 'unclear') => {
    const id = run(stranger).groups[0]?.id ?? ''
    return run(stranger, { judgements: { [id]: { judgement, note: 'said', at: '2026-11-24T08:00:00.000Z', who: 'Ada' } } })
  }
  it.each([
    ['ours', 'only-known-use'],
    ['not-ours', 'used-by-others'],
    ['unclear', 'used-by-others']
  ] as const)('%s lead to %s', (judgement, outcome) => {
    expect(judged(judgement)).toMatchObject({ groups: [{ judgement, note: 'said' }], suggestion: { outcome } })
  })
})

it('keeps its memory bounded by telling less apart, and says so', () => {
  function* many(): Generator<UsageEvent> {
    for (let i = 0; i < 120_000; i++)
      yield use(exposedFrom + i * 1000, { ip: `45.${i >> 16}.${(i >> 8) & 255}.${i & 255}`, action: `a${i % 6000}`, resource: `r${i}` })
  }
  const analysis = analyse(many(), {
    exposedFrom,
    rotatedAt: null,
    allowList: [],
    hours: { zone: 'UTC', days: [1], from: 8, to: 18 },
    judgements: {}
  })
  expect(analysis.rows).toBe(120_000)
  expect(analysis.groups.length).toBeLessThanOrEqual(500)
  expect(analysis.gaps).toContainEqual(expect.stringMatching(/^The log holds more .*addresses.* than are told apart/))
  expect(analysis.suggestion.outcome).not.toBe('only-known-use')
})

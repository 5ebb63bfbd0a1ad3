import { caseMethods } from '../../contract/case/case-methods.ts'
import type { Client } from '../../contract/client.ts'
import { client as typedClient } from '../../contract/client.ts'
import { BulkheadError } from '../../contract/errors.ts'
import type { Input, Method, Output } from '../../contract/methods.ts'
import type { Coverage, FindingFilter, Scan, ScanProgress, Source } from '../../contract/model.ts'
import { fakeCases } from './fake-cases.ts'
import { FakeFindings, fakeSources } from './fake-findings.ts'
import { fakeFoundValue } from './fake-found-value.ts'
import { fakeCasesOverview } from './fake-overview.ts'
import { fakeTypePage, fakeTypes } from './fake-types.ts'
import { fakeWatch } from './fake-watch.ts'

/** The core, made up: for looking at the interface without one, and for tests of components. Never in the product. */

type FakeHandlers = { [M in Method]: (input: Required<Input<M>>) => Output<M> | Promise<Output<M>> }

export interface FakeOptions {
  findings?: number
  /** No sources, no findings. */
  empty?: boolean
  /** Each call takes about this long, in milliseconds. */
  latency?: number
  /** Methods that fail, with what. */
  fail?: Partial<Record<Method, BulkheadError>>
  /** Name of the system's key store, as the desktop app finds it. */
  keyStore?: string
  /** A scan that ticks. */
  scanning?: boolean
}

export interface FakeClient extends Client {
  calls: { method: Method; input: unknown }[]
  fail: Partial<Record<Method, BulkheadError>>
  tell(event: string, payload: unknown): void
}

const openOnly: FindingFilter = { query: '', severity: [], liveness: [], where: [], type: [], source: [], status: ['open'], placeKind: [] }

const complete = (filter: Input<'findings.facets'>['filter']): FindingFilter => ({ ...openOnly, ...filter }) as FindingFilter

const coverage = (objects: number, partly: boolean): Coverage => {
  const trees = Math.floor(objects * 0.46)
  const skipped: Coverage['skipped'] = partly
    ? [
        {
          reason: 'missing',
          count: 3,
          examples: [
            { what: '4c1fe0a2b7c3d9e8f0a1b2c3d4e5f60718293a4b', why: 'listed in the pack index, but the pack ends before it' },
            { what: '9a0b1c2d3e4f5061728394a5b6c7d8e9f0a1b2c3', why: 'its delta base is not in any pack' }
          ]
        },
        { reason: 'too-large', count: 2, examples: [{ what: 'assets/demo-recording.mov', why: '212 MB; the limit is 100 MB' }] }
      ]
    : []
  const skippedCount = skipped.reduce((sum, one) => sum + one.count, 0)
  const unchanged = Math.floor(objects * 0.31)
  return {
    objects,
    scanned: objects - trees - unchanged - skippedCount,
    unchanged,
    notContent: trees,
    binary: Math.floor(objects * 0.02),
    bytes: objects * 11_200,
    skipped,
    notes: partly
      ? ['The repository is shallow: history before 3 March 2024 is not here.', 'One pack had no index; Bulkhead indexed it itself.']
      : []
  }
}

const scan = (number: number, source: { id: string; name: string }, change: Partial<Scan> = {}): Scan => ({
  id: `scan-${source.id}-${number}`,
  sourceId: source.id,
  sourceName: source.name,
  state: 'done',
  history: 'all',
  startedAt: new Date(Date.now() - number * 7_200_000 - 600_000).toISOString(),
  endedAt: new Date(Date.now() - number * 7_200_000 - 590_000).toISOString(),
  seconds: 3.1 + number * 4.7,
  findings: 41 + number,
  newFindings: number % 3,
  coverage: coverage(41_203 + number * 977, false),
  problem: null,
  ...change
})

export function fakeClient({
  findings: count = 100_000,
  empty = false,
  latency = 0,
  fail = {},
  keyStore,
  scanning = false
}: FakeOptions = {}): FakeClient {
  let guardedBy: 'system' | 'file' = 'file'
  const findings = new FakeFindings(empty ? 0 : count)
  const listeners = new Set<(event: string, payload: unknown) => void>()
  const tell = (event: string, payload: unknown): void => {
    for (const listener of listeners) listener(event, payload)
  }
  const calls: FakeClient['calls'] = []

  let sources: Source[] = empty
    ? []
    : fakeSources.map((source, at) => ({
        ...source,
        addedAt: new Date(Date.now() - (at + 2) * 86_400_000 * 9).toISOString(),
        limits: at === 1 ? ['Shallow clone: history before 3 March 2024 is not here.'] : [],
        findings: findings.list({ ...openOnly, source: [source.id] }, 'newest', 0, 0).total,
        lastScan: {
          id: `scan-${source.id}-1`,
          state: at === 2 ? 'incomplete' : 'done',
          startedAt: new Date(Date.now() - 8_000_000).toISOString(),
          endedAt: new Date(Date.now() - 7_990_000).toISOString(),
          newFindings: at
        }
      }))

  const scansOf = (source: { id: string; name: string }): Scan[] =>
    [1, 2, 3, 4].map((number) =>
      source.id === 'src-3' && number === 1
        ? scan(number, source, {
            state: 'incomplete',
            coverage: coverage(12_880, true),
            problem: '5 objects could not be read. Everything else was scanned.'
          })
        : number === 4
          ? scan(number, source, { state: 'cancelled', coverage: null, problem: 'Stopped by you.' })
          : scan(number, source)
    )

  const progress: ScanProgress[] = []
  const phases = ['plan', 'scan', 'history', 'finish'] as const
  const tick = (): void => {
    for (const one of [...progress]) {
      if (one.state !== 'running') continue
      const step = Math.min(one.total, one.done + one.total / 160)
      const phase = phases.indexOf(one.phase as (typeof phases)[number])
      if (step >= one.total && phase === phases.length - 1) {
        progress.splice(progress.indexOf(one), 1)
        tell('scan.ended', { scanId: one.scanId, sourceId: one.sourceId, state: 'done', newFindings: 2, problem: null })
        continue
      }
      if (step >= one.total) Object.assign(one, { done: 0, phase: phases[phase + 1] ?? 'finish' })
      else
        Object.assign(one, {
          done: step,
          bytes: one.bytes + 98_000_000,
          rate: 402_000_000 + Math.random() * 2e7,
          secondsLeft: (one.total - step) / 19_000_000
        })
      tell('scan.progress', { ...one })
    }
  }
  const startScan = (source: { id: string; name: string }, done = 0): string => {
    const scanId = `scan-${source.id}-${Date.now()}`
    const total = 3_000_000_000
    progress.push({
      scanId,
      sourceId: source.id,
      sourceName: source.name,
      state: 'running',
      phase: done > 0 ? 'scan' : 'plan',
      done: done * total,
      total,
      bytes: done * total * 3,
      rate: 412_000_000,
      secondsLeft: 42,
      findings: 41
    })
    return scanId
  }
  if (scanning) {
    startScan({ id: 'src-2', name: 'infra-terraform' }, 0.64)
    setInterval(tick, 250)
  }

  const sourceNamed = (id: string): Source => {
    const source = sources.find((one) => one.id === id)
    if (!source) throw new BulkheadError('source.not-found', `There is no source with the id ${id}.`)
    return source
  }
  const setState = (scanId: string, state: ScanProgress['state']): { done: true } => {
    const one = progress.find((running) => running.scanId === scanId)
    if (!one) throw new BulkheadError('scan.not-found', 'That scan is over.')
    one.state = state
    tell('scan.progress', { ...one })
    return { done: true }
  }
  const done = { done: true } as const
  const month = (back: number): string => new Date(Date.UTC(2026, 10 - back, 1)).toISOString().slice(0, 7)
  const lastScans = (): Scan[] => [
    ...progress.map((one) =>
      scan(0, { id: one.sourceId, name: one.sourceName }, { id: one.scanId, state: one.state, endedAt: null, coverage: null, seconds: 14 })
    ),
    ...sources.flatMap((source) => scansOf(source).slice(0, 2)).slice(0, 6)
  ]

  const notMadeUp = Object.fromEntries(
    Object.keys(caseMethods).map((method) => [
      method,
      () => {
        throw new BulkheadError('internal', `${method} is not made up.`)
      }
    ])
  ) as Record<keyof typeof caseMethods, () => never>

  const handlers: FakeHandlers = {
    ...notMadeUp,
    ...fakeWatch({ empty, tell }),
    ...fakeCases(tell, empty),
    'app.info': () => ({
      version: '0.1.0',
      host: 'browser',
      node: '24.21.0',
      sqlite: '3.51.1',
      workspace: '/home/mreyes/.local/share/bulkhead',
      types: fakeTypes.length,
      network: { calls: 0, lastHost: null },
      key: {
        by: guardedBy,
        store: keyStore ?? null,
        why: keyStore ? 'The key can be guarded by the system.' : "Only the desktop app reaches the system's key store."
      }
    }),
    'workspace.moveKey': ({ to }) => {
      guardedBy = to
      return done
    },
    'overview.get': () => {
      const facets = findings.facets(openOnly)
      const number = (list: { value: string; count: number }[], value: string): number =>
        list.find((one) => one.value === value)?.count ?? 0
      return {
        sources: sources.length,
        findings: {
          total: findings.length,
          open: facets.total,
          atTip: number(facets.where, 'tip'),
          historyOnly: number(facets.where, 'history'),
          unreachable: number(facets.where, 'unreachable'),
          ignored: findings.ignored.size
        },
        bySeverity: (['critical', 'high', 'medium', 'low'] as const).map((severity) => ({
          severity,
          open: number(facets.severity, severity)
        })),
        byType: facets.type.slice(0, 8).map((one) => ({
          typeId: one.value,
          type: one.label,
          open: one.count,
          worst: fakeTypes.find((type) => type.id === one.value)?.severity ?? 'low'
        })),
        introduced: empty
          ? []
          : Array.from({ length: 40 }, (_, at) => ({
              month: month(39 - at),
              count: Math.round(18 + 16 * Math.sin(at / 3) + (at * at) / 60 + (at === 31 ? 70 : 0))
            })).filter((_, at) => at !== 12),
        scans: lastScans(),
        worst: findings.list(openOnly, 'severity', 0, 8).rows,
        cases: fakeCasesOverview(empty)
      }
    },
    'sources.list': () => sources,
    'sources.inspect': ({ location }) => {
      if (/^https?:\/\//.test(location)) {
        const url = new URL(location)
        return {
          kind: 'clone',
          name:
            url.pathname
              .split('/')
              .at(-1)
              ?.replace(/\.git$/, '') || url.host,
          location,
          limits: [],
          contacts: url.host
        }
      }
      if (!location.startsWith('/'))
        throw new BulkheadError(
          'source.not-found',
          `There is nothing at ${location}. Give a folder on this machine or an address that begins with https://.`
        )
      return {
        kind: location.includes('code') ? 'git' : 'folder',
        name: location.split('/').at(-1) ?? location,
        location,
        limits: location.includes('shallow') ? ['Shallow clone: history before 3 March 2024 is not here.'] : [],
        contacts: null
      }
    },
    'sources.add': ({ location }) => {
      const same = sources.find((source) => source.location === location)
      if (same) return same
      const name =
        location
          .split('/')
          .at(-1)
          ?.replace(/\.git$/, '') ?? location
      const source: Source = {
        id: `src-${sources.length + 1}`,
        kind: location.startsWith('http') ? 'clone' : 'git',
        name,
        location,
        addedAt: new Date().toISOString(),
        limits: [],
        findings: 0,
        lastScan: null
      }
      sources = [...sources, source]
      tell('sources.changed', {})
      return source
    },
    'sources.remove': ({ id }) => {
      sources = sources.filter((source) => source.id !== id)
      tell('sources.changed', {})
      return done
    },
    'scans.start': ({ sourceId }) => ({ scanId: startScan(sourceNamed(sourceId)) }),
    'scans.pause': ({ scanId }) => setState(scanId, 'paused'),
    'scans.resume': ({ scanId }) => setState(scanId, 'running'),
    'scans.cancel': ({ scanId }) => {
      const one = progress.find((running) => running.scanId === scanId)
      if (!one) throw new BulkheadError('scan.not-found', 'That scan is over.')
      progress.splice(progress.indexOf(one), 1)
      tell('scan.ended', { scanId, sourceId: one.sourceId, state: 'cancelled', newFindings: 0, problem: 'Stopped by you.' })
      return done
    },
    'scans.list': ({ sourceId }) => (sourceId ? scansOf(sourceNamed(sourceId)) : lastScans()),
    'scans.get': ({ scanId }) => lastScans().find((one) => one.id === scanId) ?? scan(1, { id: 'src-1', name: 'newsletter-service' }),
    'scans.running': () => progress.map((one) => ({ ...one })),
    'findings.list': ({ filter, sort = 'severity', offset = 0, limit = 100 }) => findings.list(complete(filter), sort, offset, limit),
    'findings.facets': ({ filter }) => findings.facets(complete(filter)),
    'findings.get': ({ id }) => {
      const finding = findings.get(id)
      if (!finding) throw new BulkheadError('finding.not-found', 'That finding is gone. Its source may have been removed.')
      return finding
    },
    'findings.context': ({ occurrenceId }) => {
      const hit = 12
      const masked = `${'3ax6'}${'•'.repeat(36)}`
      const before = '    api_key = "'
      const text = `${before}${masked}"`
      return {
        language: occurrenceId.endsWith(':1') ? 'hcl' : 'python',
        lines: [
          { number: 8, text: '# Mail settings of the newsletter service; see docs/mail.md', hit: false, masked: [] },
          { number: 9, text: '', hit: false, masked: [] },
          { number: 10, text: 'class MailConfig:', hit: false, masked: [] },
          { number: 11, text: '    domain = "mg.acme.example"', hit: false, masked: [] },
          { number: hit, text, hit: true, masked: [[before.length, before.length + masked.length]] },
          { number: 13, text: '    sender = "news@acme.example"', hit: false, masked: [] },
          { number: 14, text: '    retries = 3', hit: false, masked: [] }
        ]
      }
    },
    'findings.ignore': ({ ids, reason, note = '', until = null }) => {
      for (const id of ids) findings.ignored.set(id, { reason, note, until, at: new Date().toISOString() })
      tell('findings.changed', {})
      return done
    },
    'findings.unignore': ({ ids }) => {
      for (const id of ids) findings.ignored.delete(id)
      tell('findings.changed', {})
      return done
    },
    'findings.revealSecret': ({ id }) => ({ value: `made-up-value-of-${id}-for-development` }),
    'values.find': ({ value }) => fakeFoundValue(value, (type) => findings.list({ ...openOnly, type: [type] }, 'newest', 0, 3).rows),
    'types.list': ({ search = '' }) => {
      const words = search.toLowerCase().split(/\s+/).filter(Boolean)
      const counts = new Map(findings.facets(openOnly).type.map((one) => [one.value, one.count]))
      return fakeTypes
        .filter((type) =>
          words.every((word) =>
            `${type.name} ${type.provider} ${type.category} ${type.prefixes.join(' ')} ${type.id}`.toLowerCase().includes(word)
          )
        )
        .map((type) => ({ ...type, findings: counts.get(type.id) ?? 0 }))
    },
    'types.get': ({ id }) => {
      const type = fakeTypes.find((one) => one.id === id)
      if (!type) throw new BulkheadError('type.not-found', `There is no secret type with the id ${id}.`)
      return { ...fakeTypePage(type), findings: findings.list({ ...openOnly, type: [id] }, 'newest', 0, 0).total }
    }
  }

  const broken = { ...fail }
  const { call, on } = typedClient({
    async call(method, input) {
      calls.push({ method: method as Method, input })
      if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency * (0.5 + Math.random())))
      const problem = broken[method as Method]
      if (problem) return { ok: false, error: problem.toWire() }
      try {
        return { ok: true, value: await (handlers[method as Method] as (i: unknown) => unknown)(input) }
      } catch (caught) {
        if (caught instanceof BulkheadError) return { ok: false, error: caught.toWire() }
        throw caught
      }
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  })
  return { call, on, calls, fail: broken, tell }
}

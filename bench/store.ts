// npm run bench -- store: writes 100 000 findings, then times what the findings screen asks for. Bound: 100 ms at the 95th percentile.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { FindingFilter } from '../src/contract/model.ts'
import { type Hit, openWorkspace, type Sort } from '../src/core/store/workspace.ts'
import { fillWithFindings, seededBytes, manyTypes as types } from '../test/support/many-findings.ts'

const count = Number(process.argv[2] ?? 100_000)
const runs = 21
const folder = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-bench-'))
const workspace = openWorkspace(folder, { command: 'bench', now: () => new Date() })

/** Rows are changed between two runs where `cold`, so that no count is kept. */
function time(what: string, work: () => unknown, cold = false): void {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    if (cold) workspace.network.record({ host: 'localhost', purpose: 'bench', result: 'done' })
    const start = performance.now()
    work()
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const at = (share: number): string => (times[Math.floor((runs - 1) * share)] ?? 0).toFixed(1).padStart(7)
  process.stdout.write(`${what.padEnd(52)} median ${at(0.5)} ms   p95 ${at(0.95)} ms\n`)
}

/** Hits in new objects, in batches as a scan saves them; each secret lies in so many of them. */
function write(repeats: number): void {
  const source = workspace.sources.add({ kind: 'git', name: `bench ${repeats}`, location: `/bench/${repeats}`, limits: [] })
  const scan = workspace.scans.begin({ sourceId: source.id, history: 'all', catalogVersion: '1' })
  const hits = Array.from({ length: count }, (_, i): Hit => {
    const type = types[i % 60] ?? { id: 'a', provider: 'A' }
    const fingerprint = seededBytes(5e8 + (i % (count / repeats)))
    const object = seededBytes(6e8 + i, 20)
    return {
      typeId: type.id,
      provider: type.provider,
      severity: 'high',
      fingerprint,
      preview: 'sk_…',
      where: 'blob',
      object,
      path: null,
      start: 1,
      end: 40,
      line: 3,
      column: 4
    }
  })
  const start = performance.now()
  for (let at = 0; at < count; at += 2000) {
    const batch = hits.slice(at, at + 2000)
    const oids = Buffer.concat(batch.flatMap(({ object }) => object ?? []))
    workspace.scans.commitBatch(scan, { oids, oidLength: 20, hits: batch, scanned: 2000, bytes: 0, binary: 0 })
  }
  const rate = Math.round((count / (performance.now() - start)) * 1000)
  process.stdout.write(`${`hits saved, each secret ${repeats} times`.padEnd(52)} ${rate} a second\n`)
  workspace.sources.remove(source.id)
}

try {
  for (const repeats of [1, 20]) write(repeats)
  const start = performance.now()
  fillWithFindings(workspace, count)
  process.stdout.write(`${count} findings written in ${((performance.now() - start) / 1000).toFixed(1)} s\n`)

  const filterOf = (part: Partial<FindingFilter>): FindingFilter => FindingFilter.parse(part)
  const list = (part: Partial<FindingFilter>, sort: Sort, offset: number) => () =>
    workspace.findings.list({ filter: filterOf(part), types, sort, offset, limit: 100 })
  const counts = (part: Partial<FindingFilter>) => () => workspace.findings.counts({ filter: filterOf(part), types })

  const { total } = counts({ status: [] })()
  for (const sort of ['severity', 'newest', 'oldest', 'type', 'source'] as const) {
    for (const offset of [0, total >> 1, total - 100]) time(`list by ${sort}, from ${offset}`, list({ status: [] }, sort, offset), true)
  }
  time('list scrolled, counts kept', list({}, 'severity', total >> 1))
  time(
    'list, 2 severities and 2 types',
    list({ severity: ['critical', 'high'], type: types.slice(0, 2).map(({ id }) => id) }, 'newest', 0),
    true
  )
  time('facets', counts({}), true)
  time('facets, counts kept', counts({ severity: ['critical'] }))
  time('facets, type:stripe OR severity:critical', counts({ query: 'type:stripe OR severity:critical' }), true)
  for (const query of ['settings-77.', 'path:*.env', 'packages', 'nothing-like-it', 'stripe config -path:test']) {
    time(`list, ${query}`, list({ query }, 'severity', 0), true)
    time(`facets, ${query}`, counts({ query }), true)
  }
  time('list, packages, near its end', list({ query: 'packages' }, 'newest', Math.floor(total * 0.7)), true)
  time('months', () => workspace.findings.introduced())
  time('sources', () => workspace.sources.list())
} finally {
  workspace.close()
  rmSync(folder, { recursive: true, force: true })
}

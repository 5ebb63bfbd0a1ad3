/**
 * The detector with the types of providers that have a playbook, some hundred, and with all: load time, size of the automaton, and speed on the blobs of a repository in processor
 * time of one thread.
 * Then whole scans with each, in the processor time of all threads (needs a build).
 * `npm run bench -- detect [bare repository…]`
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildCatalog } from '../src/core/catalog/build-catalog.ts'
import type { Catalog } from '../src/core/catalog/catalog.ts'
import { readCatalogSources } from '../src/core/catalog/catalog-from-sources.ts'
import { compileCatalog } from '../src/core/catalog/compile-catalog.ts'
import { loadCatalog } from '../src/core/catalog/load-catalog.ts'
import { createDetector } from '../src/core/detect/create-detector.ts'
import { scanInRunning } from './scans/scan-in-running.ts'

const resources = path.join(import.meta.dirname, '../resources')
const megabyte = 1_000_000
const sampleBytes = 100 * megabyte
const rounds = 3

/** Blobs of the repository until the sample is full. */
const readBlobs = (repository: string): Uint8Array[] => {
  const git = (args: string[], input?: Buffer) => {
    const { stdout, status } = spawnSync('git', ['-C', repository, ...args], { input, maxBuffer: 3 * sampleBytes })
    if (status !== 0) throw new Error(`git ${args.join(' ')} failed in ${repository}`)
    return stdout
  }
  const list = git(['cat-file', '--batch-all-objects', '--batch-check=%(objecttype) %(objectname) %(objectsize)']).toString('latin1')
  let bytes = 0
  const wanted = list.split('\n').flatMap((line) => {
    const [type, oid, size] = line.split(' ')
    if (type !== 'blob' || bytes > sampleBytes) return []
    bytes += Number(size)
    return [`${oid}\n`]
  })
  const all = git(['cat-file', '--batch'], Buffer.from(wanted.join('')))
  const blobs: Uint8Array[] = []
  for (let at = 0; at < all.length; ) {
    const lineEnd = all.indexOf(10, at)
    const size = Number(all.toString('latin1', at, lineEnd).split(' ')[2])
    blobs.push(new Uint8Array(all.subarray(lineEnd + 1, lineEnd + 1 + size)))
    at = lineEnd + 1 + size + 1
  }
  return blobs
}

/** Processor time, so that other work on the machine does not count. */
const milliseconds = (work: () => void): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

const folder = mkdtempSync(path.join(tmpdir(), 'bulkhead-bench-'))

const describe = (label: string, catalog: Catalog): { catalog: Catalog; url: URL } => {
  const dir = mkdtempSync(path.join(folder, 'catalog-'))
  buildCatalog(catalog, dir)
  const url = pathToFileURL(path.join(dir, 'catalog.json'))
  const sizes = ['catalog.json', 'catalog.bin', 'catalog-pages.json'].map(
    (name) => `${(statSync(path.join(dir, name)).size / 1024).toFixed(0)} KB`
  )
  const code = `const { loadCatalog } = await import(${JSON.stringify(import.meta.resolve('../src/core/catalog/load-catalog.ts'))});
    const { createDetector } = await import(${JSON.stringify(import.meta.resolve('../src/core/detect/create-detector.ts'))});
    const u = performance.now(); const c = loadCatalog(new URL(${JSON.stringify(url.href)})); const v = performance.now(); createDetector(c);
    console.log('catalogue ' + (v - u).toFixed(0) + ' ms, detector ' + (performance.now() - v).toFixed(0) + ' ms')`
  process.stdout.write(`${label}: ${execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })}`)
  const { states, classes } = catalog.automaton
  console.log(
    `  ${catalog.types.length} types, ${catalog.rules.length} rules, ${catalog.words.length} words, ${states} states of ${classes} classes; files ${sizes.join(', ')}`
  )
  return { catalog: loadCatalog(url), url }
}

const { providers, categories, playbooks } = readCatalogSources(resources)
const withPlaybook = providers.filter(({ value }) => value.playbook ?? value.types.some(({ playbook }) => playbook))
const catalogs = [
  describe('types of providers with a playbook', compileCatalog(withPlaybook, categories, playbooks)),
  describe('all types', compileCatalog(providers, categories, playbooks))
]
const detectors = catalogs.map(({ catalog }) => createDetector(catalog))
for (const repository of process.argv.slice(2)) {
  const blobs = readBlobs(repository)
  const bytes = blobs.reduce((sum, blob) => sum + blob.length, 0)
  const best = detectors.map(() => Number.POSITIVE_INFINITY)
  const found = detectors.map(() => 0)
  for (let round = 0; round < rounds; round++) {
    for (const [i, detector] of detectors.entries()) {
      found[i] = 0
      const took = milliseconds(() => {
        for (const blob of blobs) found[i] = (found[i] ?? 0) + detector.detect(blob).length
      })
      best[i] = Math.min(best[i] ?? took, took)
    }
  }
  const rates = best.map(
    (took, i) => `${catalogs[i]?.catalog.types.length} types ${(bytes / 1_000 / took).toFixed(0)} MB/s (${found[i]} found)`
  )
  const cost = ((best[1] ?? 0) / (best[0] ?? 1) - 1) * 100
  console.log(
    `${path.basename(repository)}: ${blobs.length} blobs, ${(bytes / megabyte).toFixed(0)} MB: ${rates.join(', ')}; all types cost ${cost.toFixed(0)} % more`
  )
}

const repositories = process.argv.slice(2)
const bestScan = repositories.map(() => catalogs.map(() => Number.POSITIVE_INFINITY))
for (let round = 0; round < rounds; round++) {
  for (const [c, { url }] of catalogs.entries()) {
    const scans = await scanInRunning(repositories, path.join(folder, `scans-${round}-${c}`), url)
    for (const [r, { cpuSeconds }] of scans.entries()) {
      const best = bestScan[r]
      if (best) best[c] = Math.min(best[c] ?? cpuSeconds, cpuSeconds)
    }
  }
}
for (const [r, [few = 0, all = 0] = []] of bestScan.entries())
  console.log(
    `${path.basename(repositories[r] ?? '')}: a whole scan ${few.toFixed(2)} s and ${all.toFixed(2)} s of processor time; all types cost ${((all / few - 1) * 100).toFixed(0)} % more`
  )
rmSync(folder, { recursive: true })

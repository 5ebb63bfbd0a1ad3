/**
 * The detector by size of catalogue: load time, size of the automaton, and speed on the blobs of a repository in processor
 * time of one thread.
 * `node bench/detect.ts [bare repository…]`
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildCatalog } from '../src/core/catalog/build-catalog.ts'
import type { Catalog } from '../src/core/catalog/catalog.ts'
import { catalogFromSources, readCatalogSources } from '../src/core/catalog/catalog-from-sources.ts'
import { compileCatalog, type ProviderFile } from '../src/core/catalog/compile-catalog.ts'
import { loadCatalog } from '../src/core/catalog/load-catalog.ts'
import { parseProvider } from '../src/core/catalog/parse-provider.ts'
import { createDetector } from '../src/core/detect/create-detector.ts'
import { fillTemplate } from '../src/core/detect/template.ts'

const resources = path.join(import.meta.dirname, '../resources')
const megabyte = 1_000_000
const sampleBytes = 100 * megabyte
const rounds = 3

/** Half of them words that source code is full of, as many providers are named. */
const commonNames =
  'box front close linear square segment branch atlas shortcut drift mode notion intercom stream render heap buffer chart base signal pusher travel survey monday guru'.split(
    ' '
  )
const names = [...commonNames, ...Array.from({ length: 25 }, (_, i) => `${fillTemplate('{{word:1}}', i + 1).text}ly`)]

/** Twenty types a provider, mixed as the list of known types is: three in four have no prefix and need a word. */
const rulesOf = (name: string): object[] => {
  const token = (prefix: string, body: string) => ({ kind: 'token', anchors: [prefix], pattern: `${prefix.replace('.', '\\.')}${body}` })
  const context = (words: string[], pattern: string) => ({ kind: 'context', words, pattern })
  return [
    token(`${name}_live_`, '[0-9a-f]{32}'),
    token(`${name}-pat-`, '[A-Za-z0-9_-]{40}'),
    token(`${name.slice(0, 3)}.v1.`, '[A-Za-z0-9]{24}\\.[A-Za-z0-9]{64}'),
    token(`${name}_sk_`, '[A-Za-z0-9]{20,80}'),
    context([name], '[0-9a-f]{32}'),
    context([name], '[0-9a-z]{36}'),
    context([name, `${name}_api_key`], '[A-Za-z0-9]{40}'),
    context([`${name}_token`], '[A-Za-z0-9_-]{43}'),
    context([name], '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'),
    context([`${name}_app_key`], '[0-9a-f]{40}'),
    context([`${name}_secret`], '[A-Za-z0-9/+]{44}'),
    context([name], '[A-Z0-9]{20}'),
    context([`${name}_client_secret`], '[A-Za-z0-9]{48}'),
    context([name, `${name}api`], '[0-9a-f]{64}'),
    context([`${name}_refresh_token`], '[A-Za-z0-9_-]{64}'),
    context([name], '[A-Za-z0-9]{22}'),
    context([name], '[a-z0-9]{24}:[A-Za-z0-9]{30}'),
    { kind: 'assignment', names: [`${name}_password`], pattern: '[!-~]{8,64}' },
    { kind: 'assignment', names: [`${name}_webhook_secret`], pattern: '[A-Za-z0-9_-]{16,64}' },
    {
      kind: 'block',
      anchors: [`-----BEGIN ${name.toUpperCase()} KEY-----`],
      pattern: `-----BEGIN ${name.toUpperCase()} KEY-----[A-Za-z0-9+/=\\s]{64,8000}-----END`
    }
  ]
}

const generated = (): ProviderFile[] =>
  names.map((name) => {
    const types = rulesOf(name).map((rule, i) => ({
      id: `bench-${name}-${i}`,
      name: `Bench ${name} ${i}`,
      severity: 'high',
      severityReason: 'A generated type.',
      summary: `Type ${i} of ${name}, as long as a summary usually is: it opens this and that.`,
      format: 'generated',
      variable: 'BENCH_KEY',
      rules: [rule],
      examples: ['-', '-'],
      counterExamples: ['-', '-']
    }))
    const file = `bench-${name}.yaml`
    return { file, ...parseProvider(JSON.stringify({ id: `bench-${name}`, provider: name, category: 'generic', types }), file) }
  })

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

const describe = (label: string, catalog: Catalog): Catalog => {
  const dir = mkdtempSync(path.join(tmpdir(), 'bulkhead-bench-'))
  try {
    buildCatalog(catalog, dir)
    const url = pathToFileURL(path.join(dir, 'catalog.json'))
    const sizes = ['catalog.json', 'catalog.bin', 'catalog-pages.json'].map(
      (name) => `${(statSync(path.join(dir, name)).size / 1024).toFixed(0)} KB`
    )
    const code = `const t = performance.now(); const { loadCatalog } = await import(${JSON.stringify(import.meta.resolve('../src/core/catalog/load-catalog.ts'))});
      const { createDetector } = await import(${JSON.stringify(import.meta.resolve('../src/core/detect/create-detector.ts'))});
      const u = performance.now(); const c = loadCatalog(new URL(${JSON.stringify(url.href)})); const v = performance.now(); createDetector(c);
      console.log('modules ' + (u - t).toFixed(0) + ' ms, catalogue ' + (v - u).toFixed(0) + ' ms, detector ' + (performance.now() - v).toFixed(0) + ' ms')`
    process.stdout.write(`${label}: ${execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })}`)
    const { states, classes } = catalog.automaton
    console.log(
      `  ${catalog.types.length} types, ${catalog.rules.length} rules, ${catalog.words.length} words, ${states} states of ${classes} classes; files ${sizes.join(', ')}`
    )
    return loadCatalog(url)
  } finally {
    rmSync(dir, { recursive: true })
  }
}

const own = readCatalogSources(resources)
const catalogs = [
  describe('own catalogue', catalogFromSources(resources)),
  describe('with 1 000 generated types', compileCatalog([...own.providers, ...generated()], own.categories, own.playbooks))
]
const detectors = catalogs.map(createDetector)
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
  const rates = best.map((took, i) => `${catalogs[i]?.types.length} types ${(bytes / 1_000 / took).toFixed(0)} MB/s (${found[i]} found)`)
  const cost = ((best[1] ?? 0) / (best[0] ?? 1) - 1) * 100
  console.log(
    `${path.basename(repository)}: ${blobs.length} blobs, ${(bytes / megabyte).toFixed(0)} MB: ${rates.join(', ')}; the larger costs ${cost.toFixed(0)} % more`
  )
}

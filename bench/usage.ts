// npm run bench -- usage [megabytes]: imports a generated access log into a case and analyses it, as the app does (needs a build).
// Bound: 300 MB of memory for 1 000 MB. Tells too how long the event loop stood still at most.
import '../src/core/lean-heap.ts'
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { fillTemplate } from '../src/core/detect/template.ts'
import { silentLog } from '../src/core/ports.ts'
import { createWorkbench } from '../src/core/workbench.ts'
import { randomSequence } from '../test/support/random.ts'

const megabytes = Number(process.argv[2] ?? 100)
/** Given to the process of its own that writes the log, so that its memory is not counted. */
const target = process.argv[3]
const built = pathToFileURL(path.join(import.meta.dirname, '../out/main/'))
const now = Date.UTC(2026, 10, 24, 8)
const print = (what: string, value: string): boolean => process.stdout.write(`${what.padEnd(40)} ${value}\n`)

/** 30 days of 3 000 addresses, 60 000 things and 40 programs. */
async function generate(to: string): Promise<number> {
  const next = randomSequence(1)
  const out = createWriteStream(to)
  const bytes = megabytes * 1_000_000
  let rows = 0
  for (let written = 0; written < bytes; ) {
    const lines: string[] = []
    for (let i = 0; i < 500; i++) {
      const at = new Date(now - 30 * 86_400_000 * (1 - written / bytes) + i)
      const stamp = `${at.getUTCDate()}/${at.getUTCMonth() === 9 ? 'Oct' : 'Nov'}/2026:${at.toISOString().slice(11, 19)} +0000`
      const request = `${['GET', 'GET', 'GET', 'POST'][next(4)]} /v3/lists/${['pages', 'members', 'stats'][next(3)]}/${next(60_000)}?page=${next(9)} HTTP/1.1`
      const agent = `Mozilla/5.0 (X11; Linux x86_64; rv:${100 + next(40)}.0) Gecko/20100101 Firefox/${100 + next(40)}.0`
      lines.push(
        `203.0.${next(12)}.${next(250)} - - [${stamp}] "${request}" ${next(50) === 0 ? 403 : 200} ${next(9000)} "https://example.com/lists" "${agent}"\n`
      )
    }
    const text = lines.join('')
    written += text.length
    rows += lines.length
    if (!out.write(text)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
  return rows
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-bench-'))
  try {
    const log = path.join(folder, 'access.log')
    execFileSync(process.execPath, [import.meta.filename, String(megabytes), log], { stdio: 'inherit' })
    const workbench = createWorkbench({
      workspaceDir: path.join(folder, 'workspace'),
      scanWorkerUrl: new URL('scan-worker.js', built),
      catalogUrl: new URL('catalog.json', built),
      host: 'cli',
      version: 'bench',
      clock: () => new Date(now),
      log: silentLog
    })
    const { id: caseId } = await workbench.handlers['cases.open']({
      findingIds: [],
      value: fillTemplate('sk_live_{{alnum:99}}', 1).text,
      title: ''
    })
    const at = new Date(now - 5 * 86_400_000).toISOString()
    await workbench.handlers['cases.act']({ id: caseId, act: { kind: 'set-milestone', milestone: 'first-exposed', at, reason: 'bench' } })
    print(
      'RSS before the import',
      `${(process.memoryUsage().rss / 1e6).toFixed(0)} MB, peak ${((process.resourceUsage().maxRSS * 1024) / 1e6).toFixed(0)} MB`
    )
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const start = performance.now()
    let read = 0
    const ended = new Promise<unknown>((done) => {
      workbench.onEvent((event, payload) => {
        if (event === 'log.progress' && read === 0 && JSON.stringify(payload).includes(`"done":${megabytes}`)) read = performance.now()
        if (event === 'case.changed' && read === 0 && performance.now() - start > 1000) read = performance.now()
        if (event === 'log.ended') done(payload)
      })
    })
    await workbench.handlers['logs.import']({ caseId, path: log })
    const end = await ended
    print('ended', JSON.stringify(end))
    print('read and stored', `${((read - start) / 1000).toFixed(1)} s`)
    print('with its analysis', `${((performance.now() - start) / 1000).toFixed(1)} s`)
    print('longest stop of the event loop', `${(delay.max / 1e6).toFixed(0)} ms`)
    print('peak RSS', `${((process.resourceUsage().maxRSS * 1024) / 1e6).toFixed(0)} MB`)
    const asked = performance.now()
    const analysis = await workbench.handlers['usage.get']({ caseId })
    print('usage.get', `${(performance.now() - asked).toFixed(1)} ms, ${analysis?.groups.length} groups of ${analysis?.rows} rows`)
    await workbench.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (target) print('generated rows', String(await generate(target)))
else await measure()

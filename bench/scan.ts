// npm run bench -- scan <repository>…: Bulkhead beside `git log -p -U0 --all`, on the same repositories in the same run: the command line with
// 1 and 2 workers, start of the process and empty workspace included, and a workbench that runs already and has scanned before, as the page has it.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { scanInRunning } from './scans/scan-in-running.ts'

const cli = path.resolve(import.meta.dirname, '../out/main/cli.js')
const repositories = process.argv.slice(2)
const folder = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-bench-'))

interface Run {
  seconds: number
  code: number | null
  peakMegabytes: number
}

/** Runs a command; its peak resident memory is read from the kernel while it runs (Linux). */
function run(command: string, args: string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'ignore'] })
    let peakMegabytes = 0
    const look = setInterval(() => {
      try {
        const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))
        if (peak) peakMegabytes = Math.max(peakMegabytes, Math.round(Number(peak[1]) / 1024))
      } catch {
        // The process has just ended.
      }
    }, 20)
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(look)
      resolve({ seconds: (performance.now() - started) / 1000, code, peakMegabytes })
    })
  })
}

/** What was found, whatever the order and the ids: types, places and commits. */
function digest(file: string): { findings: number; occurrences: number; hash: string } {
  const { findings } = JSON.parse(readFileSync(file, 'utf8')) as {
    findings: { type: string; preview: string; occurrences: { blob: string; line: number; commit: string }[] }[]
  }
  const lines = findings
    .flatMap((each) => each.occurrences.map((at) => `${each.type} ${each.preview} ${at.blob} ${at.line} ${at.commit}`))
    .sort()
  return {
    findings: findings.length,
    occurrences: lines.length,
    hash: createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12)
  }
}

console.log(
  'repository | git log -p -U0 --all | 1 worker | 2 workers | running, 2 workers | peak memory (2) | findings | same with 1 and 2'
)
try {
  const running = await scanInRunning(repositories, path.join(folder, 'running'))
  for (const [i, repository] of repositories.entries()) {
    const out = (workers: number): string => path.join(folder, `${workers}.json`)
    const scan = (workers: number) =>
      run(process.execPath, [
        cli,
        'scan',
        repository,
        '--workspace',
        path.join(folder, `w${workers}`),
        '--format',
        'json',
        '--out',
        out(workers),
        '--workers',
        String(workers)
      ])
    const git = await run('git', ['--git-dir', repository, 'log', '-p', '-U0', '--all'])
    const one = await scan(1)
    const two = await scan(2)
    const [first, second] = [digest(out(1)), digest(out(2))]
    const seconds = (each: Run): string => `${each.seconds.toFixed(2)} s (exit ${each.code})`
    console.log(
      `${path.basename(repository)} | ${seconds(git)} | ${seconds(one)} | ${seconds(two)} | ${running[i]?.seconds.toFixed(2)} s | ${two.peakMegabytes} MB | ${second.findings} (${second.occurrences} places) | ${first.hash === second.hash}`
    )
    for (const workers of [1, 2]) rmSync(path.join(folder, `w${workers}`), { recursive: true, force: true })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Counts, readCounts } from './counts.ts'

export interface Step {
  name: string
  /** A script of the project or a package's program, with its arguments. */
  node: string[]
  /** Names of steps without whose success this one says nothing. */
  needs?: string[]
  /** Runs tests and must report how many. */
  counted?: boolean
}

export interface StepResult {
  name: string
  ok: boolean
  seconds: number
  counts: Counts | null
}

/** Runs one step in this terminal. A runner that should count and didn't has failed, whatever its exit code says. */
export function runStep({ name, node, counted = false }: Step, env: NodeJS.ProcessEnv): StepResult {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-test-'))
  const countsFile = path.join(dir, 'counts')
  const started = Date.now()
  try {
    const { status } = spawnSync(process.execPath, node, { stdio: 'inherit', env: { ...env, BULKHEAD_COUNTS_FILE: countsFile } })
    const counts = counted ? readCounts(readIfThere(countsFile)) : null
    const ok = status === 0 && (!counted || (counts !== null && counts.failed === 0))
    return { name, ok, seconds: (Date.now() - started) / 1000, counts }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Writable } from 'node:stream'

export const builtDir = path.resolve(import.meta.dirname, '../../out/main')
const entry = path.join(builtDir, 'cli.js')
const peakReporter = path.join(import.meta.dirname, 'report-peak.mjs')

export interface Run {
  /** Null when a signal ended it. */
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
  seconds: number
}

export interface RunOptions {
  input?: string | Uint8Array | AsyncIterable<Uint8Array>
  env?: NodeJS.ProcessEnv
  cwd?: string
  /** Another build of the command line, for example with another catalogue. */
  entry?: string
  /** Runs as soon as the process is there. */
  onStart?: (child: ChildProcess) => void
}

/** A place of its own for runs of the built command line: workspace, home and temporary folder, all below `dir`. */
export class BuiltCli {
  readonly dir = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-cli-'))
  readonly workspace = path.join(this.dir, 'workspace')
  readonly tmp = path.join(this.dir, 'tmp')
  readonly home = path.join(this.dir, 'home')

  constructor() {
    mkdirSync(this.tmp)
    mkdirSync(this.home)
  }

  /** A path below `dir`. */
  at(...names: string[]): string {
    return path.join(this.dir, ...names)
  }

  env(): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(?:GIT_|NODE_|BULKHEAD_|XDG_|DISPLAY|WAYLAND)/.test(name))
    return { ...Object.fromEntries(inherited), BULKHEAD_HOME: this.workspace, HOME: this.home, TMPDIR: this.tmp }
  }

  spawn(args: string[], options: RunOptions = {}, nodeArgs: string[] = []): ChildProcess {
    return spawn(process.execPath, [...nodeArgs, options.entry ?? entry, ...args], {
      cwd: options.cwd ?? this.dir,
      env: { ...this.env(), ...options.env },
      stdio: 'pipe'
    })
  }

  run(args: string[], options: RunOptions = {}): Promise<Run> {
    return ended(this.spawn(args, options), options)
  }

  /** The same, with the most memory that it took, in megabytes. */
  async runMeasured(args: string[], options: RunOptions = {}): Promise<Run & { peakMb: number }> {
    const file = this.at('peak')
    const env = { ...options.env, REPORT_PEAK_TO: file }
    const run = await ended(this.spawn(args, { ...options, env }, ['--import', peakReporter]), options)
    return { ...run, peakMb: Number(readFileSync(file, 'utf8')) / 1024 }
  }

  dispose(): void {
    rmSync(this.dir, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Feeds and drains a child until it ends. */
export async function ended(child: ChildProcess, { input = '', onStart }: RunOptions = {}): Promise<Run> {
  const started = Date.now()
  const pieces = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
  child.stdout?.on('data', (piece: Buffer) => pieces.stdout.push(piece))
  child.stderr?.on('data', (piece: Buffer) => pieces.stderr.push(piece))
  // A child that ends without reading all of its input is no failure of the test.
  child.stdin?.on('error', () => undefined)
  const closed = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
  onStart?.(child)
  await feed(child, input)
  const { code, signal } = await closed
  const [stdout, stderr] = [Buffer.concat(pieces.stdout).toString('utf8'), Buffer.concat(pieces.stderr).toString('utf8')]
  return { code, signal, stdout, stderr, seconds: (Date.now() - started) / 1000 }
}

async function feed({ stdin }: ChildProcess, input: NonNullable<RunOptions['input']>): Promise<void> {
  if (!stdin) return
  if (typeof input === 'string' || input instanceof Uint8Array) {
    stdin.end(input)
    return
  }
  for await (const chunk of input) {
    if (stdin.destroyed) return
    if (!stdin.write(chunk)) await writable(stdin)
  }
  stdin.end()
}

const writable = (stdin: Writable): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      stdin.off('drain', go).off('close', go)
      resolve()
    }
    stdin.on('drain', go).on('close', go)
  })

/** Fails with the last lines of what the run said. */
export function assertCode(run: Run, code: number): void {
  assert.equal(run.code, code, `ended with ${run.signal ?? run.code}: ${run.stderr.slice(-1500)}`)
}

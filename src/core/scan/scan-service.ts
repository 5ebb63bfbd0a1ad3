import os from 'node:os'
import path from 'node:path'
import { BulkheadError, type ErrorCode } from '../../contract/errors.ts'
import type { Emit } from '../../contract/events.ts'
import type { ParsedInput } from '../../contract/methods.ts'
import type { ScanProgress, ScanState, Source } from '../../contract/model.ts'
import type { Catalog } from '../catalog/load-catalog.ts'
import { errorTrace } from '../error-trace.ts'
import { openRepository } from '../git/repository.ts'
import type { Ports } from '../ports.ts'
import type { Workspace } from '../store/workspace.ts'
import { CoverageCounter } from './coverage-counter.ts'
import { explainLowered } from './explain-lowered.ts'
import { allowedPathsOf } from './ignore/allowed-paths.ts'
import { applyIgnores, readBaseline } from './ignore/apply-ignores.ts'
import { ProgressMeter } from './progress-meter.ts'
import { runFolderScan } from './run-folder-scan.ts'
import { runGitScan } from './run-git-scan.ts'
import { ScanCancelled, ScanControl } from './scan-control.ts'
import { ScanRun } from './scan-run.ts'
import { updateSourceClone } from './update-source-clone.ts'
import { createWarmPools } from './warm-pools.ts'
import { createWorkerPool, type WorkerPool } from './worker-pool.ts'

/** More threads than this wait for the disk and for the one writer of the store. */
const MOST_WORKERS = 8
/**
 * A batch in flight ends by itself within this time, in milliseconds; only longer work is cut off. A thread that is ended while zlib opens a
 * stream takes the process with it (an assertion in Node 24).
 */
const STOP_GRACE = 1_500

type StartInput = ParsedInput<'scans.start'>
interface Running {
  control: ScanControl
  meter: ProgressMeter
  ended: Promise<void>
}

export interface ScanService {
  start(input: StartInput): { scanId: string }
  pause(scanId: string): void
  resume(scanId: string): void
  /** Stops it at the next batch; what was found so far stays. */
  cancel(scanId: string): void
  running(): ScanProgress[]
  isRunning(sourceId: string): boolean
  /** Portable fingerprints by finding, of a scan that was started with `markSalt` and has ended well. */
  marksOf(scanId: string): ReadonlyMap<string, readonly string[]>
  /** Stops all and waits for them. */
  close(): Promise<void>
}

export interface ScanServiceParts {
  workspace: Workspace
  /** Where clones and indexes may be kept. */
  dataDir: string
  ports: Ports
  catalog: Pick<Catalog, 'version' | 'types' | 'allowedPaths'>
  /** Takes secrets out of names of files and refs. */
  maskName: (name: string) => string
  emit: Emit
}

/** Starts scans and answers at once; how they go on is told by events. One scan a source at a time. */
export function createScanService({ workspace, dataDir, ports, catalog, maskName, emit }: ScanServiceParts): ScanService {
  const running = new Map<string, Running>()
  /** Of the last scan that made some: they are asked for at its end or never. */
  let marked: { scanId: string; marks: ReadonlyMap<string, readonly string[]> } | undefined
  const newPool = (explain: boolean): WorkerPool =>
    createWorkerPool(ports.scanWorkerUrl, { catalogUrl: ports.catalogUrl.href, key: workspace.key, explain })
  const allowed = allowedPathsOf(catalog)
  const pools = createWarmPools(() => newPool(false))
  const milliseconds = (): number => ports.clock().getTime()

  const need = (scanId: string): Running => {
    const found = running.get(scanId)
    if (found) return found
    throw new BulkheadError('scan.not-found', `Scan ${scanId} is not running now.`, { data: { scanId } })
  }

  const execute = async (scanId: string, source: Source, input: StartInput, control: ScanControl, meter: ProgressMeter): Promise<void> => {
    const coverage = new CoverageCounter()
    const workers = input.workers ?? Math.min(MOST_WORKERS, os.availableParallelism())
    const pool = input.explain ? newPool(true) : pools.take(workers)
    // A task in progress can't look at the switch: its thread ends with it.
    const cutOff = (): void => {
      setTimeout(() => void pool.close(), STOP_GRACE).unref()
    }
    control.signal.addEventListener('abort', cutOff, { once: true })
    let state: Exclude<ScanState, 'running' | 'paused'> = 'done'
    let problem: string | null = null
    let code: ErrorCode | undefined
    try {
      pool.grow(1)
      const run = new ScanRun({
        workspace,
        sourceId: source.id,
        scanId,
        catalogVersion: catalog.version,
        dataDir,
        indexCacheDir: path.join(dataDir, 'indexes', source.id),
        workers,
        pool,
        control,
        meter,
        coverage,
        onExplained: (entries) => emit('scan.explained', { scanId, entries })
      })
      const gitDir = async (): Promise<string> => (source.kind === 'clone' ? updateSourceClone(run, source, input) : source.location)
      const searched =
        source.kind === 'folder'
          ? await runFolderScan(run, source.location)
          : await runGitScan(run, openRepository(await gitDir()), input.history)
      const marks = await applyIgnores(run, searched, input, { allowed, now: ports.clock(), maskName })
      if (input.explain) for (const entries of explainLowered(workspace, source.id)) emit('scan.explained', { scanId, entries })
      if (input.markSalt !== undefined) marked = { scanId, marks }
      if (coverage.hasGaps) {
        state = 'incomplete'
        problem = 'Some of the source could not be searched; the coverage says what and why.'
      }
    } catch (error) {
      if (control.signal.aborted || error instanceof ScanCancelled) {
        state = 'cancelled'
        problem = 'Stopped. What was found so far is kept; the next scan goes on where this one was.'
      } else {
        state = 'failed'
        if (error instanceof BulkheadError) code = error.code
        problem = error instanceof BulkheadError ? error.message : 'The scan failed inside Bulkhead. The log has the details.'
        ports.log.error({ scanId, ...errorTrace(error), ...(error instanceof BulkheadError ? error.data : {}) }, 'scan failed')
      }
    }
    control.signal.removeEventListener('abort', cutOff)
    // A scan that was stopped in its last moment ends as done, but its threads are to be cut off.
    const isReusable = !control.signal.aborted && !input.explain && (state === 'done' || state === 'incomplete')
    if (isReusable) await pools.giveBack(pool).catch(() => pool.close())
    else await pool.close()
    const record = workspace.scans.finish(scanId, { state, coverage: coverage.toCoverage(maskName), problem })
    running.delete(scanId)
    emit('scan.progress', { ...meter.progress, state })
    emit('scan.ended', { scanId, sourceId: source.id, state, newFindings: record.newFindings, problem, code })
    emit('sources.changed', {})
    emit('findings.changed', {})
  }

  return {
    start(input) {
      const source = workspace.sources.get(input.sourceId)
      if (input.baseline) readBaseline(input.baseline)
      for (const { meter } of running.values())
        if (meter.progress.sourceId === source.id)
          throw new BulkheadError('scan.already-running', `${source.name} is being scanned already. Wait for it or stop it.`, {
            data: { scanId: meter.progress.scanId }
          })
      const scanId = workspace.scans.begin({ sourceId: source.id, history: input.history, catalogVersion: catalog.version })
      const control = new ScanControl()
      const meter = new ProgressMeter({ scanId, sourceId: source.id, sourceName: source.name }, milliseconds, (progress) =>
        emit('scan.progress', progress)
      )
      const entry: Running = { control, meter, ended: Promise.resolve() }
      running.set(scanId, entry)
      entry.ended = execute(scanId, source, input, control, meter).catch((error: unknown) => {
        running.delete(scanId)
        const isKnown = error instanceof BulkheadError
        const problem = isKnown ? error.message : 'The end of the scan could not be stored.'
        ports.log.error({ scanId, ...errorTrace(error) }, 'scan could not be finished')
        emit('scan.ended', {
          scanId,
          sourceId: source.id,
          state: 'failed',
          newFindings: 0,
          problem,
          code: isKnown ? error.code : 'internal'
        })
      })
      emit('sources.changed', {})
      return { scanId }
    },
    pause(scanId) {
      const { control, meter } = need(scanId)
      control.pause()
      workspace.scans.setState(scanId, 'paused')
      meter.setState('paused')
    },
    resume(scanId) {
      const { control, meter } = need(scanId)
      workspace.scans.setState(scanId, 'running')
      control.resume()
      meter.setState('running')
    },
    cancel: (scanId) => need(scanId).control.cancel(),
    running: () => [...running.values()].map(({ meter }) => meter.progress),
    marksOf: (scanId) => (marked?.scanId === scanId ? marked.marks : new Map()),
    isRunning: (sourceId) => [...running.values()].some(({ meter }) => meter.progress.sourceId === sourceId),
    async close() {
      for (const { control } of running.values()) control.cancel()
      await Promise.all([...running.values()].map(({ ended }) => ended))
      await pools.close()
    }
  }
}

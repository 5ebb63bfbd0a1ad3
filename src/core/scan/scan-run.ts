import { type HashName, oidLength } from '../git/types.ts'
import type { Workspace } from '../store/workspace.ts'
import type { CoverageCounter } from './coverage-counter.ts'
import type { ProgressMeter } from './progress-meter.ts'
import type { BatchResult, Explained } from './protocol.ts'
import type { ScanControl } from './scan-control.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface ScanRunParts {
  workspace: Workspace
  sourceId: string
  scanId: string
  catalogVersion: string
  dataDir: string
  /** For our own indexes of packs that have none: nothing is written into a repository that is not ours. */
  indexCacheDir: string
  /** Threads to search with. */
  workers: number
  pool: WorkerPool
  control: ScanControl
  meter: ProgressMeter
  coverage: CoverageCounter
  onExplained: (explained: Explained[]) => void
}

/** Below this much stored data a second thread costs more than it brings. */
const WORTH_A_THREAD = 4 * 1024 * 1024

/** One scan at work: what its steps share, and the one place where results of workers reach the store. */
export class ScanRun {
  readonly parts: ScanRunParts
  private done = 0
  private findings = 0

  constructor(parts: ScanRunParts) {
    this.parts = parts
  }

  /** Starts a second thread while the first one plans: when the plan is there, both are ready to search. */
  warmUp(): void {
    const { pool, workers } = this.parts
    pool.grow(Math.min(2, workers))
    for (const worker of pool.workers.slice(1)) worker.run('prepare', null).catch(() => {})
  }

  /** Begins the search of this many stored bytes, with as many threads as that is worth. */
  beginSearch(total: number): void {
    const { meter, pool, workers } = this.parts
    this.done = 0
    meter.begin('scan', total)
    pool.grow(Math.max(1, Math.min(workers, Math.ceil(total / WORTH_A_THREAD))))
  }

  /** Stores a batch and moves the progress on by its weight. */
  take(batch: BatchResult, weight: number, hash: HashName | null): void {
    const { workspace, scanId, coverage, meter, onExplained } = this.parts
    const { newFindings } = workspace.scans.commitBatch(scanId, {
      oids: batch.oids,
      oidLength: hash ? oidLength[hash] : 0,
      hits: batch.hits,
      scanned: batch.scanned,
      bytes: batch.bytes,
      binary: batch.binary
    })
    this.findings += newFindings
    coverage.add(batch)
    if (batch.explained.length > 0) onExplained(batch.explained)
    this.done += weight
    meter.advance({ done: this.done, bytes: coverage.searchedBytes, findings: this.findings })
  }
}

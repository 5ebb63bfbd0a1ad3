import type { Database } from 'better-sqlite3'
import { BulkheadError } from '../../contract/errors.ts'
import type { Coverage, HistoryScope, Scan, ScanState } from '../../contract/model.ts'
import { type Batch, openBatches } from './commit-batch.ts'
import { idOf, rowOf } from './ids.ts'
import { isoOfMs } from './times.ts'

/** A scan with what a resume of it needs. */
export interface ScanRecord extends Scan {
  catalogVersion: string
  /** Objects and bytes searched so far, over all processes that worked on it; `binary` of them look binary. */
  scanned: number
  bytes: number
  binary: number
}

export interface ScanEnd {
  state: Exclude<ScanState, 'running' | 'paused'>
  coverage: Coverage | null
  problem: string | null
}

export interface Scans {
  /** Starts running. Forgets which objects were searched with other versions of the catalogue. Throws source.not-found. */
  begin(scan: { sourceId: string; history: HistoryScope; catalogVersion: string }): string
  setState(scanId: string, state: ScanState): void
  /** Scans that a killed process left running: each is to be resumed, or set to another state. */
  interrupted(): ScanRecord[]
  /** Saves a batch as a whole or not at all. The same batch twice changes nothing but the counts of the scan. */
  commitBatch(scanId: string, batch: Batch): { newFindings: number }
  finish(scanId: string, end: ScanEnd): ScanRecord
  /** Throws scan.not-found. */
  get(scanId: string): ScanRecord
  /** Newest first. */
  list(options?: { sourceId?: string | undefined; limit?: number }): ScanRecord[]
}

interface ScanData {
  id: number
  source_id: number
  source_name: string
  state: ScanState
  history: HistoryScope
  catalog_version: string
  started_at: number
  ended_at: number | null
  worked_ms: number
  ticked_at: number
  scanned: number
  bytes: number
  binary: number
  findings: number
  new_findings: number
  coverage: string | null
  problem: string | null
}

const select = `
  SELECT scans.*, sources.name AS source_name,
    coalesce(scans.findings, (SELECT count(*) FROM findings f WHERE f.source_id = scans.source_id)) AS findings
  FROM scans JOIN sources ON sources.id = scans.source_id`

export function openScans(db: Database, now: () => Date): Scans {
  const commitBatch = openBatches(db)
  const one = db.prepare<[number], ScanData>(`${select} WHERE scans.id = ?`)
  const newest = db.prepare<[number], ScanData>(`${select} ORDER BY scans.id DESC LIMIT ?`)
  const newestOf = db.prepare<[number, number], ScanData>(`${select} WHERE scans.source_id = ? ORDER BY scans.id DESC LIMIT ?`)
  const running = db.prepare<[], ScanData>(`${select} WHERE scans.state = 'running' ORDER BY scans.id`)
  const isSource = db.prepare<[number]>('SELECT 1 FROM sources WHERE id = ?')
  const forgetOthers = db.prepare<[number, string]>('DELETE FROM scanned_objects WHERE source_id = ? AND catalog_version <> ?')
  const insert = db.prepare<[number, string, string, number, number]>(
    `INSERT INTO scans (source_id, state, history, catalog_version, started_at, ticked_at) VALUES (?, 'running', ?, ?, ?, ?)`
  )
  const tick = db.prepare<{ id: number; now: number }>(`
    UPDATE scans SET worked_ms = worked_ms + iif(state = 'running', max(0, :now - ticked_at), 0), ticked_at = :now WHERE id = :id`)
  const setState = db.prepare<[string, number]>('UPDATE scans SET state = ?, ended_at = NULL WHERE id = ?')
  const count = db.prepare<[number, number, number, number, number]>(
    'UPDATE scans SET scanned = scanned + ?, bytes = bytes + ?, binary = binary + ?, new_findings = new_findings + ? WHERE id = ?'
  )
  const finish = db.prepare<[string, number, string | null, string | null, number]>(`
    UPDATE scans SET state = ?, ended_at = ?, coverage = ?, problem = ?,
      findings = (SELECT count(*) FROM findings f WHERE f.source_id = scans.source_id)
    WHERE id = ?`)
  /** What runs when the workspace is opened was left so by a process that is gone: only one works on a workspace at a time. */
  const left = new Set(running.all().map((scan) => scan.id))

  const need = (scanId: string): ScanData => {
    const found = one.get(rowOf('scan', scanId))
    if (!found) throw noScan()
    return found
  }
  const saveBatch = db.transaction((scanId: string, batch: Batch) => {
    const { id, source_id, catalog_version } = need(scanId)
    const newFindings = commitBatch({ id, source: source_id, catalogVersion: catalog_version }, batch)
    count.run(batch.scanned, batch.bytes, batch.binary, newFindings, id)
    tick.run({ id, now: now().getTime() })
    return { newFindings }
  })

  return {
    begin: db.transaction(({ sourceId, history, catalogVersion }: Parameters<Scans['begin']>[0]) => {
      const source = rowOf('source', sourceId)
      if (!isSource.get(source)) throw new BulkheadError('source.not-found', 'There is no such source in this workspace.')
      forgetOthers.run(source, catalogVersion)
      const at = now().getTime()
      return idOf('scan', Number(insert.run(source, history, catalogVersion, at, at).lastInsertRowid))
    }),
    setState: db.transaction((scanId: string, state: ScanState) => {
      const { id } = need(scanId)
      const at = now().getTime()
      // What a killed process had not counted yet, and the time since, was no work.
      if (left.has(id)) db.prepare('UPDATE scans SET ticked_at = ? WHERE id = ?').run(at, id)
      left.delete(id)
      tick.run({ id, now: at })
      setState.run(state, id)
    }),
    interrupted: () => running.all().flatMap((scan) => (left.has(scan.id) ? [toScan(scan)] : [])),
    commitBatch(scanId, batch) {
      // A power cut may take the last batches, which the next scan searches again; waiting for the disk at each would cost as much as searching.
      // The commit that ends the scan, and every other one, waits for all before it.
      db.pragma('synchronous = NORMAL')
      try {
        return saveBatch(scanId, batch)
      } finally {
        db.pragma('synchronous = FULL')
      }
    },
    finish: db.transaction((scanId: string, { state, coverage, problem }: ScanEnd) => {
      const { id } = need(scanId)
      const at = now().getTime()
      if (!left.delete(id)) tick.run({ id, now: at })
      finish.run(state, at, coverage && JSON.stringify(coverage), problem, id)
      return toScan(need(scanId))
    }),
    get: (scanId) => toScan(need(scanId)),
    list: ({ sourceId, limit = 50 } = {}) =>
      (sourceId === undefined ? newest.all(limit) : newestOf.all(rowOf('source', sourceId), limit)).map(toScan)
  }
}

const noScan = (): BulkheadError => new BulkheadError('scan.not-found', 'There is no such scan in this workspace. List the scans again.')

function toScan(data: ScanData): ScanRecord {
  return {
    id: idOf('scan', data.id),
    sourceId: idOf('source', data.source_id),
    sourceName: data.source_name,
    state: data.state,
    history: data.history,
    startedAt: isoOfMs(data.started_at),
    endedAt: data.ended_at === null ? null : isoOfMs(data.ended_at),
    seconds: data.worked_ms / 1000,
    findings: data.findings,
    newFindings: data.new_findings,
    coverage: data.coverage === null ? null : JSON.parse(data.coverage),
    problem: data.problem,
    catalogVersion: data.catalog_version,
    scanned: data.scanned,
    bytes: data.bytes,
    binary: data.binary
  }
}

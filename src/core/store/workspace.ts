import { createHmac, createSecretKey } from 'node:crypto'
import { join, resolve } from 'node:path'
import type { Database } from 'better-sqlite3'
import { placeRules } from '../detect/places/place-kind.ts'
import { type Cases, openCases } from './cases.ts'
import { type EvidenceFiles, openEvidenceFiles } from './evidence-files.ts'
import { type Findings, openFindings } from './findings.ts'
import { type Histories, openHistories } from './history.ts'
import { type Ignores, openIgnores } from './ignores.ts'
import { type Journals, openJournals } from './journals.ts'
import { randomKey } from './key-file.ts'
import { type Occurrences, openOccurrences } from './occurrences.ts'
import { openDatabase } from './open-database.ts'
import { markPlaces } from './place-marks.ts'
import { privateFolder } from './private-folder.ts'
import { openScannedObjects, type ScannedObjects } from './scanned-objects.ts'
import { openScans, type Scans } from './scans.ts'
import { openSettings, type SettingsStore } from './settings.ts'
import { openSourceIgnores, type SourceIgnores } from './source-ignores.ts'
import { openSources, type Sources } from './sources.ts'
import { openStalePlaces, type StalePlaces } from './stale-places.ts'
import { guarded, guardedEach, storeError } from './store-error.ts'
import { openSummary, type Summary } from './summary.ts'
import { openUsageEvents, type UsageEvents } from './usage-events.ts'
import { workspaceKey } from './workspace-key.ts'
import { lockWorkspace } from './workspace-lock.ts'

export type { NewEntry } from './case-journal.ts'
export type { Cases, StoredCase } from './cases.ts'
export type { Batch, Hit } from './commit-batch.ts'
export type { EvidenceFiles } from './evidence-files.ts'
export type { Sort, StoredFinding, TypeNames } from './findings.ts'
export type { ObjectHistory } from './history.ts'
export type { FindingDetail, OccurrenceRecord } from './occurrences.ts'
export type { FacetCounts } from './query/count-facets.ts'
export type { ScanEnd, ScanRecord } from './scans.ts'
export type { SettingsStore } from './settings.ts'
export type { IgnorePolicy, StoredValue } from './source-ignores.ts'
export type { NewSource } from './sources.ts'
export type { StoredUsageEvent, UsageEvents, UsageFilter } from './usage-events.ts'
export type { UsageWriter } from './write-usage.ts'

export interface WorkspaceOptions {
  /** Who opens it, in words for the one who finds it in use: `bulkhead scan`. Never arguments: an address may hold a token. */
  command: string
  now: () => Date
  /** What the system's key store gave of a key that it guards (wrapped-key.ts). */
  key?: Uint8Array | undefined
}

/** All that Bulkhead keeps. Every call is synchronous and throws BulkheadError `workspace.*` where the disk or the file fails. */
export interface Workspace extends Journals, ScannedObjects, StalePlaces {
  /** `:memory:` when nothing is kept. */
  readonly dir: string
  readonly sqlite: string
  /** 32 bytes, for the threads that make fingerprints. Never to be logged, sent or written. */
  readonly key: Uint8Array
  /** HMAC-SHA-256(workspace key, value). */
  fingerprint(value: Uint8Array): Uint8Array
  readonly sources: Sources
  readonly scans: Scans
  readonly history: Histories
  readonly findings: Findings & Summary
  readonly occurrences: Occurrences
  readonly ignores: Ignores
  readonly sourceIgnores: SourceIgnores
  readonly cases: Cases
  readonly usageEvents: UsageEvents
  readonly settings: SettingsStore
  readonly evidenceFiles: EvidenceFiles
  /** Gives the workspace free for others. Twice does no harm. */
  close(): void
}

/**
 * Opens the workspace in a folder, made with mode 0700 where it is not there; `:memory:` keeps nothing and makes no file.
 * Throws workspace.locked, .in-use, .too-new, .damaged, .no-access, .disk-full.
 */
export function openWorkspace(dir: string, { command, now, key }: WorkspaceOptions): Workspace {
  const release: (() => void)[] = []
  const close = (): void => {
    for (const step of release.splice(0).reverse()) step()
  }
  const place = dir === ':memory:' ? dir : resolve(dir)
  try {
    if (place === ':memory:') {
      const db = openDatabase(place)
      release.push(() => db.close())
      return workspace(place, db, randomKey(), now, close)
    }
    privateFolder(place)
    release.push(lockWorkspace(place, command, now()))
    const db = openDatabase(join(place, 'bulkhead.db'))
    release.push(() => db.close())
    return workspace(place, db, workspaceKey(place, db, now(), key), now, close)
  } catch (error) {
    close()
    throw storeError(error, place)
  }
}

function workspace(dir: string, db: Database, key: Uint8Array, now: () => Date, close: () => void): Workspace {
  markPlaces(db, placeRules)
  const journals = openJournals(db, now)
  // A text is masked by a hundred thousand of them: made ready once, a key costs a fifth of one that is given as bytes.
  const hmacKey = createSecretKey(key)
  const { journal, ...cases } = openCases(db, now)
  const { begin, each, ...usage } = openUsageEvents(db)
  return {
    dir,
    sqlite: db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '',
    key,
    fingerprint: (value) => createHmac('sha256', hmacKey).update(value).digest(),
    sources: guarded(dir, openSources(db, now)),
    scans: guarded(dir, openScans(db, now)),
    history: guarded(dir, openHistories(db)),
    findings: guarded(dir, { ...openFindings(db), ...openSummary(db) }),
    occurrences: guarded(dir, openOccurrences(db)),
    ignores: guarded(dir, openIgnores(db, now)),
    sourceIgnores: guarded(dir, openSourceIgnores(db)),
    cases: { ...guarded(dir, cases), journal: guarded(dir, journal) },
    usageEvents: {
      ...guarded(dir, { ...usage, begin: (caseId: string, importId: string) => guarded(dir, begin(caseId, importId)) }),
      each: (caseId) => guardedEach(dir, each(caseId))
    },
    settings: guarded(dir, openSettings(db)),
    evidenceFiles: guarded(dir, openEvidenceFiles(dir)),
    access: guarded(dir, journals.access),
    network: guarded(dir, journals.network),
    ...guarded(dir, openScannedObjects(db)),
    ...guarded(dir, openStalePlaces(db)),
    close
  }
}

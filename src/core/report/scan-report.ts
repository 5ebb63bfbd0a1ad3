import type { Coverage, HistoryScope, ScanState, Severity, SourceIgnore, SourceKind } from '../../contract/model.ts'
import type { PlaceKind } from '../../contract/place-kind.ts'

/** One place of a finding as reports print it; git fields are null for files. */
export interface ReportOccurrence {
  path: string | null
  line: number
  column: number
  blob: string | null
  commit: string | null
  author: string | null
  date: string | null
  /** The first of the branches and tags that hold it; `refCount` counts all. */
  refs: string[]
  refCount: number
}

/** One secret in the source, without its value. `type` is the id of the secret type, `name` its name. */
export interface ReportFinding {
  id: string
  type: string
  name: string
  provider: string
  severity: Severity
  /** What all its places are, and the severity of its type, one step above; both absent where one place is ordinary. */
  place?: PlaceKind
  typeSeverity?: Severity
  preview: string
  fingerprint: string
  atTip: boolean
  ignored: boolean
  /** Why, in words. */
  ignoredFor?: string
  /** Who says so: the user of the workspace, or the source itself. */
  ignoredBy?: 'user' | SourceIgnore['by']
  occurrences: ReportOccurrence[]
}

/** What every writer of a scan's result gets. Findings come one by one, the most severe first. */
export interface ScanReport {
  tool: { name: string; version: string; types: { id: string; name: string; severity: Severity; summary: string }[] }
  source: { kind: SourceKind; name: string; location: string }
  scan: { state: ScanState; history: HistoryScope; startedAt: string; seconds: number; problem: string | null }
  coverage: Coverage
  /** SARIF's versionControlProvenance: where the places lie. */
  repositories?: { repositoryUri: string; revisionId?: string; branch?: string }[]
  findings: Iterable<ReportFinding>
}

/** Writes the pieces of a document; a piece may be any length. */
export type ReportWriter = (report: ScanReport, write: (text: string) => void) => void

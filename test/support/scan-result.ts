import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Coverage } from '../../src/contract/model.ts'
import type { Planted } from './planted.ts'

/** What `scan --format json` prints. */
export interface ScanResult {
  source: { kind: string; name: string; location: string }
  coverage: Coverage
  findings: {
    id: string
    type: string
    severity: string
    preview: string
    fingerprint: string
    atTip: boolean
    /** Why it is not counted. */
    ignoredFor?: string
    /** All its paths are of one kind, and its type would be graver. */
    place?: string
    typeSeverity?: string
    occurrences: {
      path: string | null
      line: number
      column: number
      blob: string | null
      commit: string | null
      author: string | null
      refs: string[]
    }[]
  }[]
}

export const parseResult = (stdout: string): ScanResult => JSON.parse(stdout)

/** Fingerprint of a value in a workspace. */
export const fingerprintIn = (workspace: string, value: string): string =>
  createHmac('sha256', readFileSync(path.join(workspace, 'key')))
    .update(value)
    .digest('hex')

/** What a scan with this workspace found of a value. */
export function findingOf({ findings }: ScanResult, workspace: string, value: string): ScanResult['findings'][number] | undefined {
  const wanted = fingerprintIn(workspace, value)
  return findings.find(({ fingerprint }) => fingerprint === wanted)
}

/** Findings as lines that are the same in every workspace: without ids, which secret instead of its fingerprint, sorted. */
export function comparable({ findings }: ScanResult, workspace: string, secrets: readonly Planted[] = []): string[] {
  const known = new Map(secrets.map(({ typeId, value }, index) => [fingerprintIn(workspace, value), `${index} ${typeId}`]))
  return findings
    .map(({ id, fingerprint, occurrences, ...rest }) => {
      const places = occurrences.map((place) => JSON.stringify(place)).sort()
      return JSON.stringify({ secret: known.get(fingerprint) ?? 'not planted', ...rest, places })
    })
    .sort()
}

/** What the coverage counts, which must be the number of objects. */
export const accounted = ({ scanned, unchanged, notContent, skipped }: Coverage): number =>
  scanned + unchanged + notContent + skipped.reduce((sum, { count }) => sum + count, 0)

import type { Database } from 'better-sqlite3'
import type { Severity } from '../../contract/model.ts'
import type { PlaceKind } from '../../contract/place-kind.ts'
import { joinKinds, placeKindOf, severityIn } from '../detect/places/place-kind.ts'
import { codeOf, wordOf } from './codes.ts'
import { openRefresh } from './refresh-findings.ts'
import { searchablePath } from './searchable-path.ts'

/** A secret found in an object or a file. */
export interface Hit {
  typeId: string
  provider: string
  severity: Severity
  /** HMAC-SHA-256(workspace key, value), 32 bytes. */
  fingerprint: Uint8Array
  /** Masked. */
  preview: string
  where: 'blob' | 'commit-message' | 'tag-message' | 'file' | 'text'
  /** Raw name of the git object; null for a file or text. */
  object: Uint8Array | null
  /** Of a file; null for git objects, whose paths come with their history. */
  path: string | null
  /** Bytes from 0. */
  start: number
  end: number
  /** From 1. */
  line: number
  column: number
  /** The word of a comment beside it that tells scanners to pass over it. */
  comment?: string | undefined
  /** The content that it lies in says that a program wrote it. */
  generated?: boolean | undefined
}

/** What was searched since the last batch, and what was found in it. */
export interface Batch {
  /** Raw names of the objects that are searched now, concatenated. */
  oids: Uint8Array
  /** Of one name, in bytes. */
  oidLength: number
  hits: Hit[]
  scanned: number
  bytes: number
  binary: number
}

interface BatchScan {
  id: number
  source: number
  catalogVersion: string
}

const none = new Uint8Array(0)

type Grade = [typeSeverity: number, severity: number, placeKind: number]
interface Graded {
  type_severity: number
  severity: number
  place_kind: number
}

const gradeOf = ({ severity }: Hit, kind: PlaceKind): Grade => [
  codeOf('severity', severity),
  codeOf('severity', severityIn(severity, kind)),
  codeOf('placeKind', kind)
]

/** Writes a batch within the caller's transaction. Answers how many findings are new. */
export function openBatches(db: Database): (scan: BatchScan, batch: Batch) => number {
  const insertOids = db.prepare<[number, string, number, Uint8Array]>(
    'INSERT INTO scanned_objects (source_id, catalog_version, oid_length, oids) VALUES (?, ?, ?, ?)'
  )
  const upsertType = db.prepare<[string, string]>(
    'INSERT INTO secret_types VALUES (?, ?) ON CONFLICT DO UPDATE SET provider = excluded.provider WHERE provider <> excluded.provider'
  )
  const findSecret = db.prepare<[Uint8Array, string], number>('SELECT id FROM secrets WHERE fingerprint = ? AND type_id = ?').pluck()
  const insertSecret = db.prepare<[string, Uint8Array, string]>('INSERT INTO secrets (type_id, fingerprint, preview) VALUES (?, ?, ?)')
  const findFinding = db.prepare<[number, number], Graded & { id: number }>(
    'SELECT id, type_severity, severity, place_kind FROM findings WHERE secret_id = ? AND source_id = ?'
  )
  const insertFinding = db.prepare<[number, number, string, ...Grade, number, number, number | null, string | null, string]>(`
    INSERT INTO findings (source_id, secret_id, type_id, type_severity, severity, place_kind, place, status, line, path, preview, paths)
    VALUES (?, ?, ?, ?, ?, ?, ?, EXISTS (SELECT 1 FROM ignores WHERE secret_id = ?), ?, ?, ?, char(10))`)
  const setGrade = db.prepare<[...Grade, number]>('UPDATE findings SET type_severity = ?, severity = ?, place_kind = ? WHERE id = ?')
  const insertLocation = db.prepare<[number, string, Uint8Array, string, number, number, number, number, number, string | null, number]>(
    `
    INSERT INTO locations (finding_id, "where", object, path, start, "end", line, "column", scan_id, comment, generated)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
  )
  const seeAgain = db.prepare<[number, string | null, number, Uint8Array, string, number, number]>(
    'UPDATE locations SET scan_id = ?, comment = ? WHERE finding_id = ? AND object = ? AND path = ? AND start = ? AND "end" = ?'
  )
  const judgeAgain = db.prepare<[number, number, Uint8Array, string, number, number, number]>(
    'UPDATE locations SET generated = ? WHERE finding_id = ? AND object = ? AND path = ? AND start = ? AND "end" = ? AND generated <> ?'
  )
  const refresh = openRefresh(db)
  const countOccurrence = db.prepare<{ id: number; path: string }>(`
    UPDATE findings SET occurrences = occurrences + 1,
      paths = iif(:path = '' OR instr(paths, char(10) || :path || char(10)) OR length(paths) > 2000, paths, paths || :path || char(10))
    WHERE id = :id`)

  const secretOf = (hit: Hit): number => {
    const found = findSecret.get(hit.fingerprint, hit.typeId)
    return found ?? Number(insertSecret.run(hit.typeId, hit.fingerprint, hit.preview).lastInsertRowid)
  }

  return (scan, { oids, oidLength, hits }) => {
    if (oids.length > 0) insertOids.run(scan.source, scan.catalogVersion, oidLength, oids)
    // A newer catalogue may name the provider of a known type anew.
    for (const [type, provider] of new Map(hits.map((hit) => [hit.typeId, hit.provider]))) upsertType.run(type, provider)
    let fresh = 0
    const judgedAnew = new Set<number>()
    for (const hit of hits) {
      const secret = secretOf(hit)
      const known = findFinding.get(secret, scan.source)
      const generated = hit.generated ? 1 : 0
      // The paths of a git object come with its history, and the kind of the finding with them: until then it is as grave as its type.
      const kind = placeKindOf(hit.path, generated === 1)
      // A file stands there now. Whether a tip or only the history holds a git object is known when its history is.
      const place = codeOf('place', hit.object ? 'history' : 'tip')
      const finding =
        known?.id ??
        Number(
          insertFinding.run(scan.source, secret, hit.typeId, ...gradeOf(hit, kind), place, secret, hit.line, hit.path, hit.preview)
            .lastInsertRowid
        )
      if (!known) fresh++
      const object = hit.object ?? none
      const path = hit.path ?? ''
      const comment = hit.comment ?? null
      const inserted = insertLocation.run(
        finding,
        hit.where,
        object,
        path,
        hit.start,
        hit.end,
        hit.line,
        hit.column,
        scan.id,
        comment,
        generated
      )
      if (inserted.changes === 1) countOccurrence.run({ id: finding, path: searchablePath(path) })
      else {
        seeAgain.run(scan.id, comment, finding, object, path, hit.start, hit.end)
        if (judgeAgain.run(generated, finding, object, path, hit.start, hit.end, generated).changes > 0) judgedAnew.add(finding)
      }
      if (!known) continue
      const before = wordOf('placeKind', known.place_kind)
      const grade = gradeOf(hit, inserted.changes === 1 ? joinKinds(before, kind) : before)
      if (grade[0] !== known.type_severity || grade[1] !== known.severity || grade[2] !== known.place_kind) setGrade.run(...grade, known.id)
    }
    refresh(scan.source, judgedAnew)
    return fresh
  }
}

import type { Database } from 'better-sqlite3'
import { BulkheadError } from '../../contract/errors.ts'
import type { Source, SourceKind } from '../../contract/model.ts'
import { idOf, rowOf } from './ids.ts'
import { isoOfMs } from './times.ts'

export interface NewSource {
  kind: SourceKind
  name: string
  /** Folder or address, without user and token. */
  location: string
  limits: string[]
}

export interface Sources {
  /** Throws source.duplicate for a location that is there already. */
  add(source: NewSource): Source
  /** Throws source.not-found. */
  get(id: string): Source
  list(): Source[]
  /** Without their counts, each of which has to be counted: for whoever only asks which are there. */
  ids(): string[]
  byLocation(location: string): Source | undefined
  /** What limits a scan of it may change between scans. */
  setLimits(id: string, limits: string[]): void
  /** Removes it with all that was found in it, and the secrets that lie nowhere else. Throws source.not-found. */
  remove(id: string): void
}

interface SourceData {
  id: number
  kind: SourceKind
  name: string
  location: string
  limits: string
  added_at: number
  findings: number
  scan_id: number | null
  state: string | null
  started_at: number | null
  ended_at: number | null
  new_findings: number | null
}

const select = `
  SELECT s.id, s.kind, s.name, s.location, s.limits, s.added_at,
    (SELECT count(*) FROM findings WHERE source_id = s.id AND status = 0) AS findings,
    scan.id AS scan_id, scan.state, scan.started_at, scan.ended_at, scan.new_findings
  FROM sources s LEFT JOIN scans scan ON scan.id = (SELECT max(id) FROM scans WHERE source_id = s.id)`

export function openSources(db: Database, now: () => Date): Sources {
  const all = db.prepare<[], SourceData>(`${select} ORDER BY s.name, s.id`)
  const one = db.prepare<[number], SourceData>(`${select} WHERE s.id = ?`)
  const at = db.prepare<[string], SourceData>(`${select} WHERE s.location = ?`)
  const ids = db.prepare<[], number>('SELECT id FROM sources').pluck()
  const insert = db.prepare<[string, string, string, string, number]>(
    'INSERT INTO sources (kind, name, location, limits, added_at) VALUES (?, ?, ?, ?, ?)'
  )
  const update = db.prepare<[string, number]>('UPDATE sources SET limits = ? WHERE id = ?')
  const remove = db.prepare<[number]>('DELETE FROM sources WHERE id = ?')
  const forgetLoneSecrets = db.prepare('DELETE FROM secrets WHERE id NOT IN (SELECT secret_id FROM findings)')

  const get = (id: string): Source => {
    const found = one.get(rowOf('source', id))
    if (!found) throw noSource()
    return toSource(found)
  }
  const byLocation = (location: string): Source | undefined => {
    const found = at.get(location)
    return found && toSource(found)
  }
  return {
    get,
    byLocation,
    list: () => all.all().map(toSource),
    ids: () => ids.all().map((id) => idOf('source', id)),
    add({ kind, name, location, limits }) {
      const there = byLocation(location)
      if (there) {
        throw new BulkheadError('source.duplicate', `${location} is a source already, named “${there.name}”. Scan that one again.`, {
          data: { sourceId: there.id }
        })
      }
      const { lastInsertRowid } = insert.run(kind, name, location, JSON.stringify(limits), now().getTime())
      return get(idOf('source', Number(lastInsertRowid)))
    },
    setLimits(id, limits) {
      if (update.run(JSON.stringify(limits), rowOf('source', id)).changes === 0) throw noSource()
    },
    remove: db.transaction((id: string) => {
      if (remove.run(rowOf('source', id)).changes === 0) throw noSource()
      forgetLoneSecrets.run()
    })
  }
}

const noSource = (): BulkheadError =>
  new BulkheadError('source.not-found', 'There is no such source in this workspace. It may have been removed; list the sources again.')

function toSource(data: SourceData): Source {
  const { scan_id, state, started_at, ended_at, new_findings } = data
  return {
    id: idOf('source', data.id),
    kind: data.kind,
    name: data.name,
    location: data.location,
    addedAt: isoOfMs(data.added_at),
    limits: JSON.parse(data.limits),
    findings: data.findings,
    lastScan:
      scan_id === null || state === null || started_at === null
        ? null
        : {
            id: idOf('scan', scan_id),
            state,
            startedAt: isoOfMs(started_at),
            endedAt: ended_at === null ? null : isoOfMs(ended_at),
            newFindings: new_findings ?? 0
          }
  }
}

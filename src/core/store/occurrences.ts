import type { Database } from 'better-sqlite3'
import { BulkheadError } from '../../contract/errors.ts'
import type { Finding, Occurrence } from '../../contract/model.ts'
import type { Hit } from './commit-batch.ts'
import { idOf, rowOf } from './ids.ts'
import { type Life, mergeLives } from './merge-lives.ts'
import { isoOfMs, isoOfSeconds } from './times.ts'

/** What is needed to read a value again and to prove that it is the one. */
export interface OccurrenceRecord {
  findingId: string
  sourceId: string
  typeId: string
  fingerprint: Uint8Array
  where: Hit['where']
  /** Raw name of the git object; null for a file or text. */
  object: Uint8Array | null
  /** Where a commit, or the folder, has it; null for a message or an object that no ref reaches. */
  path: string | null
  start: number
  end: number
  line: number
}

/** The parts of a finding's page that the list has not. */
export type FindingDetail = Pick<Finding, 'life' | 'places' | 'elsewhere' | 'ignore'> & { fingerprint: Uint8Array }

export interface Occurrences {
  /** At most `limit` places, those that a tip holds first, then oldest first. Throws finding.not-found. */
  detail(findingId: string, limit: number): FindingDetail
  /** Throws finding.not-found. */
  occurrence(occurrenceId: string): OccurrenceRecord
}

interface PlaceData {
  id: number
  introduction: number | null
  where: Hit['where']
  object: Buffer
  path: string
  start: number
  end: number
  line: number
  column: number
  commit: Buffer | null
  author: string | null
  email: string | null
  author_time: number | null
  refs: string | null
  ref_count: number | null
  at_tip: number
  removed_by: Buffer | null
  removed_time: number | null
}

/**
 * `+?` everywhere in joins: SQLite compiles a join anew for each value that is bound to a bare `?`, which takes ten times as long as the
 * look-ups. A report asks for each finding.
 */
export function openOccurrences(db: Database): Occurrences {
  const finding = db.prepare<[number], { source_id: number; secret_id: number; fingerprint: Uint8Array }>(
    'SELECT f.source_id, f.secret_id, s.fingerprint FROM findings f JOIN secrets s ON s.id = f.secret_id WHERE f.id = +?'
  )
  const places = db.prepare<[number, number], PlaceData>(`
    SELECT l.id, i.id AS introduction, l."where", l.object, coalesce(i.path, l.path) AS path, l.start, l."end", l.line, l."column",
      i."commit", i.author, i.email, i.author_time, i.refs, i.ref_count, i.removed_by, i.removed_time,
      coalesce(i.at_tip, l."where" IN ('file', 'text')) AS at_tip
    FROM findings f JOIN locations l ON l.finding_id = f.id
    LEFT JOIN introductions i ON i.source_id = f.source_id AND i.object = l.object AND l.object <> x''
    WHERE f.id = +? ORDER BY at_tip DESC, i.author_time ASC NULLS LAST, path, l.start, l.id, i.id LIMIT +?`)
  const lives = db.prepare<[number], Life>(`
    SELECT r.ref, r.from_time AS "from", r.to_time AS "to" FROM ref_lives r JOIN findings f ON f.source_id = r.source_id
    WHERE f.id = +? AND r.object IN (SELECT object FROM locations WHERE finding_id = f.id)`)
  const elsewhere = db.prepare<[Uint8Array, number], { id: number; name: string; occurrences: number }>(`
    SELECT f.id, sources.name, f.occurrences FROM secrets s JOIN findings f ON f.secret_id = s.id JOIN sources ON sources.id = f.source_id
    WHERE s.fingerprint = +? AND f.source_id <> +? ORDER BY sources.name, f.id`)
  const ignore = db.prepare<[number], Omit<NonNullable<Finding['ignore']>, 'until' | 'at'> & { until_at: number | null; at: number }>(
    'SELECT reason, note, until_at, at FROM ignores WHERE secret_id = ?'
  )
  const one = db.prepare<
    [number | null, number],
    Omit<OccurrenceRecord, 'findingId' | 'sourceId'> & { finding_id: number; source_id: number; object: Uint8Array; path: string }
  >(`
    SELECT l.finding_id, f.source_id, f.type_id AS typeId, s.fingerprint, l."where", l.object, coalesce(i.path, l.path) AS path,
      l.start, l."end", l.line
    FROM locations l JOIN findings f ON f.id = l.finding_id JOIN secrets s ON s.id = f.secret_id
    LEFT JOIN introductions i ON i.id = +? AND i.object = l.object
    WHERE l.id = +?`)

  return {
    detail(findingId, limit) {
      const row = rowOf('finding', findingId)
      const found = finding.get(row)
      if (!found) throw gone()
      const ignored = ignore.get(found.secret_id)
      return {
        fingerprint: found.fingerprint,
        places: places.all(row, limit).map(toOccurrence),
        life: mergeLives(lives.all(row)).map(({ ref, from, to }) => ({
          ref,
          from: isoOfSeconds(from),
          to: to === null ? null : isoOfSeconds(to),
          atTip: to === null
        })),
        elsewhere: elsewhere
          .all(found.fingerprint, found.source_id)
          .map(({ id, name, occurrences }) => ({ findingId: idOf('finding', id), sourceName: name, occurrences })),
        ignore: ignored
          ? {
              reason: ignored.reason,
              note: ignored.note,
              until: ignored.until_at === null ? null : isoOfMs(ignored.until_at),
              at: isoOfMs(ignored.at)
            }
          : null
      }
    },
    occurrence(occurrenceId) {
      const [, location = '', introduction] = /^place-([1-9]\d{0,14})(?:-([1-9]\d{0,14}))?$/.exec(occurrenceId) ?? []
      const found = one.get(introduction === undefined ? null : Number(introduction), Number(location))
      if (!found) throw gone()
      const { finding_id, source_id, object, path, ...rest } = found
      return {
        ...rest,
        findingId: idOf('finding', finding_id),
        sourceId: idOf('source', source_id),
        object: object.length === 0 ? null : object,
        path: path || null
      }
    }
  }
}

const gone = (): BulkheadError =>
  new BulkheadError('finding.not-found', 'There is no such finding in this workspace any more. List the findings again.')

function toOccurrence(data: PlaceData): Occurrence {
  const object = data.object.length === 0 ? null : data.object.toString('hex')
  return {
    id: data.introduction === null ? `place-${data.id}` : `place-${data.id}-${data.introduction}`,
    where: data.where,
    path: data.path || null,
    line: data.line,
    column: data.column,
    start: data.start,
    end: data.end,
    blob: data.where === 'blob' ? object : null,
    commit: data.commit?.toString('hex') ?? (data.where === 'commit-message' ? object : null),
    author: data.author,
    email: data.email,
    date: data.author_time === null ? null : isoOfSeconds(data.author_time),
    refs: data.refs === null ? [] : JSON.parse(data.refs),
    refCount: data.ref_count ?? 0,
    atTip: data.at_tip === 1,
    removedBy: data.removed_by?.toString('hex') ?? null,
    removedAt: data.removed_time === null ? null : isoOfSeconds(data.removed_time)
  }
}

import type { Database } from 'better-sqlite3'
import type { SourceIgnore } from '../../contract/model.ts'
import type { Hit } from './commit-batch.ts'
import { idOf, rowOf } from './ids.ts'
import { isoOfMs } from './times.ts'

/** Where a value of a finding can be read again, and its HMAC as the proof. */
export interface StoredValue {
  findingId: string
  typeId: string
  fingerprint: Uint8Array
  /** A few of its places. */
  places: { object: Uint8Array | null; path: string; start: number; end: number }[]
}

/** What a scan takes as ignored, beside what the user decided. */
export interface IgnorePolicy {
  /** Comments beside a secret count. */
  comments: boolean
  /** The secret, wherever it lies. */
  ofFinding(finding: { id: string; typeId: string }): SourceIgnore | undefined
  /** Whatever of this type lies at the path; undefined where no path is ignored. */
  ofPath: ((path: string, typeId: string) => SourceIgnore | undefined) | undefined
}

export interface SourceIgnores {
  /** The findings of a source with the places that prove their values, tips first. */
  values(sourceId: string): StoredValue[]
  /** Judges all findings of a source anew. Answers those that are ignored now, with the place that is shown of each. */
  apply(sourceId: string, policy: IgnorePolicy): { typeId: string; path: string | null; line: number | null; ignore: SourceIgnore }[]
  of(findingId: string): SourceIgnore | null
  /** Ends those whose time has come. */
  reopenExpired(now: number): void
}

/** The status of a row of `findings`: ignored when the user or the source says so. */
export const ignoredStatus = `(EXISTS (SELECT 1 FROM ignores i WHERE i.secret_id = findings.secret_id)
  OR EXISTS (SELECT 1 FROM source_ignores s WHERE s.finding_id = findings.id))`

const provingPlaces = 5

interface FindingRow {
  id: number
  type_id: string
  path: string | null
  line: number | null
}

/** One place as the judgement sees it: a location with one of its introductions where there is one. */
interface Place {
  path: string
  atTip: boolean
  time: number
  comment: string | null
  where: Hit['where']
}

export function openSourceIgnores(db: Database): SourceIgnores {
  const findings = db.prepare<[number], FindingRow>('SELECT id, type_id, path, line FROM findings WHERE source_id = ?')
  const commented = db
    .prepare<[number], number>(
      'SELECT DISTINCT f.id FROM findings f JOIN locations l ON l.finding_id = f.id WHERE f.source_id = ? AND l.comment IS NOT NULL'
    )
    .pluck()
  const locations = db.prepare<[number], { where: Hit['where']; object: Uint8Array; path: string; comment: string | null }>(
    'SELECT "where", object, path, comment FROM locations WHERE finding_id = ?'
  )
  const introductions = db.prepare<[number, Uint8Array], { path: string; at_tip: number; author_time: number }>(
    'SELECT path, at_tip, author_time FROM introductions WHERE source_id = ? AND object = ?'
  )
  const fingerprint = db
    .prepare<[number], Uint8Array>('SELECT s.fingerprint FROM secrets s JOIN findings f ON f.secret_id = s.id WHERE f.id = +?')
    .pluck()
  const spans = db.prepare<[number, number], { object: Uint8Array; path: string; start: number; end: number }>(
    'SELECT object, path, start, "end" FROM locations WHERE finding_id = ? ORDER BY id DESC LIMIT ?'
  )
  const forget = db.prepare<[number]>('DELETE FROM source_ignores WHERE finding_id IN (SELECT id FROM findings WHERE source_id = ?)')
  const insert = db.prepare<[number, string, string, number | null]>('INSERT INTO source_ignores VALUES (?, ?, ?, ?)')
  const setStatus = db.prepare<[number]>(`UPDATE findings SET status = ${ignoredStatus} WHERE source_id = ? AND status <> ${ignoredStatus}`)
  const setOne = db.prepare<[number]>(`UPDATE findings SET status = ${ignoredStatus} WHERE id = ?`)
  const one = db.prepare<[number], { by: SourceIgnore['by']; note: string; until_at: number | null }>(
    'SELECT by, note, until_at FROM source_ignores WHERE finding_id = ?'
  )
  const expired = db.prepare<[number], number>('SELECT finding_id FROM source_ignores WHERE until_at <= ?').pluck()
  const end = db.prepare<[number]>('DELETE FROM source_ignores WHERE finding_id = ?')

  const placesOf = (source: number, finding: number): Place[] =>
    locations.all(finding).flatMap(({ where, object, path, comment }) => {
      const brought = object.length > 0 ? introductions.all(source, object) : []
      if (brought.length === 0) return [{ path, atTip: object.length === 0, time: 0, comment, where }]
      return brought.map((each) => ({ path: each.path, atTip: each.at_tip === 1, time: each.author_time, comment, where }))
    })

  return {
    values: (sourceId) =>
      findings.all(rowOf('source', sourceId)).flatMap(({ id, type_id }) => {
        const proof = fingerprint.get(id)
        if (!proof) return []
        const places = spans.all(id, provingPlaces).map(({ object, ...span }) => ({ ...span, object: object.length === 0 ? null : object }))
        return [{ findingId: idOf('finding', id), typeId: type_id, fingerprint: proof, places }]
      }),
    apply: db.transaction((sourceId: string, policy: IgnorePolicy) => {
      const source = rowOf('source', sourceId)
      forget.run(source)
      const withComment = new Set(policy.comments ? commented.all(source) : [])
      const ignored: ReturnType<SourceIgnores['apply']> = []
      for (const { id, type_id, path, line } of findings.all(source)) {
        const byPlaces = policy.ofPath !== undefined || withComment.has(id)
        const ignore =
          policy.ofFinding({ id: idOf('finding', id), typeId: type_id }) ??
          (byPlaces ? judgePlaces(placesOf(source, id), type_id, policy) : undefined)
        if (!ignore) continue
        insert.run(id, ignore.by, ignore.note, ignore.until === null ? null : Date.parse(ignore.until))
        ignored.push({ typeId: type_id, path, line, ignore })
      }
      setStatus.run(source)
      return ignored
    }),
    of(findingId) {
      const found = one.get(rowOf('finding', findingId))
      return found ? { by: found.by, note: found.note, until: found.until_at === null ? null : isoOfMs(found.until_at) } : null
    },
    reopenExpired(now) {
      for (const finding of expired.all(now)) {
        end.run(finding)
        setOne.run(finding)
      }
    }
  }
}

/**
 * A secret is ignored when every path that it lies at is: by a pattern, or by a comment beside it. What counts of a path is the value's latest
 * state there, at the tips or else in its newest version: so a comment that was added later speaks for the versions before it, and one
 * that was taken away no longer speaks.
 */
function judgePlaces(places: readonly Place[], typeId: string, { comments, ofPath }: IgnorePolicy): SourceIgnore | undefined {
  let reason: SourceIgnore | undefined
  for (const [path, all] of Map.groupBy(places, (place) => `${isFile(place) ? 'file' : place.where} ${place.path}`)) {
    const named = path.slice(path.indexOf(' ') + 1)
    const ignore = (named === '' ? undefined : ofPath?.(named, typeId)) ?? (comments ? commentOf(all) : undefined)
    if (!ignore) return undefined
    // Of several end dates the first decides: from then on one of the places is open.
    if (!reason || (ignore.until ?? never) < (reason.until ?? never)) reason = ignore
  }
  return reason
}

const never = '9999'
const isFile = ({ where }: Place): boolean => where === 'blob' || where === 'file'

function commentOf(places: readonly Place[]): SourceIgnore | undefined {
  const atTip = places.filter((place) => place.atTip)
  const newest = places.reduce((latest, { time }) => Math.max(latest, time), 0)
  const decisive = atTip.length > 0 ? atTip : places.filter(({ time }) => time === newest)
  const [first] = decisive
  if (!first || decisive.some(({ comment }) => comment === null)) return undefined
  return { by: 'comment', note: first.comment ?? '', until: null }
}

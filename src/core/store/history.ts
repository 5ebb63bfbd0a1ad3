import type { Database } from 'better-sqlite3'
import { rowOf } from './ids.ts'
import { openRefresh } from './refresh-findings.ts'
import { gitSeconds } from './times.ts'

/** The history of one git object with findings: a blob, or a commit or tag whose message holds one. */
export interface ObjectHistory {
  /** Hex or raw name. */
  oid: string | Uint8Array
  /** Empty: not reachable from any ref. Times are seconds since the epoch. */
  introductions: readonly {
    /** '' for a message. */
    path: string
    /** Hex name. */
    commit: string
    author: string
    email: string
    time: number
    refs: readonly string[]
    refCount: number
    atTip: boolean
    removedBy: string | null
    removedTime: number | null
  }[]
  life: readonly { ref: string; from: number; to: number | null }[]
}

export interface Histories {
  /** Raw names of the objects of a source in which something was found. */
  objects(sourceId: string): Uint8Array[]
  /**
   * Takes the histories for those objects in place of what was known of them, and brings their findings up to date. All or nothing.
   * Objects that are not given keep theirs. Give all of `objects()`: refs that moved change old findings too.
   */
  replace(sourceId: string, histories: Iterable<ObjectHistory>): void
}

type NewIntroduction = [
  source: number,
  object: Uint8Array,
  path: string,
  commit: Uint8Array,
  author: string,
  email: string,
  time: number,
  refs: string,
  refCount: number,
  atTip: number,
  removedBy: Uint8Array | null,
  removedTime: number | null
]

export function openHistories(db: Database): Histories {
  const objects = db
    .prepare<[number], Uint8Array>(
      `SELECT DISTINCT l.object FROM findings f JOIN locations l ON l.finding_id = f.id WHERE f.source_id = ? AND l.object <> x''`
    )
    .pluck()
  const findingsIn = db.prepare<[Uint8Array], number>('SELECT finding_id FROM locations WHERE object = ?').pluck()
  const sourceOf = db.prepare<[number], number>('SELECT source_id FROM findings WHERE id = ?').pluck()
  const forgetIntroductions = db.prepare<[number, Uint8Array]>('DELETE FROM introductions WHERE source_id = ? AND object = ?')
  const forgetLives = db.prepare<[number, Uint8Array]>('DELETE FROM ref_lives WHERE source_id = ? AND object = ?')
  const introduce = db.prepare<NewIntroduction>(`
    INSERT INTO introductions (source_id, object, path, "commit", author, email, author_time, refs, ref_count, at_tip, removed_by, removed_time)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`)
  const live = db.prepare<[number, Uint8Array, string, number, number | null]>(
    'INSERT INTO ref_lives VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET to_time = iif(to_time IS NULL, NULL, max(to_time, excluded.to_time))'
  )
  const refresh = openRefresh(db)

  return {
    objects: (sourceId) => objects.all(rowOf('source', sourceId)),
    replace: db.transaction((sourceId: string, histories: Iterable<ObjectHistory>) => {
      const source = rowOf('source', sourceId)
      const touched = new Set<number>()
      for (const { oid, introductions, life } of histories) {
        const object = toRaw(oid)
        forgetIntroductions.run(source, object)
        forgetLives.run(source, object)
        for (const i of introductions) {
          introduce.run(
            source,
            object,
            i.path,
            toRaw(i.commit),
            i.author,
            i.email,
            gitSeconds(i.time),
            JSON.stringify(i.refs),
            i.refCount,
            i.atTip ? 1 : 0,
            i.removedBy === null ? null : toRaw(i.removedBy),
            i.removedTime === null ? null : gitSeconds(i.removedTime)
          )
        }
        for (const { ref, from, to } of life) live.run(source, object, ref, gitSeconds(from), to === null ? null : gitSeconds(to))
        for (const finding of findingsIn.all(object)) if (sourceOf.get(finding) === source) touched.add(finding)
      }
      refresh(source, touched)
    })
  }
}

const toRaw = (oid: string | Uint8Array): Uint8Array => (typeof oid === 'string' ? Buffer.from(oid, 'hex') : oid)

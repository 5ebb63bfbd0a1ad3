import type { Database } from 'better-sqlite3'
import { BulkheadError } from '../../contract/errors.ts'
import { idOf, rowOf } from './ids.ts'
import { isoOfMs } from './times.ts'

/** Somebody was shown a value, or the core read it again for a purpose. */
export interface Access {
  at: string
  /** Who asked: the user's name, or the door such as `cli`. */
  who: string
  purpose: string
  findingId: string
  typeId: string
  fingerprint: Uint8Array
  /** Location of the source. */
  source: string
}

export interface NetworkCall {
  at: string
  host: string
  purpose: string
  result: string
}

/** Both only grow; the database itself refuses to change or remove an entry. Newest first where they are read. */
export interface Journals {
  access: {
    /** To be called before the value is handed out. Throws finding.not-found. */
    record(access: { who: string; purpose: string; findingId: string }): void
    list(limit: number): Access[]
  }
  network: {
    /** `host` without path, user or token. */
    record(call: { host: string; purpose: string; result: string }): void
    list(limit: number): NetworkCall[]
    summary(): { calls: number; lastHost: string | null }
  }
}

export function openJournals(db: Database, now: () => Date): Journals {
  const recordAccess = db.prepare<[number, string, string, number]>(`
    INSERT INTO access_journal (at, who, purpose, finding_id, type_id, fingerprint, source)
    SELECT ?, ?, ?, f.id, f.type_id, s.fingerprint, sources.location
    FROM findings f JOIN secrets s ON s.id = f.secret_id JOIN sources ON sources.id = f.source_id WHERE f.id = ?`)
  const accesses = db.prepare<[number], { at: number; finding_id: number; type_id: string } & Omit<Access, 'at' | 'findingId' | 'typeId'>>(
    'SELECT at, who, purpose, finding_id, type_id, fingerprint, source FROM access_journal ORDER BY id DESC LIMIT ?'
  )
  const recordCall = db.prepare<[number, string, string, string]>(
    'INSERT INTO network_journal (at, host, purpose, result) VALUES (?, ?, ?, ?)'
  )
  const calls = db.prepare<[number], { at: number } & Omit<NetworkCall, 'at'>>(
    'SELECT at, host, purpose, result FROM network_journal ORDER BY id DESC LIMIT ?'
  )
  const countCalls = db.prepare<[], number>('SELECT count(*) FROM network_journal').pluck()

  const list = (limit: number): NetworkCall[] => calls.all(limit).map((call) => ({ ...call, at: isoOfMs(call.at) }))
  return {
    access: {
      record({ who, purpose, findingId }) {
        const { changes } = recordAccess.run(now().getTime(), who, purpose, rowOf('finding', findingId))
        if (changes === 0) throw new BulkheadError('finding.not-found', 'There is no such finding in this workspace.')
      },
      list: (limit) =>
        accesses.all(limit).map(({ at, finding_id, type_id, ...rest }) => ({
          ...rest,
          at: isoOfMs(at),
          findingId: idOf('finding', finding_id),
          typeId: type_id
        }))
    },
    network: {
      record({ host, purpose, result }) {
        recordCall.run(now().getTime(), host, purpose, result)
      },
      list,
      summary: () => ({ calls: countCalls.get() ?? 0, lastHost: list(1)[0]?.host ?? null })
    }
  }
}

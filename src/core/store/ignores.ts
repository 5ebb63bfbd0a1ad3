import type { Database } from 'better-sqlite3'
import { BulkheadError } from '../../contract/errors.ts'
import type { IgnoreReason } from '../../contract/model.ts'
import { rowOf } from './ids.ts'
import { ignoredStatus, openSourceIgnores } from './source-ignores.ts'

export interface Ignores {
  /** Ignores the secrets of these findings in every source, those scanned later too. Throws finding.not-found, and then ignores none. */
  add(findingIds: readonly string[], ignore: { reason: IgnoreReason; note: string; until: string | null }): void
  /** Opens them again, also where the source itself ignores them: until its next scan. */
  remove(findingIds: readonly string[]): void
  /** Opens again what was ignored until a time that has passed. To be called before findings are read. */
  reopenExpired(): void
}

export function openIgnores(db: Database, now: () => Date): Ignores {
  const source = openSourceIgnores(db)
  const secretOf = db.prepare<[number], number>('SELECT secret_id FROM findings WHERE id = ?').pluck()
  const add = db.prepare<[number, string, string, number | null, number]>(`
    INSERT INTO ignores VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
    SET reason = excluded.reason, note = excluded.note, until_at = excluded.until_at, at = excluded.at`)
  const remove = db.prepare<[number]>('DELETE FROM ignores WHERE secret_id = ?')
  const bySource = db.prepare<[number]>('DELETE FROM source_ignores WHERE finding_id IN (SELECT id FROM findings WHERE secret_id = ?)')
  const setStatus = db.prepare<[number]>(`UPDATE findings SET status = ${ignoredStatus} WHERE secret_id = ?`)
  const expired = db.prepare<[number], number>('SELECT secret_id FROM ignores WHERE until_at <= ?').pluck()

  const secretsOf = (findingIds: readonly string[]): Set<number> =>
    new Set(
      findingIds.map((id) => {
        const secret = secretOf.get(rowOf('finding', id))
        if (secret === undefined) throw new BulkheadError('finding.not-found', 'One of these findings is gone. List the findings again.')
        return secret
      })
    )
  const endAll = db.transaction((secrets: Iterable<number>) => {
    for (const secret of secrets) {
      remove.run(secret)
      setStatus.run(secret)
    }
  })
  return {
    add: db.transaction((findingIds: readonly string[], { reason, note, until }: Parameters<Ignores['add']>[1]) => {
      for (const secret of secretsOf(findingIds)) {
        add.run(secret, reason, note, until === null ? null : Date.parse(until), now().getTime())
        setStatus.run(secret)
      }
    }),
    remove: db.transaction((findingIds: readonly string[]) => {
      const secrets = secretsOf(findingIds)
      for (const secret of secrets) bySource.run(secret)
      endAll(secrets)
    }),
    reopenExpired() {
      const at = now().getTime()
      const over = expired.all(at)
      if (over.length > 0) endAll(over)
      source.reopenExpired(at)
    }
  }
}

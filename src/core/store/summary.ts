import type { Database } from 'better-sqlite3'
import type { Severity } from '../../contract/model.ts'
import type { Overview } from '../../contract/overview.ts'
import { wordOf } from './codes.ts'
import { isoOfSeconds } from './times.ts'

export interface Summary {
  /** Open findings of each type and the worst severity among them, most first. */
  openByType(): { typeId: string; open: number; worst: Severity }[]
  /** Open secrets, each once however many sources hold it, by the month of their first commit, oldest first. */
  introduced(): Overview['introduced']
}

export function openSummary(db: Database): Summary {
  const types = db.prepare<[], { typeId: string; open: number; worst: number }>(`
    SELECT type_id AS typeId, count(*) AS open, min(severity) AS worst FROM findings INDEXED BY findings_by_type
    WHERE status = 0 GROUP BY type_id ORDER BY open DESC, type_id`)
  const days = db.prepare<[], { day: number; secrets: number }>(`
    SELECT first / 86400 AS day, count(*) AS secrets
    FROM (SELECT min(first_seen) AS first FROM findings WHERE status = 0 AND first_seen IS NOT NULL GROUP BY secret_id)
    GROUP BY day ORDER BY day`)
  return {
    openByType: () => types.all().map((type) => ({ ...type, worst: wordOf('severity', type.worst) })),
    introduced() {
      const months = new Map<string, number>()
      for (const { day, secrets } of days.all()) {
        const month = isoOfSeconds(day * 86_400).slice(0, 7)
        months.set(month, (months.get(month) ?? 0) + secrets)
      }
      return [...months].map(([month, count]) => ({ month, count }))
    }
  }
}

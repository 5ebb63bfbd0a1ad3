import type { Database } from 'better-sqlite3'
import type { Overview } from '../../contract/model.ts'
import { isoOfSeconds } from './times.ts'

export interface Summary {
  /** Open secrets, each once however many sources hold it, by the month of their first commit, oldest first. */
  introduced(): Overview['introduced']
}

export function openSummary(db: Database): Summary {
  const days = db.prepare<[], { day: number; secrets: number }>(`
    SELECT first / 86400 AS day, count(*) AS secrets
    FROM (SELECT min(first_seen) AS first FROM findings WHERE status = 0 AND first_seen IS NOT NULL GROUP BY secret_id)
    GROUP BY day ORDER BY day`)
  return {
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

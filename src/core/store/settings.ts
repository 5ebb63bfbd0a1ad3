import { userInfo } from 'node:os'
import type { Database } from 'better-sqlite3'
import { Settings } from '../../contract/case/view.ts'
import { parseKept } from './parse-kept.ts'

export interface SettingsStore {
  get(): Settings
  /** Whole values: a list that is given takes the place of the old one. */
  set(change: Partial<Settings>): Settings
}

export function openSettings(db: Database): SettingsStore {
  const all = db.prepare<[], [string, string]>('SELECT "key", value FROM settings').raw()
  const write = db.prepare<[string, string]>('INSERT INTO settings VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value')

  const get = (): Settings => {
    const settings = defaults()
    for (const [key, value] of all.all()) {
      const kept = parseKept(Settings.partial(), `{${JSON.stringify(key)}:${value}}`, `the setting ${key}`)
      Object.assign(settings, kept)
    }
    return settings
  }
  return {
    get,
    set: db.transaction((change: Partial<Settings>) => {
      for (const [key, value] of Object.entries(Settings.partial().parse(change))) {
        if (value !== undefined) write.run(key, JSON.stringify(value))
      }
      return get()
    })
  }
}

const defaults = (): Settings => ({
  me: osUser() || 'responder',
  people: [],
  allowList: [],
  hours: { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, days: [1, 2, 3, 4, 5], from: 8, to: 18 }
})

/** Empty where the system has no name for the user, as in a container that runs under a bare number. */
function osUser(): string {
  try {
    return userInfo().username
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SYSTEM_ERROR') return ''
    throw error
  }
}

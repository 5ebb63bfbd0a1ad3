import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** Where Electron's program is, or why there is none. Never imports the package for it: since Electron 42 that starts a download. */
export function electronBinary(env: Record<string, string | undefined>): { path: string } | { missing: string } {
  const dir = path.dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const named = path.join(dir, 'path.txt')
  const dist = env.ELECTRON_OVERRIDE_DIST_PATH
  if (!dist && !existsSync(named)) return { missing: 'the Electron program is not installed (`npx install-electron` fetches it)' }
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : 'electron'
  const file = path.join(dist ?? path.join(dir, 'dist'), name)
  return existsSync(file) ? { path: file } : { missing: `the Electron program is not installed (${file} is absent)` }
}

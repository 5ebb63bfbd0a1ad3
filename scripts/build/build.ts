import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sourcesDigest } from './sources-digest.ts'

const root = path.resolve(import.meta.dirname, '../..')
/** Says from which sources out/ was built. */
const stamp = path.join(root, 'out/sources.sha256')

export function isStale(): boolean {
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== sourcesDigest(root)
}

/** Builds out/ whole. The exit code of the build: 0 when all went well. */
export function build(): number {
  const digest = sourcesDigest(root)
  rmSync(stamp, { force: true })
  const electronVite = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const { status } = spawnSync(process.execPath, [electronVite, 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
  if (status === 0) writeFileSync(stamp, digest)
  return status ?? 1
}

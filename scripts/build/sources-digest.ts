import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

const inputs = ['src/**/*', 'resources/**/*', 'scripts/build-catalog.ts', 'electron.vite.config.ts', 'package.json', 'package-lock.json']

/** Digest of all that the build reads, by content: a checkout changes times, an edit that is undone doesn't matter. */
export function sourcesDigest(root: string): string {
  const files = globSync(inputs, { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
  const hash = createHash('sha256')
  for (const file of files.sort())
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex')
}

import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Remote } from './remote-refs.ts'

/**
 * Writes a server's refs as `packed-refs` and `HEAD`, each in one step. Refs that the server has no more are gone with it.
 * Format: https://git-scm.com/docs/gitrepository-layout
 */
export async function writeRefs(gitDir: string, { refs, headBranch }: Remote): Promise<void> {
  const lines = refs.map(({ name, oid, peeled }) => `${oid} ${name}\n${peeled === null ? '' : `^${peeled}\n`}`)
  await replace(join(gitDir, 'packed-refs'), `# pack-refs with: peeled fully-peeled sorted \n${lines.join('')}`)
  await replace(join(gitDir, 'HEAD'), `ref: ${headBranch ?? 'refs/heads/main'}\n`)
}

async function replace(path: string, text: string): Promise<void> {
  const next = `${path}.next`
  const file = await open(next, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(next, path)
}

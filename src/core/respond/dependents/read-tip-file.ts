import { findPath } from '../../git/history/find-path.ts'
import { parseCommit } from '../../git/history/parse-commit.ts'
import { TreeReader } from '../../git/history/tree-reader.ts'
import { readRefs } from '../../git/refs.ts'
import { isBranch } from '../../git/refs-name.ts'
import { openRepository } from '../../git/repository.ts'
import { oidLength } from '../../git/types.ts'
import type { OpenObjects } from './open-objects.ts'

/** The file at a path at the tips of branches, that of HEAD first, each content once. Nothing for a path that is not text. */
export async function readTipFile(repository: string, cacheDir: string, path: string, openObjects: OpenObjects): Promise<Uint8Array[]> {
  if (path.startsWith('"')) return []
  const info = openRepository(repository)
  const db = await openObjects(info, cacheDir)
  try {
    const { refs, head } = readRefs(info, db)
    const tips = refs.filter(({ name }) => isBranch(name)).sort((a, b) => Number(b.name === head.name) - Number(a.name === head.name))
    const reader = new TreeReader(db)
    const raw = Buffer.from(path, 'utf8').toString('latin1')
    const objects = new Set<number>()
    for (const { target } of tips) {
      const commit = db.findHex(target)
      const links = commit < 0 ? undefined : parseCommit(db, db.read(commit), 2 * oidLength[db.hash])
      if (links) objects.add(findPath(reader, links.tree, raw))
    }
    objects.delete(-1)
    return [...objects].map((object) => new Uint8Array(db.read(object)))
  } finally {
    db.close()
  }
}

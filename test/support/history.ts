import { displayName } from '../../src/core/git/history/display-name.ts'
import { History } from '../../src/core/git/history/history.ts'
import type { HistoryOptions } from '../../src/core/git/history/history-options.ts'
import { openObjectDatabase } from '../../src/core/git/objects/open-object-database.ts'
import { readRefs } from '../../src/core/git/refs.ts'
import { openRepository } from '../../src/core/git/repository.ts'
import { readShallow } from '../../src/core/git/repository-shallow.ts'
import type { BlobHistory, Introduction, ObjectDatabase, ObjectProblem } from '../../src/core/git/types.ts'
import { rawChanges } from './git-log.ts'
import type { TestRepo } from './git-repo.ts'

export interface ReadHistory {
  history: History
  db: ObjectDatabase
  problems: ObjectProblem[]
  /** By hex name, of all blobs or of the wanted ones. */
  blobs: Map<string, BlobHistory>
}

/** The history of a repository's blobs, from the files on disk to the answer. */
export function readHistory(repo: TestRepo, options: Partial<HistoryOptions> & { wanted?: readonly string[] } = {}): ReadHistory {
  const info = openRepository(repo.path)
  const db = openObjectDatabase({ objectDirs: info.objectDirs, hash: info.hash })
  const { refs, head } = readRefs(info, db)
  const problems: ObjectProblem[] = []
  const history = new History(db, refs, head, { maxRefs: 1000, shallow: readShallow(info), onProblem: (p) => problems.push(p), ...options })
  const wanted = new Uint8Array(db.size)
  for (let i = 0; i < db.size; i++) if (options.wanted?.includes(db.oid(i)) ?? db.type(i) === 'blob') wanted[i] = 1
  const blobs = new Map([...history.attribute(wanted)].map(([object, told]) => [db.oid(object), told]))
  db.close()
  return { history, db, problems, blobs }
}

/** Introductions as one sorted text each, to be compared with what git says. */
export function introductionLines(blobs: ReadHistory['blobs']): string[] {
  return [...blobs].flatMap(([oid, { introductions }]) => introductions.map((i) => `${i.commit} ${oid} ${i.path}`)).sort()
}

export function gitIntroductionLines(repo: TestRepo): string[] {
  const brought = rawChanges(repo).filter(({ mode }) => mode !== '000000' && mode !== '160000')
  return brought.map(({ commit, oid, path }) => `${commit} ${oid} ${displayName(path)}`).sort()
}

/** The introductions of one blob, oldest first. */
export function introductionsOf({ blobs }: ReadHistory, repo: TestRepo, revision: string): Introduction[] {
  return blobs.get(repo.git('rev-parse', revision))?.introductions ?? []
}

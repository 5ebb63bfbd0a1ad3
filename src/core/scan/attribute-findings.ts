import { History } from '../git/history/history.ts'
import { attachObjectDatabase } from '../git/objects/open-object-database.ts'
import { readRefs } from '../git/refs.ts'
import { readShallow } from '../git/repository-shallow.ts'
import type { ObjectDatabase, ObjectProblem } from '../git/types.ts'
import type { AttributeGit, ObjectHistory, Tasks } from './protocol.ts'

/** Branch and tag names kept for one introduction; the count is of all. */
const MAX_REFS = 20

/**
 * Asks the history of a repository where the objects with findings came from. Walks it even without findings: that is how
 * objects that are named but not stored come to light. Secrets in the names of paths, people and refs are masked.
 */
export function attributeFindings(
  { snapshot, repository, objects }: AttributeGit,
  maskName: (name: string) => string,
  part: (value: unknown) => void
): Tasks['attribute-git']['output'] {
  const db = attachObjectDatabase(snapshot)
  try {
    const { refs, head, notes, missing } = readRefs(repository, db)
    const wanted = new Uint8Array(db.size)
    const messages: number[] = []
    for (const oid of objects) {
      const object = db.findHex(oid)
      if (object < 0) continue
      if (db.type(object) === 'blob') wanted[object] = 1
      else messages.push(object)
    }
    const problems = new Map(missing.map((problem) => [problem.what, problem]))
    const history = new History(db, refs, head, {
      maxRefs: MAX_REFS,
      shallow: readShallow(repository),
      onProblem: (problem) => problems.set(problem.what, problem),
      onProgress: (done, total) => part({ done, total })
    })
    const histories: ObjectHistory[] = []
    for (const { object, ...found } of history.attribute(wanted).values()) histories.push({ oid: db.oid(object), ...found })
    for (const { object, ...message } of history.describe(messages).values()) {
      // A message can't be taken away from its commit, so it is at no tip: only rewriting the history removes it.
      const itself = { path: '', atTip: false, removedBy: null, removedTime: null }
      const commit = message.commit
      histories.push({ oid: db.oid(object), introductions: commit === null ? [] : [{ ...itself, ...message, commit }], life: [] })
    }
    return { histories: histories.map((history) => withMaskedNames(history, maskName)), ...sortProblems(db, problems.values()), notes }
  } finally {
    db.close()
  }
}

function withMaskedNames({ oid, introductions, life }: ObjectHistory, maskName: (name: string) => string): ObjectHistory {
  return {
    oid,
    introductions: introductions.map((each) => ({
      ...each,
      path: maskName(each.path),
      author: maskName(each.author),
      email: maskName(each.email),
      refs: each.refs.map(maskName)
    })),
    life: life.map((each) => ({ ...each, ref: maskName(each.ref) }))
  }
}

/**
 * Objects that are named but not stored come to the coverage here. A tree was counted as no content before it was read. A commit
 * was counted when its message was searched, so that it is only noted that its history is cut.
 */
function sortProblems(
  db: ObjectDatabase,
  problems: Iterable<ObjectProblem>
): Pick<Tasks['attribute-git']['output'], 'missing' | 'unreadTrees' | 'cutCommits'> {
  const sorted = { missing: [] as ObjectProblem[], unreadTrees: [] as ObjectProblem[], cutCommits: 0 }
  for (const problem of problems) {
    const object = db.findHex(problem.what)
    if (object < 0) sorted.missing.push(problem)
    else if (db.type(object) === 'tree') sorted.unreadTrees.push(problem)
    else sorted.cutCommits++
  }
  return sorted
}

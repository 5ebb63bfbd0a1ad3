import type { ObjectDatabase } from '../types.ts'
import type { CommitGraph } from './commit-graph.ts'
import { type Identity, readIdentity } from './identity.ts'

/** Authors of commits, each read when it is first asked for. */
export class CommitPeople {
  private readonly db: ObjectDatabase
  private readonly graph: CommitGraph
  private readonly known = new Map<number, Identity>()

  constructor(db: ObjectDatabase, graph: CommitGraph) {
    this.db = db
    this.graph = graph
  }

  author(commit: number): Identity {
    let author = this.known.get(commit)
    if (!author) {
      // It was read before, when the graph was loaded; one that could not be read has no tree and gets here never.
      author = readIdentity(this.db.read(this.graph.objects[commit]!), 'author')
      this.known.set(commit, author)
    }
    return author
  }
}

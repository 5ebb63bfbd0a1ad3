import { loadCatalog } from '../catalog/load-catalog.ts'
import { attachObjectDatabase } from '../git/objects/open-object-database.ts'
import type { ObjectDatabase } from '../git/types.ts'
import { attributeFindings } from './attribute-findings.ts'
import { type ContentSearch, createContentSearch } from './content-search.ts'
import { markValues } from './ignore/mark-values.ts'
import { openPlan } from './open-plan.ts'
import type { TaskName, Tasks, WorkerSetup } from './protocol.ts'
import { searchFiles } from './search-files.ts'
import { searchObjects } from './search-objects.ts'

export type TaskTable = {
  [T in TaskName]: (input: Tasks[T]['input'], part: (value: unknown) => void) => Tasks[T]['output'] | Promise<Tasks[T]['output']>
}

/** The work that a scan thread does. State between tasks: the search (catalogue, key) and the attached repository. */
export function createTasks(setup: WorkerSetup): TaskTable {
  let made: ContentSearch | undefined
  const search = (): ContentSearch => {
    made ??= createContentSearch(loadCatalog(new URL(setup.catalogUrl)), setup.key, setup.explain)
    return made
  }
  let attached: { db: ObjectDatabase; wanted: Uint8Array } | undefined

  return {
    prepare: () => {
      search()
      return null
    },
    'open-git': openPlan,
    'attach-git': ({ snapshot, wanted }) => {
      attached?.db.close()
      attached = { db: attachObjectDatabase(snapshot), wanted }
      return null
    },
    'detach-git': () => {
      attached?.db.close()
      attached = undefined
      return null
    },
    'search-git': ({ roots }) => {
      if (!attached) throw new Error('search-git before attach-git')
      return searchObjects(search(), attached.db, attached.wanted, roots)
    },
    'search-files': ({ root, files }) => searchFiles(search(), root, files),
    'mark-values': (input) => markValues(input, setup.key),
    'attribute-git': (input, part) => attributeFindings(input, (name) => search().maskName(name), part)
  }
}

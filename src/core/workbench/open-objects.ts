import { attachObjectDatabase } from '../git/objects/open-object-database.ts'
import type { Ports } from '../ports.ts'
import type { OpenObjects } from '../respond/dependents/open-objects.ts'
import { createWorkerPool } from '../scan/worker-pool.ts'
import type { Workspace } from '../store/workspace.ts'

/** Opens repositories in a thread of their own: to read the indexes of a million objects takes seconds, in which nothing else would be answered. */
export function openObjectsInThread(
  { scanWorkerUrl, catalogUrl }: Pick<Ports, 'scanWorkerUrl' | 'catalogUrl'>,
  { key }: Pick<Workspace, 'key'>
): OpenObjects {
  return async (repository, cacheDir) => {
    const pool = createWorkerPool(scanWorkerUrl, { catalogUrl: catalogUrl.href, key, explain: false })
    pool.grow(1)
    try {
      const [worker] = pool.workers
      if (!worker) throw new Error('a pool that grew has a worker')
      const { snapshot } = await worker.run('open-git', { repository, cacheDir, searched: [], scope: 'tip' })
      return attachObjectDatabase(snapshot)
    } finally {
      await pool.close()
    }
  }
}

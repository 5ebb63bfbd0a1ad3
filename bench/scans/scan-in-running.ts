import { silentLog } from '../../src/core/ports.ts'
import { createWorkbench } from '../../src/core/workbench.ts'

const built = new URL('../../out/main/', import.meta.url)

export interface MeasuredScan {
  seconds: number
  /** Processor time of all threads, so that other work on the machine does not count. */
  cpuSeconds: number
}

/**
 * Scans each repository in one running workbench, as a source it has never seen. The first one is scanned twice before, unmeasured. Needs a
 * build; `catalogUrl` is another catalogue than the built one.
 */
export async function scanInRunning(
  repositories: readonly string[],
  workspaceDir: string,
  catalogUrl = new URL('catalog.json', built)
): Promise<MeasuredScan[]> {
  const workbench = createWorkbench({
    workspaceDir,
    scanWorkerUrl: new URL('scan.worker.js', built),
    catalogUrl,
    host: 'cli',
    version: 'bench',
    clock: () => new Date(),
    log: silentLog
  })
  const { handlers } = workbench
  const scan = async (location: string): Promise<MeasuredScan> => {
    const { id: sourceId } = await handlers['sources.add']({ location })
    const started = performance.now()
    const before = process.cpuUsage()
    const ended = new Promise<void>((resolve) => {
      const off = workbench.onEvent((event) => {
        if (event !== 'scan.ended') return
        off()
        resolve()
      })
    })
    await handlers['scans.start']({
      sourceId,
      history: 'all',
      workers: 2,
      update: false,
      allowNetwork: false,
      explain: false,
      inlineIgnores: true,
      ignoreFile: true
    })
    await ended
    const { user, system } = process.cpuUsage(before)
    const measured = { seconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1e6 }
    await handlers['sources.remove']({ id: sourceId })
    return measured
  }
  try {
    const [first] = repositories
    for (let i = 0; first && i < 2; i++) await scan(first)
    const measured: MeasuredScan[] = []
    for (const repository of repositories) measured.push(await scan(repository))
    return measured
  } finally {
    await workbench.close()
  }
}

import { walkFolder } from '../sources/walk-folder.ts'
import { fileBatches } from './batches.ts'
import { dispatch } from './dispatch.ts'
import type { Searched } from './ignore/apply-ignores.ts'
import { ignoreFileIn } from './ignore/read-ignore-file.ts'
import type { FileToSearch } from './protocol.ts'
import type { ScanRun } from './scan-run.ts'

/** Files walked between two looks at the switch. */
const WALK_STRIDE = 5000

/** Searches all files below a folder as they stand now; what no longer stands there is taken from the findings. */
export async function runFolderScan(run: ScanRun, root: string): Promise<Searched> {
  const { workspace, sourceId, scanId, coverage, control, meter, pool } = run.parts
  meter.begin('plan')
  const files: FileToSearch[] = []
  let total = 0
  let walked = 0
  const unread: string[] = []
  let unlisted = false
  for (const each of walkFolder(root)) {
    if ('file' in each) {
      files.push(each.file)
      total += each.file.size
    } else {
      coverage.skip(each.skip.reason, each.skip.what, each.skip.why)
      if (each.skip.reason === 'unreadable' || each.skip.reason === 'over-limit') unlisted = true
    }
    if (++walked % WALK_STRIDE === 0) {
      await new Promise(setImmediate)
      await control.gate()
    }
  }
  run.beginSearch(total)
  await dispatch(
    pool.workers,
    fileBatches(files),
    (worker, batch) => worker.run('search-files', { root, files: batch.files }),
    (result, batch) => {
      run.take(result, batch.weight, null)
      for (const problem of result.problems) unread.push(problem.what)
    },
    control
  )
  meter.begin('finish')
  // What lies in a folder that could not be listed may still be there.
  if (!unlisted) workspace.removeStaleFileFindings(sourceId, { scanId, keep: unread })
  return { values: { kind: 'folder', root }, ignoreFile: ignoreFileIn(root) }
}

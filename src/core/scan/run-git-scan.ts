import type { HistoryScope } from '../../contract/model.ts'
import type { RepositoryInfo } from '../git/types.ts'
import { familyBatches, returning } from './batches.ts'
import { dispatch } from './dispatch.ts'
import type { Searched } from './ignore/apply-ignores.ts'
import type { ScanRun } from './scan-run.ts'

/** Searches every object of a repository once, then asks the history where the findings came from. */
export async function runGitScan(run: ScanRun, repository: RepositoryInfo, scope: HistoryScope): Promise<Searched> {
  const { workspace, sourceId, catalogVersion, indexCacheDir, coverage, control, meter, pool } = run.parts
  for (const limit of repository.limits) coverage.note(limit)
  if (!repository.bare) coverage.note('Files of the working tree that were never committed or staged are not part of this scan.')
  const [first] = pool.workers
  if (!first) throw new Error('a scan needs at least one worker')

  run.warmUp()
  meter.begin('plan')
  const plan = await first.run('open-git', {
    repository,
    cacheDir: indexCacheDir,
    searched: [...workspace.scannedObjects(sourceId, catalogVersion)],
    scope
  })
  for (const note of plan.notes) coverage.note(note)
  for (const problem of plan.problems) coverage.skip(problem.reason, problem.what, problem.why)
  if (scope === 'tip') coverage.note('Only what stands at the tips of branches was searched, not the history.')
  coverage.leaveOut(plan.counts)
  await control.gate()

  run.beginSearch(sum(plan.weights))
  if (plan.roots.length > 0) {
    await Promise.all(pool.workers.map((worker) => worker.run('attach-git', { snapshot: plan.snapshot, wanted: plan.wanted })))
    const { batches, again } = returning(familyBatches(plan))
    await dispatch(
      pool.workers,
      batches,
      (worker, batch) => worker.run('search-git', { roots: batch.roots }),
      (result, batch) => {
        if (result.left.length > 0) again({ roots: result.left, weight: 0 })
        run.take(result, batch.weight, repository.hash)
      },
      control
    )
  }

  if (scope === 'all' && !coverage.hasGaps) workspace.removeOutdatedFindings(sourceId, catalogVersion)
  await control.gate()
  meter.begin('history')
  const objects = [...workspace.history.objects(sourceId)].map((oid) => Buffer.from(oid).toString('hex'))
  const found = await first.run('attribute-git', { snapshot: plan.snapshot, repository, objects }, (part) =>
    meter.advance(part as { done: number; total: number })
  )
  workspace.history.replace(sourceId, found.histories)
  for (const note of found.notes) coverage.note(note)
  for (const tree of found.unreadTrees) coverage.skipTree(tree.what, tree.why)
  // Of a scan of the tips, what is missing there is known from the plan.
  if (scope === 'all') for (const { reason, what, why } of found.missing) coverage.skip(reason, what, why)
  if (found.cutCommits > 0)
    coverage.note(`${found.cutCommits} commits could not be followed to their files or parents, so some findings may lack their history.`)
  return { values: { kind: 'git', snapshot: plan.snapshot }, ignoreFile: plan.ignoreFile }
}

const sum = (weights: Float64Array): number => weights.reduce((total, weight) => total + weight, 0)

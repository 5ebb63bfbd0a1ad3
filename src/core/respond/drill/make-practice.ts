import fs from 'node:fs'
import path from 'node:path'
import git from 'isomorphic-git'
import { BulkheadError } from '../../../contract/errors.ts'
import { makeFolder } from '../../store/make-folder.ts'
import { practiceHistory } from './practice-history.ts'
import { practiceLog } from './practice-log.ts'
import { practiceValues, seeded } from './practice-values.ts'

export interface Practice {
  folder: string
  repository: string
  /** What a proxy saw of the leaked key, as NDJSON. */
  log: string
}

/**
 * Writes a practice leak below a folder, which must be empty or not there (drill.folder-not-empty, workspace.no-access): a repository with a
 * history of two months up to `now`, and a log of the use of its key. The same seed and day make the same.
 */
export async function makePractice(folder: string, seed: number, now: Date): Promise<Practice> {
  const repository = path.join(folder, 'newsletter-service')
  prepareFolder(folder, repository)
  const random = seeded(seed)
  const values = practiceValues(random)

  await git.init({ fs, dir: repository, defaultBranch: 'main' })
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()) / 1000
  for (const { daysAgo, hour, author, message, files, branch, tag } of practiceHistory(values)) {
    for (const [file, content] of Object.entries(files)) await stage(repository, file, content)
    const person = { ...author, timestamp: midnight - daysAgo * 86_400 + hour * 3_600 + 12 * 60, timezoneOffset: 0 }
    await git.commit({ fs, dir: repository, message, author: person, committer: person })
    if (branch) await git.branch({ fs, dir: repository, ref: branch })
    if (tag) await git.tag({ fs, dir: repository, ref: tag })
  }

  const log = path.join(folder, 'egress-proxy.ndjson')
  fs.writeFileSync(log, `${practiceLog(now, values.mailgunKeyId, random).join('\n')}\n`, { mode: 0o600 })
  return { folder, repository, log }
}

function prepareFolder(folder: string, repository: string): void {
  try {
    const there = fs.statSync(folder, { throwIfNoEntry: false })
    if (there && !there.isDirectory())
      throw new BulkheadError('drill.folder-not-empty', `${folder} is no folder. Give one that is empty or not there yet.`)
    if (there && fs.readdirSync(folder).length > 0)
      throw new BulkheadError('drill.folder-not-empty', `${folder} is not empty. Give a folder that is empty or not there yet.`)
    makeFolder(repository)
  } catch (error) {
    if (error instanceof BulkheadError || !(error instanceof Error && 'code' in error)) throw error
    throw new BulkheadError(
      'workspace.no-access',
      `The practice leak can’t be made in ${folder} (${error.code}). Give a folder in which you may write.`,
      { cause: error }
    )
  }
}

async function stage(dir: string, file: string, content: string | null): Promise<void> {
  const full = path.join(dir, file)
  if (content === null) {
    fs.rmSync(full)
    await git.remove({ fs, dir, filepath: file })
    return
  }
  fs.mkdirSync(path.dirname(full), { recursive: true })
  fs.writeFileSync(full, content)
  await git.add({ fs, dir, filepath: file })
}

import { readlinkSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { BulkheadError } from '../../contract/errors.ts'
import { accessError, isAbsent, readRepositoryFile } from './repository-file.ts'

/** A file that holds one path, in bytes. */
const maxPointer = 8192

/**
 * The git folder that a path belongs to, found the way git finds it: the path's `.git` (folder, or file that points to one),
 * else the path itself (bare), else the same one folder up. `commonDir` is where objects and refs are; `foundIn` is the folder
 * above the path in which it was found, undefined when it is the path's own. Source: https://git-scm.com/docs/gitrepository-layout.
 * A repository above counts only if it is this user's or the path owner's: anybody may put one into a shared folder such as /tmp,
 * and it would be searched in place of what was named. Throws source.not-found, source.not-a-repository, source.no-access.
 */
export function discoverGitDir(path: string): { gitDir: string; commonDir: string; foundIn?: string | undefined } {
  const start = resolveStart(path)
  if (!isFolder(start)) {
    const pointed = followGitFile(start)
    if (pointed === undefined) throw notARepository(path, 'it is a file. Name the folder of the repository')
    return withCommonDir(pointed)
  }
  let broken: string | undefined
  const { uid } = statSync(start)
  for (let folder = start; ; folder = dirname(folder)) {
    const foundIn = folder === start ? undefined : folder
    const dotGit = join(folder, '.git')
    if (isTrusted(dotGit)) {
      const isFolderThere = isFolder(dotGit)
      if (isFolderThere && isGitDir(dotGit)) return { ...withCommonDir(realpathSync(dotGit)), foundIn }
      const pointed = isFolderThere ? undefined : followGitFile(dotGit)
      if (pointed !== undefined) return { ...withCommonDir(pointed), foundIn }
      if (isFolderThere) broken ??= dotGit
    }
    if (isTrusted(folder) && isGitDir(folder)) return { ...withCommonDir(folder), foundIn }
    if (dirname(folder) === folder) break
  }
  if (broken !== undefined) throw notARepository(broken, 'HEAD, objects or refs is missing in it. Restore it, or scan another clone')
  throw notARepository(path, 'there is no .git in it or above it. Name a git repository, or scan it as a plain folder')

  function isTrusted(candidate: string): boolean {
    if (dirname(candidate) === start || candidate === start) return true
    const owner = statSync(candidate, { throwIfNoEntry: false })?.uid
    return owner === undefined || owner === uid || owner === process.geteuid?.()
  }
}

function resolveStart(path: string): string {
  try {
    return realpathSync(path)
  } catch (error) {
    if (!isAbsent(error)) throw accessError(error, path)
    const loop = error instanceof Error && 'code' in error && error.code === 'ELOOP'
    const why = loop ? 'its symbolic links lead back to themselves' : 'nothing is there'
    throw new BulkheadError('source.not-found', `Cannot open ${path}: ${why}. Check the path.`, { data: { path }, cause: error })
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch (error) {
    if (isAbsent(error)) return false
    throw accessError(error, path)
  }
}

/** Git's own test: a HEAD that looks like one, and folders for objects and refs. */
function isGitDir(folder: string): boolean {
  if (!looksLikeHead(join(folder, 'HEAD'))) return false
  const common = readCommonDir(folder)
  return isFolder(join(common, 'objects')) && isFolder(join(common, 'refs'))
}

function looksLikeHead(path: string): boolean {
  const text = readRepositoryFile(path, 1024)?.toString('latin1')
  if (text !== undefined) return /^(?:ref:\s*refs\/|[0-9a-f]{40})/.test(text)
  try {
    return readlinkSync(path).startsWith('refs/')
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}

/** Where a `.git` file points to; undefined when it is not there or no such file. */
function followGitFile(path: string): string | undefined {
  const text = readRepositoryFile(path, maxPointer)?.toString('utf8')
  const named = text === undefined ? undefined : /^gitdir: (.*?)[\r\n]*$/s.exec(text)?.[1]
  if (named === undefined) {
    if (text === undefined || basename(path) !== '.git') return undefined
    throw notARepository(path, 'it is a file, but does not say "gitdir: …". Restore it, or scan another clone')
  }
  const target = resolve(dirname(path), localPath(named, path))
  if (!isFolder(target) || !isGitDir(target)) {
    throw notARepository(
      path,
      `it points to ${target}, where there is no repository: the main repository was moved or removed. ` +
        'Scan the main repository instead, or run "git worktree repair" there'
    )
  }
  return realpathSync(target)
}

function withCommonDir(gitDir: string): { gitDir: string; commonDir: string } {
  return { gitDir, commonDir: realpathSync(readCommonDir(gitDir)) }
}

function readCommonDir(gitDir: string): string {
  const file = join(gitDir, 'commondir')
  const named = readRepositoryFile(file, maxPointer)
    ?.toString('utf8')
    .replace(/[\r\n]+$/, '')
  return named ? resolve(gitDir, localPath(named, file)) : gitDir
}

/** A repository must not make us contact another machine, which a path like \\host\share does on Windows. */
export function localPath(named: string, file: string): string {
  if (!/^(?:\\\\|\/\/)/.test(named)) return named
  throw new BulkheadError('source.unsupported', `${file} points to a network path. Scan the repository where its objects lie.`, {
    data: { path: file }
  })
}

function notARepository(path: string, why: string): BulkheadError {
  return new BulkheadError('source.not-a-repository', `${path} is not a git repository: ${why}.`, { data: { path } })
}

import { accessSync, constants, readdirSync, realpathSync } from 'node:fs'
import { basename, isAbsolute, join, relative } from 'node:path'
import { BulkheadError } from '../../contract/errors.ts'
import { maxPackedRefs } from './refs-packed.ts'
import { findObjectDirs } from './repository-alternates.ts'
import { parseBool, parseConfig } from './repository-config.ts'
import { discoverGitDir } from './repository-discover.ts'
import { accessError, isAbsent, readRepositoryFile } from './repository-file.ts'
import { readShallow } from './repository-shallow.ts'
import type { HashName, RepositoryInfo } from './types.ts'

/** Extensions that change nothing for a reader of objects and refs: https://git-scm.com/docs/repository-version */
const harmlessExtensions = new Set(['noop', 'noop-v1', 'partialclone', 'preciousobjects', 'relativeworktrees', 'worktreeconfig'])

/**
 * What a scan must know about the repository at a path: a working tree or any folder in it, a bare repository, a linked
 * worktree, a submodule. Reads the repository's own config and no other. Zero commits are fine.
 * Throws source.not-found, source.not-a-repository, source.no-access, source.unsupported.
 */
export function openRepository(path: string): RepositoryInfo {
  const { gitDir, commonDir, foundIn } = discoverGitDir(path)
  const config = parseConfig(readRepositoryFile(join(commonDir, 'config'))?.toString('utf8') ?? '')
  const hash = readFormat(config, commonDir)
  const objects = join(commonDir, 'objects')
  try {
    accessSync(objects, constants.R_OK | constants.X_OK)
  } catch (error) {
    throw accessError(error, objects)
  }
  const { objectDirs, limits } = findObjectDirs(objects)
  if (!isWithin(foundIn ?? realpathSync(path), commonDir))
    limits.push(`The repository of this folder lies in ${commonDir}, which is searched.`)
  if (objectDirs[0] !== objects) limits.push(`The objects of this repository lie in ${objectDirs[0]}, which is searched.`)
  const shallow = readShallow({ commonDir }).size > 0
  const partial = isPartial(config, objectDirs)
  if (shallow)
    limits.push(
      'Shallow clone: older commits are not here, so their secrets are not seen and the oldest commits seem to introduce everything. Run "git fetch --unshallow" for the whole history.'
    )
  if (partial)
    limits.push(
      'Partial clone: objects that were never downloaded are counted as missing and are not searched. Clone it without --filter for the whole content.'
    )
  if (hasEntries(join(commonDir, 'info', 'grafts')))
    limits.push('Grafts (info/grafts) are ignored: the history is read as it was committed.')
  if (hasReplaceRefs(commonDir)) limits.push('Replacements (refs/replace) are ignored: the history is read as it was committed.')
  if (list(join(commonDir, 'modules')).length > 0)
    limits.push(
      `Submodules are repositories of their own and are not part of this one: scan those in ${join(commonDir, 'modules')} as well.`
    )
  const bare = parseBool(config.get('core.bare')?.at(-1)) ?? (gitDir === commonDir && basename(gitDir) !== '.git')
  return { gitDir, commonDir, objectDirs, hash, bare, shallow, partial, limits }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return !isAbsolute(way) && !/^\.\.(?:[/\\]|$)/.test(way)
}

function readFormat(config: Map<string, string[]>, commonDir: string): HashName {
  const last = (key: string): string | undefined => config.get(key)?.at(-1)?.toLowerCase()
  const version = Number(last('core.repositoryformatversion') ?? 0)
  const unsupported = (what: string, remedy: string): BulkheadError =>
    new BulkheadError('source.unsupported', `${commonDir} ${what}. ${remedy}`, { data: { path: commonDir } })
  if (version !== 0 && version !== 1) {
    throw unsupported(
      `has the repository format ${last('core.repositoryformatversion')}, which is not known`,
      'Scan a fresh clone made by a released git.'
    )
  }
  if (version === 0) return 'sha1'
  if ((last('extensions.refstorage') ?? 'files') !== 'files') {
    throw unsupported(
      'keeps its refs in the reftable format, which is not supported',
      'Scan a copy made with "git clone --mirror --ref-format=files".'
    )
  }
  for (const key of config.keys()) {
    const name = /^extensions\.([^.]*)$/.exec(key)?.[1]
    if (name === undefined || name === 'objectformat' || name === 'refstorage' || harmlessExtensions.has(name)) continue
    throw unsupported(`uses the extension "${name}", which is not supported`, 'Scan a fresh clone made with "git clone --mirror".')
  }
  const hash = last('extensions.objectformat') ?? 'sha1'
  if (hash !== 'sha1' && hash !== 'sha256')
    throw unsupported(`names its objects with "${hash}", which is not supported`, 'SHA-1 and SHA-256 are.')
  return hash
}

function isPartial(config: Map<string, string[]>, objectDirs: string[]): boolean {
  for (const [key, values] of config) {
    if (key === 'extensions.partialclone') return true
    if (/^remote\..*\.promisor$/s.test(key) && parseBool(values.at(-1)) === true) return true
  }
  return objectDirs.some((dir) => list(join(dir, 'pack')).some((name) => name.endsWith('.promisor')))
}

function hasEntries(file: string): boolean {
  return /^[0-9a-f]/m.test(readRepositoryFile(file)?.toString('latin1') ?? '')
}

function hasReplaceRefs(commonDir: string): boolean {
  if (list(join(commonDir, 'refs', 'replace')).length > 0) return true
  return readRepositoryFile(join(commonDir, 'packed-refs'), maxPackedRefs)?.includes(' refs/replace/') ?? false
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (isAbsent(error)) return []
    throw accessError(error, folder)
  }
}

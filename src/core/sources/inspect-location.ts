import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { BulkheadError } from '../../contract/errors.ts'
import type { Inspection } from '../../contract/model.ts'
import { openRepository } from '../git/repository.ts'
import { isAddress, parseCloneAddress } from './clone-address.ts'

const expandHome = (location: string): string =>
  location === '~' || location.startsWith('~/') ? path.join(os.homedir(), location.slice(1)) : location

/** What a path or an address is, without contacting anything: a git repository, a clone to be made, or a plain folder or file. */
export function inspectLocation(location: string): Inspection {
  if (isAddress(location)) {
    const address = parseCloneAddress(location)
    return { kind: 'clone', name: address.name, location: address.url, limits: [], contacts: address.host }
  }
  const given = path.resolve(expandHome(location))
  const real = realPath(given)
  if (!statSync(real).isDirectory()) return { kind: 'folder', name: path.basename(real), location: real, limits: [], contacts: null }
  try {
    const repository = openRepository(real)
    const root = repository.bare ? repository.gitDir : worktreeRoot(real, repository.gitDir)
    const limits = [...repository.limits]
    if (root !== real)
      limits.unshift(`${real} lies in the repository ${root}, which is searched whole: what is committed, not other files.`)
    return { kind: 'git', name: repositoryName(root), location: root, limits, contacts: null }
  } catch (error) {
    if (!(error instanceof BulkheadError) || error.code !== 'source.not-a-repository') throw error
    return { kind: 'folder', name: path.basename(real) || real, location: real, limits: [], contacts: null }
  }
}

/** The nearest folder with a `.git`; a git folder itself stays what it is. */
function worktreeRoot(real: string, gitDir: string): string {
  if (real === gitDir) return real
  for (let folder = real; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, '.git'))) return folder
    if (path.dirname(folder) === folder) return real
  }
}

function repositoryName(root: string): string {
  const folder = path.basename(root) === '.git' ? path.dirname(root) : root
  return path.basename(folder).replace(/\.git$/, '') || root
}

function realPath(given: string): string {
  try {
    const real = realpathSync(given)
    accessSync(real, statSync(real).isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK)
    return real
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ERR_INVALID_ARG_VALUE')
      throw new BulkheadError(
        'source.not-found',
        `There is nothing at ${given}. Check the path; for a remote repository give its https address.`
      )
    if (code === 'ELOOP') throw new BulkheadError('source.not-found', `${given} is a loop of symbolic links. Give the real folder.`)
    if (code === 'EACCES' || code === 'EPERM')
      throw new BulkheadError('source.no-access', `No right to open ${given}. Give this user read rights on it, or copy the folder.`)
    throw new BulkheadError('source.no-access', `${given} can't be read (${code ?? 'unknown error'}). Check the disk that it lies on.`, {
      cause: error
    })
  }
}

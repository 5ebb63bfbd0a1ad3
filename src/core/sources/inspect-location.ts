import { lstatSync, realpathSync, statSync } from 'node:fs'
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
    const root = repository.bare ? repository.gitDir : real
    return {
      kind: 'git',
      name: path.basename(root).replace(/\.git$/, '') || root,
      location: root,
      limits: repository.limits,
      contacts: null
    }
  } catch (error) {
    if (!(error instanceof BulkheadError) || error.code !== 'source.not-a-repository') throw error
    return { kind: 'folder', name: path.basename(real) || real, location: real, limits: [], contacts: null }
  }
}

function realPath(given: string): string {
  try {
    const real = realpathSync(given)
    lstatSync(real)
    return real
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new BulkheadError(
        'source.not-found',
        `There is nothing at ${given}. Check the path; for a remote repository give its https address.`
      )
    if (code === 'ELOOP') throw new BulkheadError('source.not-found', `${given} is a loop of symbolic links. Give the real folder.`)
    if (code === 'EACCES' || code === 'EPERM')
      throw new BulkheadError('source.no-access', `No right to open ${given}. Give this user read rights on it, or copy the folder.`)
    throw error
  }
}

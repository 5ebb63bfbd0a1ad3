import { existsSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { BulkheadError } from '../../contract/errors.ts'
import type { Output } from '../../contract/methods.ts'

const MOST_FOLDERS = 2000

const isRepository = (folder: string): boolean =>
  existsSync(path.join(folder, '.git')) || (existsSync(path.join(folder, 'HEAD')) && existsSync(path.join(folder, 'objects')))

/** The folders below one folder, repositories marked; hidden ones last. For choosing a source where there is no system dialog. */
export function browseFolders(start: string | undefined): Output<'sources.browse'> {
  const here = path.resolve(start ?? os.homedir())
  let names: string[]
  try {
    names = readdirSync(here, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EACCES' || code === 'EPERM') throw new BulkheadError('source.no-access', `No right to list ${here}.`)
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new BulkheadError('source.not-found', `There is no folder ${here}.`)
    throw error
  }
  const hidden = (name: string): number => (name.startsWith('.') ? 1 : 0)
  names.sort((a, b) => hidden(a) - hidden(b) || a.localeCompare(b))
  const parent = path.dirname(here)
  return {
    path: here,
    parent: parent === here ? null : parent,
    folders: names.slice(0, MOST_FOLDERS).map((name) => {
      const folder = path.join(here, name)
      return { name, path: folder, repository: isRepository(folder) }
    }),
    truncated: names.length > MOST_FOLDERS
  }
}

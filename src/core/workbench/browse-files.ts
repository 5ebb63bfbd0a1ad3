import { existsSync, readdirSync, type Stats, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { BulkheadError } from '../../contract/errors.ts'
import type { Output } from '../../contract/methods.ts'

const mostEntries = 2000

/** What is in one folder: folders first, hidden ones last. Links that lead nowhere, devices and pipes are left out. */
export function browseFiles(start: string | undefined): Output<'files.browse'> {
  const here = path.resolve(start ?? os.homedir())
  const names = listed(here)
  const hidden = (name: string): number => (name.startsWith('.') ? 1 : 0)
  const entries = names
    .map((name) => entryOf(here, name))
    .filter((entry) => entry !== undefined)
    .sort((a, b) => Number(b.folder) - Number(a.folder) || hidden(a.name) - hidden(b.name) || a.name.localeCompare(b.name))
  const parent = path.dirname(here)
  return {
    path: here,
    parent: parent === here ? null : parent,
    entries: entries.slice(0, mostEntries).map((entry) => ({ ...entry, repository: entry.folder && isRepository(entry.path) })),
    truncated: entries.length > mostEntries
  }
}

function listed(here: string): string[] {
  try {
    return readdirSync(here)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EACCES' || code === 'EPERM')
      throw new BulkheadError('files.unreadable', `No right to list ${here}. Choose another folder.`)
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new BulkheadError('files.not-found', `There is no folder ${here}. Choose another one.`)
    if (typeof code === 'string') throw new BulkheadError('files.unreadable', `${here} can’t be listed (${code}). Choose another folder.`)
    throw error
  }
}

/** Undefined where nothing is to be seen: it is gone, a link leads round in a circle, or what is behind one is not this user's. */
function statOf(full: string): Stats | undefined {
  try {
    return statSync(full, { throwIfNoEntry: false })
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}

function entryOf(here: string, name: string): Omit<Output<'files.browse'>['entries'][number], 'repository'> | undefined {
  const full = path.join(here, name)
  const stat = statOf(full)
  if (!stat || !(stat.isFile() || stat.isDirectory())) return undefined
  return { name, path: full, folder: stat.isDirectory(), size: stat.isDirectory() ? 0 : stat.size }
}

/** By the names in it alone: nothing of it is read. */
const isRepository = (folder: string): boolean =>
  existsSync(path.join(folder, '.git')) || (existsSync(path.join(folder, 'HEAD')) && existsSync(path.join(folder, 'objects')))

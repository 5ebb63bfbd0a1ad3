import { pathBelow } from '../../sources/folder-path.ts'
import { baseOf, readRegularFile } from '../../sources/regular-file.ts'
import { walkFolder } from '../../sources/walk-folder.ts'
import type { Limits, SourceFiles } from './source-files.ts'

const MOST_FILES = 300_000

/** The files of a folder. Links are never followed. Throws source.not-found and source.no-access about the folder itself. */
export async function openFolderFiles(root: string, mostBytes: number, breathe: () => Promise<void>): Promise<SourceFiles> {
  const files = new Map<string, number>()
  const notes: string[] = []
  let unlisted = 0
  for (const step of walkFolder(root)) {
    if ('skip' in step) {
      if (step.skip.reason === 'unreadable') unlisted++
      continue
    }
    if (files.size >= MOST_FILES) {
      notes.push(`More than ${MOST_FILES.toLocaleString('en')} files: the rest was not searched.`)
      break
    }
    files.set(step.file.path, step.file.size)
    await breathe()
  }
  if (unlisted > 0) notes.push(`${unlisted} ${unlisted === 1 ? 'folder' : 'folders'} could not be listed.`)
  const base = baseOf(root)
  const read = (name: string, limits?: Limits): Uint8Array | undefined => {
    const size = files.get(name)
    if (size === undefined) return undefined
    if (size > mostBytes) {
      if (limits) limits.tooLarge++
      return undefined
    }
    const bytes = readRegularFile(pathBelow(base, name), mostBytes)
    if (!bytes && limits) limits.unread++
    return bytes
  }
  return {
    count: files.size,
    notes,
    has: (name) => files.has(name),
    paths: () => [...files.keys()],
    async each(visit, limits, breathe) {
      for (const name of files.keys()) {
        const bytes = read(name, limits)
        if (bytes) visit({ path: name, branch: '', bytes })
        await breathe()
      }
    },
    read: (name) => read(name),
    close: () => undefined
  }
}

import { lstatSync, opendirSync, type Stats, statSync } from 'node:fs'
import path from 'node:path'
import { BulkheadError } from '../../contract/errors.ts'
import type { SkipReason } from '../../contract/model.ts'
import { openRepository } from '../git/repository.ts'
import { nameEncoding, shownPath } from './folder-path.ts'

export interface FolderFile {
  /** Relative to the folder, with `/`; as shownPath shows it. */
  path: string
  size: number
}
export interface FolderSkip {
  reason: Extract<(typeof SkipReason.options)[number], 'unreadable' | 'not-a-file' | 'link' | 'over-limit'>
  what: string
  why: string
}

const MAX_DEPTH = 200
const MAX_FILES = 5_000_000

const reasonOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown error'

/**
 * All regular files below a folder (or the one file that was named), in a stable order. Symbolic links are never followed,
 * so that neither a loop nor a link out of the folder is entered; each is told. `.git` folders hold compressed objects
 * that a scan of files can't read: they are told too, and that of the folder itself as a gap, since it is a repository that
 * can't be opened, or the folder would not be searched as one. Throws `source.not-found` and `source.no-access` about the folder itself.
 */
export function* walkFolder(root: string): Generator<{ file: FolderFile } | { skip: FolderSkip }> {
  const start = statRoot(root)
  if (start.isFile()) {
    const name = Buffer.from(path.basename(root), 'utf8').toString(nameEncoding)
    yield { file: { path: shownPath(name), size: start.size } }
    return
  }
  const rawRoot = Buffer.from(root, 'utf8').toString(nameEncoding)
  const at = (name: string): Buffer => Buffer.from(name ? `${rawRoot}/${name}` : rawRoot, nameEncoding)
  const pending: { path: string; depth: number }[] = [{ path: '', depth: 0 }]
  let files = 0
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    let names: string[]
    try {
      names = listNames(at(folder.path))
    } catch (error) {
      yield { skip: { reason: 'unreadable', what: shownPath(folder.path) || '.', why: `the folder can't be listed (${reasonOf(error)})` } }
      continue
    }
    const below: { path: string; depth: number }[] = []
    for (const name of names) {
      const raw = folder.path ? `${folder.path}/${name}` : name
      const relative = shownPath(raw)
      try {
        const stat = lstatSync(at(raw))
        if (relative === '.git') yield { skip: { reason: 'unreadable', what: relative, why: whyNoRepository(root) } }
        else if (stat.isSymbolicLink()) yield { skip: { reason: 'link', what: relative, why: 'symbolic links are not followed' } }
        else if (stat.isDirectory()) {
          if (name === '.git')
            yield {
              skip: { reason: 'not-a-file', what: relative, why: 'a git repository: add it as a source of its own to scan its history' }
            }
          else if (folder.depth >= MAX_DEPTH)
            yield { skip: { reason: 'over-limit', what: relative, why: `more than ${MAX_DEPTH} folders deep` } }
          else below.push({ path: raw, depth: folder.depth + 1 })
        } else if (!stat.isFile()) yield { skip: { reason: 'not-a-file', what: relative, why: 'a socket, pipe or device' } }
        else if (++files > MAX_FILES) {
          yield { skip: { reason: 'over-limit', what: relative, why: `more than ${MAX_FILES} files: the rest was not read` } }
          return
        } else yield { file: { path: relative, size: stat.size } }
      } catch (error) {
        yield { skip: { reason: 'unreadable', what: relative, why: reasonOf(error) } }
      }
    }
    pending.push(...below.reverse())
  }
}

function whyNoRepository(root: string): string {
  try {
    openRepository(root)
    return 'the folder was added before it became a repository; its history is scanned by the path of its .git'
  } catch (error) {
    return error instanceof BulkheadError ? error.message : reasonOf(error)
  }
}

function statRoot(root: string): Stats {
  try {
    return statSync(root)
  } catch (error) {
    const isGone = ['ENOENT', 'ENOTDIR'].includes(reasonOf(error))
    throw isGone
      ? new BulkheadError('source.not-found', `There is nothing at ${root} any more. Put it back where it was, or remove this source.`)
      : new BulkheadError('source.no-access', `${root} can't be opened (${reasonOf(error)}). Give this user read rights on it.`)
  }
}

function listNames(folder: Buffer): string[] {
  const names: string[] = []
  const directory = opendirSync(folder, { encoding: nameEncoding })
  try {
    for (let entry = directory.readSync(); entry; entry = directory.readSync()) names.push(entry.name)
  } finally {
    directory.closeSync()
  }
  return names.sort()
}

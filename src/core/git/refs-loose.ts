import { type Dirent, readdirSync, readlinkSync } from 'node:fs'
import { isValidRefName } from './refs-name.ts'
import { parseRefFile, type StoredRef } from './refs-stored.ts'
import { isAbsent, readRepositoryFile } from './repository-file.ts'

const maxDepth = 64
const maxEntries = 1_000_000

/**
 * Refs in files below `gitDir/refs`. A symbolic link is read as git once wrote symbolic refs, and never followed; what cannot be
 * read, is broken or has a name that git forbids goes to `onBroken`.
 */
export function* readLooseRefs(gitDir: string, onBroken: (what: string) => void): Generator<StoredRef> {
  const folders = ['refs']
  let entries = 0
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of list(gitDir, folder, onBroken)) {
      if (++entries > maxEntries) return onBroken(`everything below refs/ after ${maxEntries} entries`)
      const name = `${folder}/${entry.name.toString('latin1')}`
      if (entry.isDirectory()) {
        if (name.split('/').length < maxDepth) folders.push(name)
        else onBroken(name)
      } else if (!name.endsWith('.lock')) {
        const ref = isValidRefName(name) ? readLooseRef(gitDir, name, entry.isSymbolicLink()) : undefined
        if (ref) yield ref
        else onBroken(name)
      }
    }
  }
}

/** One ref file, or undefined when it is absent or broken. `name` is relative to `gitDir`, as latin1. */
export function readLooseRef(gitDir: string, name: string, isLink: boolean): StoredRef | undefined {
  try {
    if (isLink) {
      const symbolic = readlinkSync(filePath(gitDir, name), 'buffer').toString('latin1')
      return symbolic.startsWith('refs/') ? { name, oid: null, symbolic, peeled: null } : undefined
    }
    const bytes = readRepositoryFile(filePath(gitDir, name), 8192)
    return bytes && parseRefFile(name, bytes)
  } catch {
    // No right to read it, or it went away: told as broken by the caller.
    return undefined
  }
}

function list(gitDir: string, folder: string, onBroken: (what: string) => void): Dirent<Buffer>[] {
  try {
    return readdirSync(filePath(gitDir, folder), { withFileTypes: true, encoding: 'buffer' })
  } catch (error) {
    if (!isAbsent(error)) onBroken(folder)
    return []
  }
}

/** Names of files are bytes: one that is not UTF-8 has to reach the system unchanged. */
function filePath(gitDir: string, name: string): Buffer {
  return Buffer.concat([Buffer.from(`${gitDir}/`), Buffer.from(name, 'latin1')])
}

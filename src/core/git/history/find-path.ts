import { oidLength } from '../types.ts'
import { TreeEntry } from './tree-entry.ts'
import { findTree, type TreeReader } from './tree-reader.ts'

/** Object number of the blob at a path (latin1 bytes) below a tree, or -1. */
export function findPath(reader: TreeReader, tree: number, path: string): number {
  const entry = new TreeEntry()
  const step = oidLength[reader.db.hash] + 1
  for (let start = 0, folder = tree; ; ) {
    const slash = path.indexOf('/', start)
    const end = slash < 0 ? path.length : slash
    const bytes = reader.read(folder)
    let found = false
    for (let at = 0; at < bytes.length && !found; at = entry.nameEnd + step) {
      entry.set(bytes, at)
      found = (slash < 0 ? entry.isBlob : entry.isFolder) && isName(bytes, entry, path, start, end)
    }
    if (!found) return -1
    if (slash < 0) return reader.db.find(bytes, entry.nameEnd + 1)
    folder = findTree(reader.db, bytes, entry.nameEnd + 1)
    start = end + 1
  }
}

function isName(bytes: Uint8Array, entry: TreeEntry, path: string, start: number, end: number): boolean {
  if (entry.nameEnd - entry.nameStart !== end - start) return false
  for (let i = start; i < end; i++) if (bytes[entry.nameStart + i - start] !== path.charCodeAt(i)) return false
  return true
}

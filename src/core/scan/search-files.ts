import { readSync } from 'node:fs'
import { errorTrace } from '../error-trace.ts'
import { pathBelow } from '../sources/folder-path.ts'
import { baseOf, NoRegularFile, readUpTo, withRegularFile } from '../sources/regular-file.ts'
import type { ContentSearch, Place } from './content-search.ts'
import type { BatchResult, FileToSearch } from './protocol.ts'

const CHUNK = 1024 * 1024
/** Larger files are searched in windows. */
export const MAX_IN_MEMORY = 64 * 1024 * 1024

/** Searches files below `root`. A file that can't be read becomes a problem; the others are still searched. */
export function searchFiles(search: ContentSearch, root: string, files: FileToSearch[]): BatchResult {
  const result: BatchResult = { oids: new Uint8Array(0), hits: [], scanned: 0, binary: 0, bytes: 0, problems: [], explained: [] }
  const base = baseOf(root)
  for (const file of files) {
    const place: Place = { where: 'file', object: null, path: file.path, name: file.path }
    try {
      const { hits, binary, bytes, over } = searchFile(search, pathBelow(base, file.path), place)
      for (const hit of hits) result.hits.push(hit)
      result.bytes += bytes
      if (over !== undefined) {
        result.problems.push({ reason: 'over-limit', what: search.maskName(file.path), why: over })
        continue
      }
      result.scanned++
      if (binary) result.binary++
    } catch (error) {
      result.problems.push({
        reason: 'unreadable',
        what: search.maskName(file.path),
        why: whyUnread(error)
      })
    }
  }
  result.explained = search.takeExplained()
  return result
}

/** Never the message of an error of Node, which may quote. */
function whyUnread(error: unknown): string {
  if (error instanceof NoRegularFile) return 'no longer a regular file'
  const { code, error: name } = errorTrace(error)
  return code ?? `the search failed (${name})`
}

function searchFile(search: ContentSearch, file: Buffer, place: Place) {
  return withRegularFile(file, (fd, size) => {
    if (size <= MAX_IN_MEMORY) {
      const content = readUpTo(fd, size)
      return { ...search.search(content, place), bytes: content.length }
    }
    const windows = search.begin(place)
    const chunk = new Uint8Array(CHUNK)
    let bytes = 0
    for (let n = readSync(fd, chunk, 0, CHUNK, null); n > 0; n = readSync(fd, chunk, 0, CHUNK, null)) {
      windows.push(chunk.subarray(0, n))
      bytes += n
    }
    return { ...windows.end(), bytes }
  })
}

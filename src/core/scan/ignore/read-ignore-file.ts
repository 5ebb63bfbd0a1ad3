import { findPath } from '../../git/history/find-path.ts'
import { parseCommit } from '../../git/history/parse-commit.ts'
import { TreeReader } from '../../git/history/tree-reader.ts'
import { ObjectError } from '../../git/objects/object-error.ts'
import { type ObjectDatabase, oidLength } from '../../git/types.ts'
import { pathBelow } from '../../sources/folder-path.ts'
import { readRegularFile } from '../../sources/regular-file.ts'
import { mostIgnoreBytes } from './ignore-rules.ts'

export const ignoreFileName = '.bulkheadignore'

/** The text of `.bulkheadignore` in the tree of HEAD; null where there is none, or none that can be read. */
export function ignoreFileAt(db: ObjectDatabase, head: string | null): string | null {
  const commit = head === null ? -1 : db.findHex(head)
  if (commit < 0 || db.type(commit) !== 'commit') return null
  try {
    const links = parseCommit(db, db.read(commit), 2 * oidLength[db.hash])
    const file = links ? findPath(new TreeReader(db), links.tree, ignoreFileName) : -1
    return file < 0 ? null : textOf(db.read(file))
  } catch (error) {
    if (error instanceof ObjectError) return null
    throw error
  }
}

/** The same from the root of a folder. */
export function ignoreFileIn(root: string): string | null {
  const content = readRegularFile(pathBelow(root, ignoreFileName), mostIgnoreBytes)
  return content ? textOf(content) : null
}

const textOf = (bytes: Uint8Array): string | null => (bytes.length > mostIgnoreBytes ? null : new TextDecoder().decode(bytes))

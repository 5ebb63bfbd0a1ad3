import { parseCommit } from '../../git/history/parse-commit.ts'
import { TreeEntry } from '../../git/history/tree-entry.ts'
import { TreeReader } from '../../git/history/tree-reader.ts'
import { ObjectError } from '../../git/objects/object-error.ts'
import { type ObjectDatabase, oidLength } from '../../git/types.ts'
import { pathBelow } from '../../sources/folder-path.ts'
import { NoRegularFile, readUpTo, withRegularFile } from '../../sources/regular-file.ts'
import { mostIgnoreBytes } from './ignore-rules.ts'

export const ignoreFileName = '.bulkheadignore'

/** What a source has at `.bulkheadignore`: its text, or why that is not known. Null: nothing. */
export type IgnoreFile = { text: string } | { unread: string } | null

const noFile: IgnoreFile = { unread: 'it is no regular file' }
const tooLarge: IgnoreFile = { unread: `it is larger than ${mostIgnoreBytes >> 20} MB` }

/** That of the tree of HEAD, which is null where it leads to no commit. */
export function ignoreFileAt(db: ObjectDatabase, head: string | null): IgnoreFile {
  if (head === null) return null
  try {
    const commit = db.findHex(head)
    const links = commit >= 0 && db.type(commit) === 'commit' ? parseCommit(db, db.read(commit), 2 * oidLength[db.hash]) : undefined
    if (!links || links.treeName !== undefined) return { unread: 'the commit of HEAD, or its folder, is missing or damaged' }
    let isDamaged = false
    const reader = new TreeReader(db, () => {
      isDamaged = true
    })
    const file = inTree(db, reader.read(links.tree))
    return file === null && isDamaged ? { unread: 'the folder of HEAD is damaged' } : file
  } catch (error) {
    if (!(error instanceof ObjectError)) throw error
    return { unread: `the object ${error.problem.what} can't be read (${error.problem.why})` }
  }
}

/** That at the root of a folder; a source that is one file has none. */
export function ignoreFileIn(root: string): IgnoreFile {
  try {
    return withRegularFile(pathBelow(root, ignoreFileName), (fd, size) => (size > mostIgnoreBytes ? tooLarge : textOf(readUpTo(fd, size))))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    if (error instanceof NoRegularFile || code === 'ELOOP') return noFile
    if (code === '') throw error
    return { unread: `it can't be opened (${code})` }
  }
}

function inTree(db: ObjectDatabase, tree: Buffer): IgnoreFile {
  const entry = new TreeEntry()
  for (let at = 0; at < tree.length; at = entry.nameEnd + 1 + oidLength[db.hash]) {
    entry.set(tree, at)
    if (tree.toString('latin1', entry.nameStart, entry.nameEnd) !== ignoreFileName) continue
    if (!entry.isFile) return noFile
    const object = db.find(tree, entry.nameEnd + 1)
    return object < 0 ? { unread: 'its object is missing' } : textOf(db.read(object))
  }
  return null
}

const textOf = (bytes: Uint8Array): IgnoreFile => (bytes.length > mostIgnoreBytes ? tooLarge : { text: new TextDecoder().decode(bytes) })

/** Cursor over the entries of a tree that TreeReader has checked. Format: https://git-scm.com/docs/gitformat-pack (tree objects). */
export class TreeEntry {
  mode = 0
  /** Where the name starts and ends in the tree. The object name follows one byte after its end. */
  nameStart = 0
  nameEnd = 0

  /** Reads the entry that starts at `at`. */
  set(tree: Uint8Array, at: number): void {
    let mode = 0
    let i = at
    for (let c = tree[i]!; c !== 32; c = tree[++i]!) mode = (mode << 3) | (c - 48)
    this.mode = canonicalMode(mode)
    this.nameStart = ++i
    while (tree[i] !== 0) i++
    this.nameEnd = i
  }

  get isFolder(): boolean {
    return this.mode === folderMode
  }

  get isFile(): boolean {
    return this.isBlob && this.mode !== linkMode
  }

  /** A file or symbolic link: its object is a blob. */
  get isBlob(): boolean {
    return this.mode !== folderMode && this.mode !== submoduleMode
  }
}

const folderMode = 0o040000
const submoduleMode = 0o160000
const linkMode = 0o120000

/** Git compares modes after this: canon_mode in its cache.h. */
function canonicalMode(mode: number): number {
  const kind = mode & 0o170000
  if (kind === 0o100000) return mode & 0o100 ? 0o100755 : 0o100644
  return kind === folderMode || kind === linkMode ? kind : submoduleMode
}

/** Order of entries in a tree: by name as bytes, a folder's as if it ended in a slash. 0 only for the same name of the same kind. */
export function compareEntries(treeA: Uint8Array, a: TreeEntry, treeB: Uint8Array, b: TreeEntry): number {
  const lengthA = a.nameEnd - a.nameStart
  const lengthB = b.nameEnd - b.nameStart
  const shared = Math.min(lengthA, lengthB)
  for (let i = 0; i < shared; i++) {
    const difference = treeA[a.nameStart + i]! - treeB[b.nameStart + i]!
    if (difference !== 0) return difference
  }
  const nextA = lengthA > shared ? treeA[a.nameStart + shared]! : a.isFolder ? 47 : 0
  const nextB = lengthB > shared ? treeB[b.nameStart + shared]! : b.isFolder ? 47 : 0
  return nextA === nextB ? lengthA - lengthB : nextA - nextB
}

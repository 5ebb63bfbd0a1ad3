import { oidLength } from '../types.ts'
import { OidFilter } from './oid-filter.ts'
import { TreeEntry } from './tree-entry.ts'
import { findTree, type TreeReader } from './tree-reader.ts'

interface Folder {
  /** Object numbers of the subfolders that hold wanted blobs. */
  folders: Uint32Array
  /** Numbers in the mask. */
  blobs: Uint32Array
}

/** Numbers kept in memory for folders that hold wanted blobs. */
const maxKept = 8 << 20
const maxDepth = 1024

/** Which wanted blobs stand in the trees of many commits. Each distinct folder is read once, however many commits share it. */
export class TipContents {
  private readonly reader: TreeReader
  private readonly numbers: ReadonlyMap<number, number>
  private readonly filter: OidFilter
  /** By object: 1 when the folder holds no wanted blob at any depth. */
  private readonly barren: Uint8Array
  private readonly folders = new Map<number, Folder>()
  private kept = 0
  private readonly oidLength: number

  /** `numbers`: of each wanted blob (object number) the number that it has in a mask. */
  constructor(reader: TreeReader, numbers: ReadonlyMap<number, number>) {
    this.reader = reader
    this.numbers = numbers
    this.filter = new OidFilter(reader.db, numbers.keys())
    this.barren = new Uint8Array(reader.db.size)
    this.oidLength = oidLength[reader.db.hash]
  }

  /** Sets in `mask`, by blob, the bit of each of up to 32 trees that holds it. */
  mark(trees: readonly number[], mask: Uint32Array): void {
    const seen = new Map<number, number>()
    for (const [bit, tree] of trees.entries()) this.visit(tree, 1 << bit, seen, mask, 0)
  }

  private visit(tree: number, bits: number, seen: Map<number, number>, mask: Uint32Array, depth: number): void {
    const before = seen.get(tree) ?? 0
    if ((bits & ~before) === 0) return
    seen.set(tree, before | bits)
    const folder = this.folder(tree, depth)
    if (!folder) return
    for (const blob of folder.blobs) mask[blob] = mask[blob]! | bits
    for (const sub of folder.folders) this.visit(sub, bits, seen, mask, depth + 1)
  }

  private folder(tree: number, depth: number): Folder | undefined {
    if (tree < 0 || this.barren[tree] === 1 || depth > maxDepth) return undefined
    const known = this.folders.get(tree)
    if (known) return known
    const bytes = this.reader.read(tree)
    const entry = new TreeEntry()
    const folders: number[] = []
    const blobs: number[] = []
    for (let at = 0; at < bytes.length; at = entry.nameEnd + 1 + this.oidLength) {
      entry.set(bytes, at)
      if (entry.isFolder) {
        const sub = findTree(this.reader.db, bytes, entry.nameEnd + 1)
        if (this.folder(sub, depth + 1)) folders.push(sub)
      } else if (entry.isBlob && this.filter.mayHave(bytes, entry.nameEnd + 1)) {
        const blob = this.numbers.get(this.reader.db.find(bytes, entry.nameEnd + 1))
        if (blob !== undefined) blobs.push(blob)
      }
    }
    if (folders.length === 0 && blobs.length === 0) {
      this.barren[tree] = 1
      return undefined
    }
    const folder = { folders: Uint32Array.from(folders), blobs: Uint32Array.from(blobs) }
    this.kept += folders.length + blobs.length + 16
    if (this.kept > maxKept) {
      this.folders.clear()
      this.kept = 0
    }
    this.folders.set(tree, folder)
    return folder
  }
}

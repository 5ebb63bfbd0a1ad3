import type { ObjectDatabase } from '../types.ts'
import { findTree, missingTree } from './tree-reader.ts'

/** The links of one commit, as object numbers. */
export interface CommitLinks {
  /** Or emptyTree or missingTree. */
  tree: number
  parents: number[]
  /** Hex name of the tree when it is not stored. */
  treeName: string | undefined
  /** Hex names of the parents that are not stored. */
  missingParents: string[]
  /** Committer date, seconds since the epoch; 0 where there is none. */
  time: number
}

const digit = new Int8Array(256).fill(-1)
for (let i = 0; i < 10; i++) digit[48 + i] = i
for (let i = 0; i < 6; i++) digit[97 + i] = 10 + i

const scratch = new Uint8Array(32)
const scratchName = (hexLength: number): string => Buffer.from(scratch.subarray(0, hexLength / 2)).toString('hex')

/**
 * Reads `tree`, `parent` and `committer` of a commit's raw bytes; undefined when the header is broken.
 * Format: https://git-scm.com/docs/git-commit-tree and Documentation/user-manual of git.
 */
export function parseCommit(db: ObjectDatabase, bytes: Uint8Array, hexLength: number): CommitLinks | undefined {
  if (!startsWith(bytes, 0, 'tree ') || !readOid(bytes, 5, hexLength) || bytes[5 + hexLength] !== 10) return undefined
  const tree = findTree(db, scratch, 0)
  const treeName = tree === missingTree ? scratchName(hexLength) : undefined
  const parents: number[] = []
  const missingParents: string[] = []
  let at = 6 + hexLength
  while (startsWith(bytes, at, 'parent ')) {
    if (!readOid(bytes, at + 7, hexLength) || bytes[at + 7 + hexLength] !== 10) return undefined
    const parent = db.find(scratch)
    if (parent < 0) missingParents.push(scratchName(hexLength))
    else parents.push(parent)
    at += 8 + hexLength
  }
  return { tree, treeName, parents, missingParents, time: committerTime(bytes, at) }
}

/** The seconds behind the last `>` of the committer line. */
function committerTime(bytes: Uint8Array, start: number): number {
  let at = start
  while (at < bytes.length && bytes[at] !== 10 && !startsWith(bytes, at, 'committer ')) {
    const newline = bytes.indexOf(10, at)
    if (newline < 0) return 0
    at = newline + 1
  }
  const end = bytes.indexOf(10, at)
  let close = end < 0 ? bytes.length : end
  while (close > at && bytes[close] !== 62) close--
  let time = 0
  for (let i = close + 2; time < 1e12; i++) {
    const value = digit[bytes[i] ?? 0]!
    if (value < 0 || value > 9) break
    time = time * 10 + value
  }
  return time
}

function readOid(bytes: Uint8Array, at: number, hexLength: number): boolean {
  for (let i = 0; i < hexLength; i += 2) {
    const high = digit[bytes[at + i] ?? 0]!
    const low = digit[bytes[at + i + 1] ?? 0]!
    if (high < 0 || low < 0) return false
    scratch[i >> 1] = (high << 4) | low
  }
  return true
}

function startsWith(bytes: Uint8Array, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word.charCodeAt(i)) return false
  return true
}

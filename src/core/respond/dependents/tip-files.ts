import path from 'node:path'
import { displayName } from '../../git/history/display-name.ts'
import { parseCommit } from '../../git/history/parse-commit.ts'
import { TreeEntry } from '../../git/history/tree-entry.ts'
import { findTree, TreeReader } from '../../git/history/tree-reader.ts'
import { families } from '../../git/objects/families.ts'
import { visitFamily } from '../../git/objects/visit-family.ts'
import { readRefs } from '../../git/refs.ts'
import { isBranch, shortRefName } from '../../git/refs-name.ts'
import { openRepository } from '../../git/repository.ts'
import { type ObjectDatabase, oidLength, type Ref } from '../../git/types.ts'
import type { OpenObjects } from './open-objects.ts'
import type { SourceFiles } from './source-files.ts'

/** Entries of trees that are looked at: trees that share their subtrees stand for more files than any disk holds. */
const MOST_ENTRIES = 3_000_000
const MOST_DEPTH = 200
/** Ways to one blob that are kept. */
const MOST_PATHS = 50
const symlink = 0o120000

interface Place {
  path: string
  branch: string
}

/** The files at the tips of all branches of a repository: each blob once, that of the branch HEAD is on first. */
export async function openTipFiles(
  repository: string,
  cacheDir: string,
  openObjects: OpenObjects,
  breathe: () => Promise<void>
): Promise<SourceFiles> {
  const info = openRepository(repository)
  const db = await openObjects(info, cacheDir)
  try {
    const notes: string[] = []
    const { refs, head } = readRefs(info, db)
    const tips = rank(
      refs.filter(({ name }) => isBranch(name)),
      head.name
    )
    const places = await placesOf(db, tips, notes, breathe)
    const byPath = new Map<string, number>()
    const isHead = new Set<string>()
    for (const [object, known] of places)
      for (const { path: at, branch } of known) {
        if (isHead.has(at) || (byPath.has(at) && branch !== '')) continue
        byPath.set(at, object)
        if (branch === '') isHead.add(at)
      }
    return {
      notes,
      count: places.size,
      has: (at) => byPath.has(at),
      async each(visit, limit, breathe) {
        const wanted = new Uint8Array(db.size)
        for (const object of places.keys()) wanted[object] = 1
        for (const family of families(db, wanted)) {
          visitFamily(
            db,
            family,
            wanted,
            (object, content) => {
              for (const { path: at, branch } of places.get(object) ?? []) visit({ path: at, branch, bytes: content })
            },
            (problem) => {
              if (problem.reason !== 'too-large') limit.unread++
              else limit.tooLarge++
            }
          )
          await breathe()
        }
      },
      paths: () => [...byPath.keys()],
      read(at) {
        const object = byPath.get(at)
        return object === undefined ? undefined : db.read(object)
      },
      close: () => db.close()
    }
  } catch (error) {
    db.close()
    throw error
  }
}

/** HEAD's branch first, then branches, then those of remotes. */
function rank(refs: readonly Ref[], head: string | null): { name: string; target: string }[] {
  const order = ({ name }: Ref): number => (name === head || name === 'HEAD' ? 0 : name.startsWith('refs/heads/') ? 1 : 2)
  const seen = new Set<string>()
  return [...refs]
    .sort((a, b) => order(a) - order(b))
    .flatMap((ref) => {
      if (seen.has(ref.target)) return []
      seen.add(ref.target)
      return [{ name: order(ref) === 0 ? '' : shortRefName(ref.name), target: ref.target }]
    })
}

async function placesOf(
  db: ObjectDatabase,
  tips: readonly { name: string; target: string }[],
  notes: string[],
  breathe: () => Promise<void>
): Promise<Map<number, Place[]>> {
  const places = new Map<number, Place[]>()
  const reader = new TreeReader(db)
  const length = oidLength[db.hash]
  const seen = new Set<string>()
  let left = MOST_ENTRIES
  for (const { name: branch, target } of tips) {
    const commit = db.findHex(target)
    const links = commit < 0 || db.type(commit) !== 'commit' ? undefined : parseCommit(db, db.read(commit), 2 * length)
    const pending: { tree: number; at: string; depth: number }[] = links ? [{ tree: links.tree, at: '', depth: 0 }] : []
    if (!links) notes.push(`The tip of ${branch || 'HEAD'} can't be read.`)
    for (let folder = pending.pop(); folder !== undefined && left > 0; folder = pending.pop()) {
      const key = `${folder.tree} ${folder.at}`
      if (seen.has(key) || folder.depth > MOST_DEPTH) continue
      seen.add(key)
      const bytes = reader.read(folder.tree)
      const entry = new TreeEntry()
      for (let at = 0; at < bytes.length; at = entry.nameEnd + 1 + length) {
        if (--left <= 0) break
        entry.set(bytes, at)
        const shown = displayName(bytes.subarray(entry.nameStart, entry.nameEnd))
        const below = folder.at === '' ? shown : `${folder.at}/${shown}`
        if (entry.isFolder) pending.push({ tree: findTree(db, bytes, entry.nameEnd + 1), at: below, depth: folder.depth + 1 })
        else if (entry.isBlob && entry.mode !== symlink) addPlace(places, db.find(bytes, entry.nameEnd + 1), { path: below, branch })
      }
      await breathe()
    }
  }
  if (left <= 0) notes.push(`More than ${MOST_ENTRIES.toLocaleString('en')} entries in the folders of the tips: the rest was not searched.`)
  return places
}

function addPlace(places: Map<number, Place[]>, object: number, place: Place): void {
  if (object < 0) return
  const known = places.get(object)
  if (!known) places.set(object, [place])
  else if (known.length < MOST_PATHS && !known.some(({ path: at }) => at === place.path)) known.push(place)
}

/** Where our own indexes of a source's packs are kept. */
export const indexDir = (dataDir: string, sourceId: string): string => path.join(dataDir, 'indexes', sourceId)

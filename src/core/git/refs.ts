import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { displayName } from './history/display-name.ts'
import { readLooseRef, readLooseRefs } from './refs-loose.ts'
import { isBranchOrTag, isValidRefName, maxRefs } from './refs-name.ts'
import { readPackedRefs } from './refs-packed.ts'
import { isPeeled, peelTag, type Unpeeled } from './refs-peel.ts'
import type { StoredRef } from './refs-stored.ts'
import { isAbsent } from './repository-file.ts'
import type { ObjectDatabase, ObjectProblem, Ref, RepositoryInfo } from './types.ts'

const maxSymbolic = 5

export interface Refs {
  /** Every ref that leads to a commit: branches and tags first, then the others; detached HEADs of all worktrees among the first. */
  refs: Ref[]
  /** The branch (null when detached) and commit (null when it has none yet) of this worktree. */
  head: { name: string | null; target: string | null }
  /** Sentences for the coverage record. */
  notes: string[]
  /** Objects that a ref stands for and that are not stored. */
  missing: ObjectProblem[]
}

/** All refs of a repository, loose over packed, tags peeled to commits. What is broken is told in `notes`, never thrown. */
export function readRefs(info: Pick<RepositoryInfo, 'gitDir' | 'commonDir'>, db: ObjectDatabase): Refs {
  const notes = new RefNotes()
  const stored = new Map<string, StoredRef>()
  const onBroken = (name: string): void => notes.add('cannot be used (broken, unreadable, or a name that git forbids)', name)
  for (const ref of readPackedRefs(info.commonDir, onBroken)) stored.set(ref.name, ref)
  for (const ref of readLooseRefs(info.commonDir, onBroken)) stored.set(ref.name, ref)
  if (info.gitDir !== info.commonDir) for (const ref of readLooseRefs(info.gitDir, onBroken)) stored.set(ref.name, ref)
  const heads = readHeads(info, onBroken)
  for (const ref of heads) if (ref.oid !== null) stored.set(ref.name, ref)

  const shown: Ref[] = []
  const others: Ref[] = []
  const missing: ObjectProblem[] = []
  for (const ref of stored.values()) {
    // A symbolic ref adds no history of its own: what it stands for is in the list.
    if (ref.oid === null) {
      if (resolve(ref, stored) === undefined) notes.add('stand for refs that are not there', ref.name)
      continue
    }
    const peeled = peel(db, ref)
    // Git writes replacements of trees and blobs there; they are not followed, which the repository's limits say.
    if (!('target' in peeled) && ref.name.startsWith('refs/replace/')) continue
    if (!('target' in peeled)) {
      notes.add(peeled.why, ref.name)
      if (peeled.missing !== undefined) missing.push({ reason: 'missing', what: peeled.missing, why: `${show(ref.name)} points to it` })
    } else (isBranchOrTag(peeled.name) ? shown : others).push(peeled)
  }
  const refs = [shown, others].flatMap((list) => list.sort((a, b) => (a.name < b.name ? -1 : 1)))
  if (refs.length > maxRefs) notes.say(`${refs.length} refs, of which the first ${maxRefs} were followed.`)
  return { refs: refs.slice(0, maxRefs), head: readHead(heads, stored, db), notes: notes.lines(), missing }
}

/** HEAD of this worktree first, then those of all others. */
function readHeads(info: Pick<RepositoryInfo, 'gitDir' | 'commonDir'>, onBroken: (name: string) => void): StoredRef[] {
  const folders = new Map([[info.gitDir, 'HEAD']])
  if (info.gitDir !== info.commonDir) folders.set(info.commonDir, 'main-worktree/HEAD')
  for (const name of listFolders(join(info.commonDir, 'worktrees'), onBroken)) {
    const folder = join(info.commonDir, 'worktrees', name)
    if (!folders.has(folder)) folders.set(folder, `worktrees/${name}/HEAD`)
  }
  const heads: StoredRef[] = []
  for (const [folder, name] of folders) {
    const ref = readLooseRef(folder, 'HEAD', isLink(join(folder, 'HEAD')))
    if (ref && (ref.symbolic === null || isValidRefName(ref.symbolic))) heads.push({ ...ref, name: Buffer.from(name).toString('latin1') })
    else onBroken(name)
  }
  return heads
}

function readHead(heads: StoredRef[], stored: Map<string, StoredRef>, db: ObjectDatabase): Refs['head'] {
  const head = heads.find((ref) => ref.name === 'HEAD')
  const ref = head && resolve(head, stored)
  const peeled = ref && peel(db, ref)
  const name = head?.symbolic ?? null
  return { name: name === null ? null : show(name), target: peeled && 'target' in peeled ? peeled.target : null }
}

/** The ref with an object that a symbolic one stands for. */
function resolve(ref: StoredRef, stored: Map<string, StoredRef>): StoredRef | undefined {
  let at: StoredRef | undefined = ref
  for (let hops = 0; at && at.oid === null; hops++) at = hops < maxSymbolic && at.symbolic !== null ? stored.get(at.symbolic) : undefined
  return at
}

function peel(db: ObjectDatabase, ref: StoredRef): Ref | Unpeeled {
  let peeled = peelTag(db, ref.oid ?? '')
  if (!isPeeled(peeled) && ref.peeled !== null) peeled = peelTag(db, ref.peeled)
  if (!isPeeled(peeled)) return peeled
  const type = db.type(peeled.target)
  if (type !== 'commit') return { why: `points to a ${type ?? 'damaged object'}, not to a commit` }
  const { tags } = peeled
  return { name: show(ref.name), target: db.oid(peeled.target), ...(tags.length > 0 ? { tags } : {}) }
}

function show(name: string): string {
  return displayName(Buffer.from(name, 'latin1'))
}

function listFolders(folder: string, onBroken: (name: string) => void): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (!isAbsent(error)) onBroken('worktrees')
    return []
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
}

/** Gathers refs with the same fault to one sentence with a few examples. */
class RefNotes {
  private readonly faults = new Map<string, { count: number; names: string[] }>()
  private readonly sentences: string[] = []

  add(fault: string, name: string): void {
    const known = this.faults.get(fault) ?? { count: 0, names: [] }
    known.count++
    if (known.names.length < 5) known.names.push(show(name.slice(0, 200)))
    this.faults.set(fault, known)
  }

  say(sentence: string): void {
    this.sentences.push(sentence)
  }

  lines(): string[] {
    const told = [...this.faults].map(([fault, { count, names }]) => {
      const more = count > names.length ? `, and ${count - names.length} more` : ''
      return `${count === 1 ? 'A ref' : `${count} refs`} left out: ${fault}: ${names.join(', ')}${more}.`
    })
    return [...told.sort(), ...this.sentences]
  }
}

import { ObjectError } from '../git/objects/object-error.ts'
import { streamObject } from '../git/objects/stream-object.ts'
import { visitFamily } from '../git/objects/visit-family.ts'
import { type ObjectDatabase, type ObjectProblem, oidLength } from '../git/types.ts'
import { mostBatchHits } from './batches.ts'
import type { ContentSearch, Found, Place } from './content-search.ts'
import { messageStart } from './git-content.ts'
import type { BatchResult } from './protocol.ts'

const whereOf = { blob: 'blob', commit: 'commit-message', tag: 'tag-message' } as const

/**
 * Searches the wanted members of the delta families with these roots. Every wanted member ends up in `oids` or in `problems` and
 * is wanted no more; families with members for which there was no room in the result end up in `left`.
 */
export function searchObjects(
  search: ContentSearch,
  db: ObjectDatabase,
  wanted: Uint8Array,
  roots: Uint32Array,
  mostHits = mostBatchHits
): BatchResult & { left: Uint32Array } {
  const hashLength = oidLength[db.hash]
  const result: BatchResult = { oids: new Uint8Array(0), hits: [], scanned: 0, binary: 0, bytes: 0, problems: [], explained: [] }
  const searched: number[] = []
  const left: number[] = []
  let unfinished = false

  const placeOf = (object: number): Place & { where: (typeof whereOf)[keyof typeof whereOf] } => {
    const oid = new Uint8Array(hashLength)
    db.copyOid(object, oid, 0)
    const type = db.type(object)
    const where = type === 'commit' || type === 'tag' ? whereOf[type] : whereOf.blob
    return { where, object: oid, path: null, name: db.oid(object) }
  }
  const isFull = (): boolean => result.hits.length >= mostHits
  const fail = (object: number, problem: BatchResult['problems'][number]): void => {
    wanted[object] = 0
    result.problems.push(problem)
  }
  const take = (object: number, found: Found, bytes: number): void => {
    for (const hit of found.hits) result.hits.push(hit)
    if (found.over !== undefined) {
      fail(object, { reason: 'over-limit', what: db.oid(object), why: found.over })
      return
    }
    wanted[object] = 0
    if (found.binary) result.binary++
    result.bytes += bytes
    searched.push(object)
  }

  const visit = (object: number, content: Uint8Array): void => {
    if (isFull()) {
      unfinished = true
      return
    }
    const place = placeOf(object)
    const from = place.where === 'blob' ? 0 : messageStart(content)
    take(object, search.search(content.subarray(from), place, from), content.length)
  }
  const tooLarge = (object: number, problem: ObjectProblem): void => {
    if (isFull()) {
      unfinished = true
      return
    }
    const windows = search.begin(placeOf(object))
    let bytes = 0
    try {
      streamObject(db, object, (chunk) => {
        windows.push(chunk)
        bytes += chunk.length
      })
    } catch (error) {
      if (!(error instanceof ObjectError)) throw error
      fail(object, error.problem.reason === 'too-large' ? problem : error.problem)
      return
    }
    take(object, windows.end(), bytes)
  }

  for (const root of roots) {
    unfinished = isFull()
    if (!unfinished)
      visitFamily(db, { root, weight: 0 }, wanted, visit, (problem, object) => {
        if (problem.reason === 'too-large') tooLarge(object, problem)
        else fail(object, problem)
      })
    if (unfinished) left.push(root)
  }

  result.oids = new Uint8Array(searched.length * hashLength)
  for (const [i, object] of searched.entries()) db.copyOid(object, result.oids, i * hashLength)
  result.scanned = searched.length
  result.explained = search.takeExplained()
  return { ...result, left: Uint32Array.from(left) }
}

import { createHmac, timingSafeEqual } from 'node:crypto'
import { ObjectError } from '../../git/objects/object-error.ts'
import { attachObjectDatabase } from '../../git/objects/open-object-database.ts'
import type { ObjectDatabase } from '../../git/types.ts'
import { pathBelow } from '../../sources/folder-path.ts'
import { baseOf, readRegularFile } from '../../sources/regular-file.ts'
import type { StoredValue } from '../../store/workspace.ts'
import type { Tasks } from '../protocol.ts'
import { valueAt } from '../value-bytes.ts'
import { portableMark } from './portable-mark.ts'

const mostFileBytes = 64 << 20

/**
 * Portable fingerprints of findings. Each value is read again where it lies and proven by its HMAC; one that is nowhere any more gets none,
 * and so stays open. Values do not leave the thread.
 */
export function markValues({ place, salts, values }: Tasks['mark-values']['input'], key: Uint8Array): Tasks['mark-values']['output'] {
  const db = place.kind === 'git' ? attachObjectDatabase(place.snapshot) : undefined
  try {
    const read = lastKept(db ? fromObjects(db) : fromFolder(place.kind === 'folder' ? place.root : ''))
    return byContent(values).flatMap((value) => {
      const bytes = provenValue(value, key, read)
      return bytes ? [{ findingId: value.findingId, marks: salts.map((salt) => portableMark(salt, bytes)) }] : []
    })
  } finally {
    db?.close()
  }
}

type Place = StoredValue['places'][number]
type Read = (place: Place) => Uint8Array | undefined

/** An object by its name, a file by its path. */
const nameOf = ({ object, path }: Place): string => (object ? Buffer.from(object).toString('latin1') : path)

/** What one content holds in a row, since a dump may hold thousands. */
const byContent = (values: readonly StoredValue[]): StoredValue[] =>
  [...Map.groupBy(values, ({ places: [first] }) => (first ? nameOf(first) : '')).values()].flat()

function lastKept(read: Read): Read {
  let last: { name: string; content: Uint8Array | undefined } | undefined
  return (place) => {
    const name = nameOf(place)
    if (last?.name !== name) last = { name, content: read(place) }
    return last.content
  }
}

function provenValue({ places, fingerprint }: StoredValue, key: Uint8Array, read: Read): Uint8Array | undefined {
  for (const place of places) {
    const content = read(place)
    if (!content || place.end > content.length) continue
    const proves = (value: Uint8Array): boolean => timingSafeEqual(createHmac('sha256', key).update(value).digest(), fingerprint)
    const value = valueAt(content, place.start, place.end, proves)
    if (value) return value.bytes
  }
  return undefined
}

function fromObjects(db: ObjectDatabase): Read {
  return ({ object }) => {
    const index = object === null ? -1 : db.find(object)
    if (index < 0) return undefined
    try {
      return db.read(index)
    } catch (error) {
      if (error instanceof ObjectError) return undefined
      throw error
    }
  }
}

function fromFolder(root: string): Read {
  const base = baseOf(root)
  return (place) => readRegularFile(pathBelow(base, place.path), mostFileBytes)
}

import type { Occurrence } from '../../../contract/model.ts'

const wheres: Record<Occurrence['where'], string> = {
  blob: 'in an object without a path',
  'commit-message': 'in a commit message',
  'tag-message': 'in a tag message',
  file: 'in a file',
  text: 'in pasted text'
}

/** A place without a path, in words. */
export const placeName = (place: Pick<Occurrence, 'where' | 'path' | 'line'>): string =>
  place.path === null ? wheres[place.where] : `${place.path}:${place.line}`

export const shortOid = (oid: string): string => oid.slice(0, 8)

export const shortRef = (ref: string): string => ref.replace(/^refs\/(heads|tags|remotes)\//, '')

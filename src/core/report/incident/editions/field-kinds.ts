import type { FieldPath } from './rewrite-texts.ts'

/**
 * What a text names. `fact`: words of Bulkhead or its catalogue, which are public. `text`: whatever somebody wrote. `action` and `agent` (the
 * user agent) are texts in which dots and slashes are common and mean nothing.
 */
export type FieldKind =
  | 'person'
  | 'address'
  | 'host'
  | 'repository'
  | 'path'
  | 'branch'
  | 'commit'
  | 'object'
  | 'key'
  | 'account'
  | 'place'
  | 'file'
  | 'service'
  | 'identity'
  | 'resource'
  | 'action'
  | 'agent'
  | 'fact'
  | 'text'

const byName: Record<string, FieldKind> = {
  who: 'person',
  author: 'person',
  authors: 'person',
  assignee: 'person',
  openedBy: 'person',
  owner: 'person',
  contact: 'person',
  to: 'person',
  ip: 'address',
  host: 'host',
  sourceName: 'repository',
  location: 'path',
  path: 'path',
  paths: 'path',
  ref: 'branch',
  refs: 'branch',
  oid: 'commit',
  commit: 'commit',
  removedBy: 'commit',
  blob: 'object',
  blobs: 'object',
  key: 'key',
  keyId: 'key',
  actor: 'account',
  place: 'place',
  resource: 'resource',
  action: 'action',
  userAgent: 'agent',
  importName: 'file',
  id: 'fact',
  findingId: 'fact',
  findingIds: 'fact',
  group: 'fact',
  groups: 'fact',
  evidence: 'fact',
  typeId: 'fact',
  type: 'fact',
  provider: 'fact',
  act: 'fact',
  hash: 'fact',
  previous: 'fact'
}

/** Inside these objects, whatever is not in `byName` is a fact of the catalogue or of Bulkhead itself. */
const publicParts = ['clocks', 'plan', 'meta', 'calls', 'secrets']
const publicOfTask = ['title', 'detail', 'command', 'url', 'source', 'date', 'conflict', 'preview', 'factsCheckedAt']

const nameOf: Record<string, FieldKind> = { evidence: 'file', imports: 'file', dependents: 'service', people: 'person' }

/** What the text of a field of ReportFacts names. */
export function fieldKind(path: FieldPath): FieldKind {
  const name = path.at(-1) ?? ''
  const parent = path.at(-2) ?? ''
  if (name === 'name') return nameOf[parent] ?? 'text'
  if (name === 'value' && parent === 'decoded') return 'identity'
  if (name === 'author' && parent === 'meta') return 'person'
  if (name === 'label' || name === 'factor') return 'fact'
  const known = byName[name]
  if (known !== undefined) return known
  if (path[0] === 'view' && path[1] === 'tasks') return publicOfTask.includes(name) ? 'fact' : 'text'
  if (name === 'preview' || name === 'factsCheckedAt') return 'fact'
  return path.some((part) => publicParts.includes(part)) ? 'fact' : 'text'
}

import type { ColumnMapping, UsageField } from '../../../contract/case/usage.ts'
import { type Adapted, isObject, textOf } from './log-adapter.ts'
import { resultOf } from './result-of.ts'

/** A row of named columns as an event, by a mapping. `read` gives the text of a column. */
export function adaptColumns(mapping: ColumnMapping, read: (column: string) => string): Adapted {
  const get = (field: UsageField): string => {
    const column = mapping[field]
    return column === undefined || column === '' ? '' : read(column)
  }
  const time = get('time').trim()
  if (time === '') return { problem: 'has no time' }
  const bytes = get('bytes').trim()
  return {
    time,
    actor: get('actor'),
    key: get('key'),
    ip: get('ip'),
    userAgent: get('userAgent'),
    action: get('action'),
    resource: get('resource'),
    result: resultOf(get('result'), mapping.result ?? ''),
    bytes: /^\d{1,15}$/.test(bytes) ? Number(bytes) : -1
  }
}

/** The text at a dotted path. A key that holds dots itself (`log.level`) goes before a path through objects. */
export function atPath(record: Record<string, unknown>, path: string): string {
  if (Object.hasOwn(record, path)) return textOf(record[path])
  for (let dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
    const key = path.slice(0, dot)
    const inner = Object.hasOwn(record, key) ? record[key] : undefined
    if (isObject(inner)) return atPath(inner, path.slice(dot + 1))
  }
  return ''
}

/** Dotted paths of all that is text or number in a record, four levels deep, 200 at most. */
export function pathsOf(record: Record<string, unknown>, into: Set<string> = new Set(), prefix = '', depth = 0): Set<string> {
  for (const [key, value] of Object.entries(record)) {
    if (into.size >= 200) break
    if (isObject(value) && depth < 3) pathsOf(value, into, `${prefix}${key}.`, depth + 1)
    else if (!isObject(value) && !Array.isArray(value)) into.add(`${prefix}${key}`)
  }
  return into
}

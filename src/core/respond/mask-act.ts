import type { Act } from '../../contract/case/acts.ts'
import type { SafeAct } from './acts/context.ts'
import type { Mask } from './case-mask.ts'

/**
 * Fields that people write. All others are words of the contract, times, and ids, which an act must find in the case, so that nothing
 * written there is kept.
 */
const texts = new Set([
  'assignee',
  'title',
  'text',
  'note',
  'place',
  'keyId',
  'reason',
  'name',
  'sourceName',
  'path',
  'owner',
  'contact',
  'environment',
  'test',
  'fallback',
  'channel',
  'to',
  'subjects',
  'consequences',
  'measures'
])

/** Of these acts the field is a word of the contract. */
const notText = new Set(['move-dependent.to', 'close.reason'])

/** The act with its texts masked and, of a new key, its fingerprint in place of its value. */
export function maskAct(act: Act, mask: Mask, fingerprint: (value: string) => string): SafeAct {
  const masked = <T>(value: T, field: string): T => {
    if (typeof value === 'string') return (texts.has(field) && !notText.has(`${act.kind}.${field}`) ? mask(value) : value) as T
    if (Array.isArray(value)) return value.map((item) => masked(item, field)) as T
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner, key)])) as T
    return value
  }
  if (act.kind !== 'replace') return masked(act, '')
  const { value, ...rest } = act
  return { ...masked(rest, ''), fingerprint: value === undefined ? null : fingerprint(value) }
}

/** Masks every text in a value, names of fields included. */
export function maskDetail<T extends Record<string, unknown>>(detail: T, mask: Mask): T {
  const masked = (value: unknown): unknown => {
    if (typeof value === 'string') return mask(value)
    if (Array.isArray(value)) return value.map(masked)
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [mask(key), masked(inner)]))
    return value
  }
  return masked(detail) as T
}

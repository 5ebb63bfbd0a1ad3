import { UsageEvent } from '../../contract/case/usage.ts'
import { FindingStatus, Liveness, type Severity, severities } from '../../contract/model.ts'
import { PlaceKind } from '../../contract/place-kind.ts'

/** Where a secret stands today: in a branch tip, in history only, or in objects that no ref reaches. */
export const places = ['tip', 'history', 'unreachable'] as const
export type Place = (typeof places)[number]

/** The number that stands for a word in the database is its position here. Part of the schema: only add at the end. */
const words = {
  severity: severities,
  liveness: Liveness.options,
  place: places,
  placeKind: PlaceKind.options,
  status: FindingStatus.options,
  result: UsageEvent.shape.result.options
} as const
type Words = {
  severity: Severity
  liveness: Liveness
  place: Place
  placeKind: PlaceKind
  status: FindingStatus
  result: UsageEvent['result']
}

export function codeOf<K extends keyof Words>(kind: K, word: Words[K]): number {
  return (words[kind] as readonly string[]).indexOf(word)
}

export function wordOf<K extends keyof Words>(kind: K, code: number): Words[K] {
  const word = words[kind][code]
  if (word === undefined) throw new RangeError(`no ${kind} has the code ${code}`)
  return word as Words[K]
}

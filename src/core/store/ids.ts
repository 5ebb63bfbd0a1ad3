/** Row numbers cross the contract as words that name their kind, so that the id of a scan is never taken for one of a source. */
export type IdKind = 'source' | 'scan' | 'finding'

export const idOf = (kind: IdKind, row: number): string => `${kind}-${row}`

/** -1, which no row has, for an id that is not of this kind. */
export function rowOf(kind: IdKind, id: string): number {
  const digits = id.startsWith(`${kind}-`) ? id.slice(kind.length + 1) : ''
  return /^[1-9]\d{0,14}$/.test(digits) ? Number(digits) : -1
}

/** People speak of a case by this one: INC-0007. */
export const caseIdOf = (number: number): string => `INC-${String(number).padStart(4, '0')}`

/** -1, which no case has, for anything else than the one way to write the id of a case. */
export function caseNumberOf(id: string): number {
  const number = /^INC-\d{4,15}$/.test(id) ? Number(id.slice(4)) : -1
  return caseIdOf(number) === id ? number : -1
}

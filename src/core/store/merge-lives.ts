/** From when to when a ref held something, in seconds; `to` is null while its tip holds it. */
export interface Life {
  ref: string
  from: number
  to: number | null
}

/**
 * A secret lives on while one version of a file after the other holds it: lives on the same ref that touch or overlap become one.
 * What still lives comes first, then what began first.
 */
export function mergeLives(lives: readonly Life[]): Life[] {
  const merged: Life[] = []
  let last: Life | undefined
  for (const life of [...lives].sort((a, b) => compare(a.ref, b.ref) || a.from - b.from)) {
    if (last?.ref === life.ref && (last.to === null || life.from <= last.to)) {
      last.to = last.to === null || life.to === null ? null : Math.max(last.to, life.to)
    } else {
      last = { ...life }
      merged.push(last)
    }
  }
  return merged.sort((a, b) => Number(a.to !== null) - Number(b.to !== null) || a.from - b.from || compare(a.ref, b.ref))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

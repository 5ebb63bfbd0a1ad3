import { type Columns, noBase } from './columns.ts'

/** Longer chains than any git makes (it stops at 4 095) only serve to make reading slow. */
const deepest = 10_000

/**
 * Gives each delta the type of the object that its chain of bases ends in. Cuts circles, and chains that are too deep, so
 * that afterwards every chain ends. Bases may stand before or after what is based on them.
 */
export function settleTypes(columns: Columns): void {
  const { base, types } = columns
  const depth = new Uint16Array(base.length)
  const inPath = new Uint8Array(base.length)
  const path: number[] = []
  const settled = new Uint8Array(base.length)
  for (let object = 0; object < base.length; object++) {
    let at = object
    while (!settled[at] && base[at]! >= 0 && !inPath[at]) {
      inPath[at] = 1
      path.push(at)
      at = base[at]!
    }
    if (!settled[at] && inPath[at]) base[at] = noBase.circle
    settled[at] = 1
    for (let next = path.pop(); next !== undefined; next = path.pop()) {
      inPath[next] = 0
      settled[next] = 1
      const parent = base[next]!
      if (parent < 0) continue
      depth[next] = depth[parent]! + 1
      if (depth[next]! > deepest) {
        base[next] = noBase.tooDeep
        depth[next] = 0
      } else if (types[parent] !== 0) types[next] = types[parent]!
    }
  }
}

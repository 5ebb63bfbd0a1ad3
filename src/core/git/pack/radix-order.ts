const digitBits = 11
const digits = 1 << digitBits

/** The positions of `keys` in ascending order of key; equal keys stay in their order. Keys are whole numbers from 0 to 2^53. */
export function radixOrder(keys: Uint32Array | Float64Array): Uint32Array {
  const size = keys.length
  const order = new Uint32Array(size)
  let isAscending = true
  let max = 0
  for (let i = 0; i < size; i++) {
    order[i] = i
    const key = keys[i]!
    if (key < max) isAscending = false
    else max = key
  }
  if (isAscending) return order
  // a typed array of 32 bits takes numbers modulo 2^32
  const low = sortPairs(new Uint32Array(keys), order)
  if (max < 2 ** 32) return low
  const high = new Uint32Array(size)
  for (let i = 0; i < size; i++) high[i] = keys[low[i]!]! / 2 ** 32
  return sortPairs(high, low)
}

/** Sorts `values` by the key that stands at the same place, lowest digit first. Uses up both arrays. */
function sortPairs(keys: Uint32Array, values: Uint32Array): Uint32Array {
  const size = keys.length
  let fromKeys = keys
  let fromValues = values
  let toKeys: Uint32Array = new Uint32Array(size)
  let toValues: Uint32Array = new Uint32Array(size)
  const starts = new Uint32Array(digits)
  for (let shift = 0; shift < 32; shift += digitBits) {
    starts.fill(0)
    for (let i = 0; i < size; i++) starts[(fromKeys[i]! >>> shift) & (digits - 1)]!++
    if (starts[0] === size) continue
    for (let digit = 0, sum = 0; digit < digits; digit++) {
      const count = starts[digit]!
      starts[digit] = sum
      sum += count
    }
    for (let i = 0; i < size; i++) {
      const key = fromKeys[i]!
      const to = starts[(key >>> shift) & (digits - 1)]!++
      toKeys[to] = key
      toValues[to] = fromValues[i]!
    }
    ;[fromKeys, toKeys] = [toKeys, fromKeys]
    ;[fromValues, toValues] = [toValues, fromValues]
  }
  return fromValues
}

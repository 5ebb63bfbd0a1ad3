const digitBits = 11
const digits = 1 << digitBits

/** The positions of `keys` in ascending order of key; equal keys stay in their order. Keys are whole numbers from 0 to 2^53. */
export function radixOrder(keys: Uint32Array | Float64Array): Uint32Array {
  const size = keys.length
  let order = new Uint32Array(size)
  let ascending = true
  let max = 0
  for (let i = 0; i < size; i++) {
    order[i] = i
    const key = keys[i]!
    if (key < max) ascending = false
    else max = key
  }
  if (ascending) return order
  let next = new Uint32Array(size)
  const starts = new Uint32Array(digits)
  for (let unit = 1; unit <= max; unit *= digits) {
    starts.fill(0)
    for (let i = 0; i < size; i++) starts[Math.floor(keys[i]! / unit) & (digits - 1)]!++
    for (let digit = 0, sum = 0; digit < digits; digit++) {
      const count = starts[digit]!
      starts[digit] = sum
      sum += count
    }
    for (let i = 0; i < size; i++) {
      const at = order[i]!
      next[starts[Math.floor(keys[at]! / unit) & (digits - 1)]!++] = at
    }
    const free = order
    order = next
    next = free
  }
  return order
}

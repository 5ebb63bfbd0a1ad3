import { compareOids } from './pack-index.ts'
import { radixOrder } from './radix-order.ts'

/**
 * Finds a name among many: the first two bytes lead to a bucket, the first four to a place in it, and only there is a
 * whole name compared. Names lie one after the other in `oids`, in any order; the two columns are sorted by name.
 */
export interface OidLookup {
  width: number
  oids: Uint8Array
  /** First four bytes of each name, ascending. */
  prefixes: Uint32Array
  /** Which name that is. */
  numbers: Uint32Array
  /** Where the names with each first two bytes start; 65 537 entries. */
  buckets: Uint32Array
}

/** First four bytes of a raw name. */
export function oidPrefix(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0
}

/** The numbers of the names in ascending order; equal names stay in theirs. */
export function oidOrder(oids: Uint8Array, width: number, count: number): Uint32Array {
  const prefixes = new Uint32Array(count)
  for (let i = 0; i < count; i++) prefixes[i] = oidPrefix(oids, i * width)
  const order = radixOrder(prefixes)
  for (let start = 0; start < count; ) {
    let end = start + 1
    while (end < count && prefixes[order[end]!] === prefixes[order[start]!]) end++
    if (end - start > 1) order.subarray(start, end).sort((a, b) => compareOids(oids, a * width, oids, b * width, width) || a - b)
    start = end
  }
  return order
}

/** Fills `buckets` from ascending prefixes. */
export function fillBuckets(buckets: Uint32Array, prefixes: Uint32Array): void {
  let bucket = 0
  for (let i = 0; i < prefixes.length; i++) for (const high = prefixes[i]! >>> 16; bucket <= high; bucket++) buckets[bucket] = i
  buckets.fill(prefixes.length, bucket)
}

/** Place in the sorted columns of the first name that equals the one at `at`, or -1. */
export function lookUpOid(lookup: OidLookup, bytes: Uint8Array, at: number): number {
  const { width, oids, prefixes, numbers, buckets } = lookup
  const prefix = oidPrefix(bytes, at)
  let low = buckets[prefix >>> 16]!
  const end = buckets[(prefix >>> 16) + 1]!
  for (let high = end; low < high; ) {
    const middle = (low + high) >>> 1
    if (prefixes[middle]! < prefix) low = middle + 1
    else high = middle
  }
  for (; low < end && prefixes[low] === prefix; low++) {
    const order = compareOids(oids, numbers[low]! * width, bytes, at, width)
    if (order === 0) return low
    if (order > 0) return -1
  }
  return -1
}

/** A lookup of its own over names in any order, equal ones included. */
export function oidLookup(oids: Uint8Array, width: number, count: number): OidLookup {
  const numbers = oidOrder(oids, width, count)
  const prefixes = new Uint32Array(count)
  for (let i = 0; i < count; i++) prefixes[i] = oidPrefix(oids, numbers[i]! * width)
  const buckets = new Uint32Array(65_537)
  fillBuckets(buckets, prefixes)
  return { width, oids, prefixes, numbers, buckets }
}

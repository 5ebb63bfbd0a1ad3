/** Finds the entry that starts at an offset, among ascending offsets: a bucket gives the place within a few steps. */
export class OffsetLookup {
  private readonly offsets: Float64Array
  private readonly buckets: Uint32Array
  private readonly unit: number

  constructor(offsets: Float64Array) {
    this.offsets = offsets
    const size = offsets.length
    const last = size > 0 ? offsets[size - 1]! : 0
    this.unit = Math.max(1, Math.ceil(last / Math.max(1, size / 4)))
    this.buckets = new Uint32Array(Math.floor(last / this.unit) + 2)
    let bucket = 0
    for (let i = 0; i < size; i++) for (const high = Math.floor(offsets[i]! / this.unit); bucket <= high; bucket++) this.buckets[bucket] = i
    this.buckets.fill(size, bucket)
  }

  /** Position of the offset, or -1. */
  find(offset: number): number {
    const { offsets, buckets, unit } = this
    const bucket = Math.floor(offset / unit)
    if (!(offset >= 0 && bucket < buckets.length - 1)) return -1
    let low = buckets[bucket]!
    let high = buckets[bucket + 1]!
    while (low < high) {
      const middle = (low + high) >>> 1
      if (offsets[middle]! < offset) low = middle + 1
      else high = middle
    }
    return low < offsets.length && offsets[low] === offset ? low : -1
  }
}

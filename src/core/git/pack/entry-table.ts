/** Growing columns: the entries of a pack in the order in which they lie in it. */
export class EntryTable {
  readonly width: number
  count = 0
  offsets: Float64Array
  ends: Float64Array
  sizes: Float64Array
  crcs: Uint32Array
  /** As in the entry's header, until its real type is known. */
  types: Uint8Array
  headerLengths: Uint8Array
  oids: Buffer
  /** 1 where the name is known. */
  named: Uint8Array
  base: Int32Array

  constructor(capacity: number, oidLength: number) {
    this.width = oidLength
    this.offsets = new Float64Array(capacity)
    this.ends = new Float64Array(capacity)
    this.sizes = new Float64Array(capacity)
    this.crcs = new Uint32Array(capacity)
    this.types = new Uint8Array(capacity)
    this.headerLengths = new Uint8Array(capacity)
    this.oids = Buffer.alloc(capacity * oidLength)
    this.named = new Uint8Array(capacity)
    this.base = new Int32Array(capacity)
  }

  /** Number of a new entry. */
  add(): number {
    if (this.count === this.offsets.length) this.grow()
    return this.count++
  }

  /** The entry that starts at `offset`, or -1. */
  at(offset: number): number {
    const { offsets } = this
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >>> 1
      if (offsets[middle]! < offset) low = middle + 1
      else high = middle
    }
    return low < this.count && offsets[low] === offset ? low : -1
  }

  private grow(): void {
    const bigger = new EntryTable(this.count * 2 + 64, this.width)
    bigger.offsets.set(this.offsets)
    bigger.ends.set(this.ends)
    bigger.sizes.set(this.sizes)
    bigger.crcs.set(this.crcs)
    bigger.types.set(this.types)
    bigger.headerLengths.set(this.headerLengths)
    bigger.oids.set(this.oids)
    bigger.named.set(this.named)
    bigger.base.set(this.base)
    Object.assign(this, { ...bigger, count: this.count })
  }
}

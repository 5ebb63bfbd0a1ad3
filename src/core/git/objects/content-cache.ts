/** The contents that were used last, up to a number of bytes: a clock, so that a use costs one write. */
export class ContentCache {
  private readonly limit: number
  private readonly slots = new Map<number, number>()
  private readonly held: (Buffer | undefined)[] = []
  private readonly owners: number[] = []
  private readonly used: boolean[] = []
  private readonly free: number[] = []
  private hand = 0
  private bytes = 0

  constructor(limit: number) {
    this.limit = limit
  }

  get(object: number): Buffer | undefined {
    const slot = this.slots.get(object)
    if (slot === undefined) return undefined
    this.used[slot] = true
    return this.held[slot]
  }

  set(object: number, content: Buffer): void {
    const cost = costOf(content)
    if (cost > this.limit / 4 || this.slots.has(object)) return
    this.bytes += cost
    while (this.bytes > this.limit) this.evict()
    const slot = this.free.pop() ?? this.held.length
    this.held[slot] = content
    this.owners[slot] = object
    this.used[slot] = false
    this.slots.set(object, slot)
  }

  private evict(): void {
    for (;;) {
      if (++this.hand >= this.held.length) this.hand = 0
      const content = this.held[this.hand]
      if (!content) continue
      if (this.used[this.hand]) {
        this.used[this.hand] = false
        continue
      }
      this.held[this.hand] = undefined
      this.slots.delete(this.owners[this.hand]!)
      this.free.push(this.hand)
      this.bytes -= costOf(content)
      return
    }
  }
}

/** Small buffers come with spare room and a Map entry. */
function costOf(content: Buffer): number {
  return content.length + 400
}

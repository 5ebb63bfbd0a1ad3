/** The contents that were used last, up to a number of bytes. */
export class ContentCache {
  private readonly limit: number
  private readonly contents = new Map<number, Buffer>()
  private bytes = 0

  constructor(limit: number) {
    this.limit = limit
  }

  get(object: number): Buffer | undefined {
    const content = this.contents.get(object)
    if (!content) return undefined
    this.contents.delete(object)
    this.contents.set(object, content)
    return content
  }

  set(object: number, content: Buffer): void {
    const cost = costOf(content)
    if (cost > this.limit / 4 || this.contents.has(object)) return
    this.contents.set(object, content)
    this.bytes += cost
    for (const [oldest, old] of this.contents) {
      if (this.bytes <= this.limit) break
      this.contents.delete(oldest)
      this.bytes -= costOf(old)
    }
  }
}

/** Small buffers come with spare room and a Map entry. */
function costOf(content: Buffer): number {
  return content.length + 400
}

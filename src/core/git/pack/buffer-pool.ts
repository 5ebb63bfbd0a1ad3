/** Buffers to be used again, in sizes of powers of two; at most `idleLimit` bytes wait for their next use. */
export class BufferPool {
  private readonly idle = new Map<number, Buffer[]>()
  private readonly idleLimit: number
  private idleBytes = 0

  constructor(idleLimit: number) {
    this.idleLimit = idleLimit
  }

  /** A buffer of at least `size` bytes, with anything in it. */
  take(size: number): Buffer {
    const room = size <= 4096 ? 4096 : 2 ** (32 - Math.clz32(size - 1))
    const buffer = this.idle.get(room)?.pop()
    if (!buffer) return Buffer.allocUnsafeSlow(room)
    this.idleBytes -= room
    return buffer
  }

  give(buffer: Buffer): void {
    const room = buffer.length
    if (this.idleBytes + room > this.idleLimit) return
    this.idleBytes += room
    const waiting = this.idle.get(room)
    if (waiting) waiting.push(buffer)
    else this.idle.set(room, [buffer])
  }
}

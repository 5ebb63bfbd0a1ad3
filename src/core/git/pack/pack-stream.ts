import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { HashName } from '../types.ts'
import { readFully } from './window-cache.ts'

const readSize = 1 << 20

/** Reads a pack from its start to its end, with the checksum of all that was consumed and a CRC that can be restarted. */
export class PackStream {
  private readonly fd: number
  private readonly size: number
  private buffer = Buffer.allocUnsafeSlow(readSize)
  private start = 0
  private end = 0
  private readonly digest
  position = 0
  crc = 0

  constructor(fd: number, size: number, hash: HashName) {
    this.fd = fd
    this.size = size
    this.digest = createHash(hash)
  }

  /** The next bytes, `wanted` of them or all there are. Valid until the next call. */
  peek(wanted: number): Buffer {
    if (this.end - this.start < wanted && this.position + this.end - this.start < this.size) this.fill(wanted)
    return this.buffer.subarray(this.start, this.end)
  }

  /** Moves on by `count` bytes. */
  consume(count: number): void {
    for (let left = count; left > 0; ) {
      const bytes = this.peek(1)
      if (bytes.length === 0) throw new Error('consumed past the end')
      const step = bytes.length > left ? bytes.subarray(0, left) : bytes
      this.crc = crc32(step, this.crc)
      this.digest.update(step)
      this.start += step.length
      this.position += step.length
      left -= step.length
    }
  }

  /** Checksum of all that was consumed. */
  checksum(): Buffer {
    return this.digest.copy().digest()
  }

  private fill(wanted: number): void {
    const kept = this.end - this.start
    const room = Math.max(readSize, Math.min(wanted, this.size - this.position))
    const target = room === this.buffer.length ? this.buffer : Buffer.allocUnsafeSlow(room)
    this.buffer.copy(target, 0, this.start, this.end)
    this.buffer = target
    this.start = 0
    this.end = kept + readFully(this.fd, target.subarray(kept), this.position + kept)
  }
}

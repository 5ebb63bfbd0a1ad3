import { readSync } from 'node:fs'

const windowSize = 1 << 16
const windowCount = 512
/** No file is longer; a damaged index may ask for anything. */
const farthest = 2 ** 50

interface Window {
  key: number
  bytes: Buffer
  /** Bytes that the file had for it. */
  length: number
  use: number
}

/** The most recently used 64 KiB pieces of the files of one thread, at most 32 MiB in all. */
export class WindowCache {
  private readonly windows = new Map<number, Window>()
  private last: Window | undefined
  private clock = 0

  /**
   * Bytes `from` to `to` of a file, fewer at its end. Valid until the next call: they are a view into the cache where
   * they lie in one window, else a copy. `slot` is a small number that stands for the file. What is larger than half the
   * cache is read past it. Throws what the file system throws.
   */
  read(fd: number, slot: number, from: number, to: number): Buffer {
    if (!(from >= 0 && from <= farthest)) return Buffer.alloc(0)
    const first = Math.floor(from / windowSize)
    const start = from - first * windowSize
    const size = to - from
    if (start + size <= windowSize) {
      const window = this.window(fd, slot, first)
      return window.bytes.subarray(start, Math.max(start, Math.min(start + size, window.length)))
    }
    const target = Buffer.allocUnsafe(size)
    if (size > (windowSize * windowCount) / 2) return target.subarray(0, readFully(fd, target, from))
    let put = 0
    for (let number = first; put < size; number++) {
      const window = this.window(fd, slot, number)
      const begin = number === first ? start : 0
      const copied = window.bytes.copy(target, put, begin, Math.min(window.length, begin + size - put))
      put += copied
      if (window.length < windowSize) break
    }
    return target.subarray(0, put)
  }

  private window(fd: number, slot: number, number: number): Window {
    const key = slot * (farthest / windowSize) * 2 + number
    if (this.last?.key === key) return this.last
    let window = this.windows.get(key)
    if (!window) {
      window = this.windows.size < windowCount ? { key, bytes: Buffer.allocUnsafeSlow(windowSize), length: 0, use: 0 } : this.oldest()
      this.windows.delete(window.key)
      window.key = key
      window.length = readFully(fd, window.bytes, number * windowSize)
      this.windows.set(key, window)
    }
    window.use = ++this.clock
    this.last = window
    return window
  }

  private oldest(): Window {
    let oldest: Window | undefined
    for (const window of this.windows.values()) if (!oldest || window.use < oldest.use) oldest = window
    if (!oldest) throw new Error('no window to take')
    return oldest
  }
}

/** Fills `target` from a place in a file; answers how many bytes there were. */
export function readFully(fd: number, target: Uint8Array, position: number): number {
  let length = 0
  while (length < target.length) {
    const read = readSync(fd, target, length, target.length - length, position + length)
    if (read === 0) break
    length += read
  }
  return length
}

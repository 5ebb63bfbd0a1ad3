import type { Encoding, Sink } from './encoding.ts'

/** A span of the source and where what it decodes to stands in the layer. */
export interface Region {
  encoding: Encoding
  start: number
  end: number
  at: number
  length: number
  /** The key of a manifest that the value stands under, and where it stands in the layer. */
  key: string | undefined
  keyAt: number
}

/** What the encoded parts of a text stand for, one behind the other, as one text to search. */
export interface Layer {
  bytes: Uint8Array
  regions: readonly Region[]
  /** The region that holds `start … end` of the layer whole. */
  regionOf(start: number, end: number): Region | undefined
  /** The span of the source that says `start … end` of a region. */
  sourceOf(region: Region, start: number, end: number): { start: number; end: number }
}

/** Ends a statement and a block, so that nothing is read from one region into the next. */
const border = Buffer.from('\n\n---\n\n')
const leastBuffer = 4_096
/** Of a hundred bytes of text so many may be none. */
const strayShare = 0.1

const isStray = (byte: number): boolean => (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 127

class LayerBytes implements Sink {
  bytes = new Uint8Array(0)
  length = 0

  put(byte: number): void {
    if (this.length === this.bytes.length) this.grow(Math.max(leastBuffer, this.length * 2))
    this.bytes[this.length++] = byte
  }

  extend(): void {}

  add(text: Uint8Array): void {
    if (this.length + text.length > this.bytes.length) this.grow(2 * (this.length + text.length))
    this.bytes.set(text, this.length)
    this.length += text.length
  }

  private grow(size: number): void {
    const { bytes } = this
    this.bytes = new Uint8Array(size)
    this.bytes.set(bytes.subarray(0, this.length))
  }
}

class Spans implements Sink {
  starts: number[] = []
  ends: number[] = []

  put(_: number, from: number, to: number): void {
    this.starts.push(from)
    this.ends.push(to)
  }

  extend(to: number): void {
    this.ends[this.ends.length - 1] = to
  }
}

/** Is what stands from `from` on text, or text with a zero between its letters? */
const isText = (bytes: Uint8Array, from: number, to: number): boolean => {
  let stray = 0
  let zeros = 0
  for (let i = from; i < to; i++) {
    if (bytes[i] === 0) zeros++
    else if (isStray(bytes[i]!)) stray++
  }
  return stray <= (to - from) * strayShare && zeros <= (to - from + 1) / 2
}

export class LayerBuilder {
  private readonly source: Uint8Array
  private readonly room: number
  private readonly out = new LayerBytes()
  private readonly regions: Region[] = []

  /** The layer takes up to `room` bytes. */
  constructor(source: Uint8Array, room: number) {
    this.source = source
    this.room = room
  }

  /** False where there is no room left. What is no text is left out; a value with a `key` is written as assigned to that. */
  add(encoding: Encoding, start: number, end: number, key?: string): boolean {
    const { out } = this
    if (out.length + (end - start) + 2 * border.length > this.room) return false
    const before = out.length
    out.add(border)
    const keyAt = out.length
    if (key !== undefined) out.add(Buffer.from(`${key}="`, 'latin1'))
    const at = out.length
    encoding.decode(this.source, start, end, out)
    if (key !== undefined) while (out.length > at && (out.bytes[out.length - 1] === 10 || out.bytes[out.length - 1] === 13)) out.length--
    if (out.length === at || (encoding.kind === 'whole' && !isText(out.bytes, at, out.length))) {
      out.length = before
      return true
    }
    this.regions.push({ encoding, start, end, at, length: out.length - at, key, keyAt })
    if (key !== undefined) out.add(Buffer.from('"\n', 'latin1'))
    return true
  }

  /** Undefined where nothing was added. */
  finish(): Layer | undefined {
    const { regions, source } = this
    if (regions.length === 0) return undefined
    this.out.add(border)
    let spans: Spans | undefined
    let spansOf: Region | undefined
    return {
      bytes: this.out.bytes.subarray(0, this.out.length),
      regions,
      regionOf(start, end) {
        let low = 0
        let high = regions.length
        while (high - low > 1) {
          const middle = (low + high) >> 1
          if (regions[middle]!.at <= start) low = middle
          else high = middle
        }
        const region = regions[low]
        return region && region.at <= start && end <= region.at + region.length ? region : undefined
      },
      sourceOf(region, start, end) {
        if (spansOf !== region || !spans) {
          spans = new Spans()
          region.encoding.decode(source, region.start, region.end, spans)
          spansOf = region
        }
        return { start: spans.starts[start - region.at]!, end: spans.ends[end - 1 - region.at]! }
      }
    }
  }
}

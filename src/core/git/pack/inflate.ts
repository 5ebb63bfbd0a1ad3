/**
 * One of the two seams for a faster kernel (the other is apply-delta.ts): whole streams, content in memory.
 *
 * Small streams go through our own decoder, because the setting up of a zlib stream costs more than their work.
 */
import { inflateSync } from 'node:zlib'
import { Damage } from './damage.ts'
import { Inflater } from './inflater.ts'

export interface Inflated {
  content: Buffer
  /** Compressed bytes that the stream took; what follows it in the source is not looked at. */
  used: number
}

/** Content size up to which our decoder is the faster one, when the stream brings no Huffman tables of its own. */
const small = 600
/** zlib.constants.Z_MIN_CHUNK */
const smallestChunk = 64
/** Deflate cannot do better than this ratio (RFC 1951: 258 bytes from two one-bit codes). */
const bestRatio = 1_032

const inflater = new Inflater()

/**
 * Inflates the zlib stream that starts at `from`; what follows it is ignored. Throws Damage unless the content has exactly
 * `size` bytes and the right checksum. Never makes more than `size` bytes.
 */
export function inflate(source: Uint8Array, from: number, size: number): Buffer {
  if (isSmall(source, from, size)) return inflateSmall(source, from, size)
  checkRatio(source.length - from, size)
  try {
    // one byte more than the content, so that zlib also reads the end of the stream and its checksum in the one call
    const content = inflateSync(source.subarray(from), { chunkSize: Math.max(smallestChunk, size + 1), maxOutputLength: Math.max(1, size) })
    if (content.length !== size) throw new Damage(`its content has ${content.length} bytes instead of ${size}`)
    return content
  } catch (error) {
    throw inWords(error, size)
  }
}

/** As inflate, and tells how long the stream was. */
export function inflateMeasured(source: Uint8Array, from: number, size: number): Inflated {
  if (isSmall(source, from, size)) return { content: inflateSmall(source, from, size), used: inflater.used }
  checkRatio(source.length - from, size)
  try {
    const { buffer, engine } = withEngine(
      inflateSync(source.subarray(from), { chunkSize: Math.max(smallestChunk, size + 1), maxOutputLength: Math.max(1, size), info: true })
    )
    if (buffer.length !== size) throw new Damage(`its content has ${buffer.length} bytes instead of ${size}`)
    return { content: buffer, used: engine.bytesWritten }
  } catch (error) {
    throw inWords(error, size)
  }
}

/** Bits 1 and 2 behind the two bytes of zlib's header are the type of the first block: 2 for one with its own tables. */
function isSmall(source: Uint8Array, from: number, size: number): boolean {
  return size <= small && (source[from + 2]! & 6) !== 4
}

/** As many bytes as zlib takes at most for content of this size (compressBound), and some more. */
export function storedBound(size: number): number {
  return size + Math.ceil(size / 1_000) + 64
}

function inflateSmall(source: Uint8Array, from: number, size: number): Buffer {
  const target = Buffer.allocUnsafe(size + 260)
  inflater.inflateInto(source, from, target, size)
  return target.subarray(0, size)
}

/** So that a lie about the size does not cost memory. */
function checkRatio(stored: number, size: number): void {
  if (size > stored * bestRatio) throw new Damage(`its ${stored} stored bytes cannot hold the ${size} bytes that it should have`)
}

/** `info: true` answers both (https://nodejs.org/api/zlib.html#class-options); the types do not say so. */
function withEngine(result: unknown): { buffer: Buffer; engine: { bytesWritten: number } } {
  if (typeof result === 'object' && result !== null && 'buffer' in result && 'engine' in result) {
    const { buffer, engine } = result
    if (Buffer.isBuffer(buffer) && typeof engine === 'object' && engine !== null && 'bytesWritten' in engine) {
      return { buffer, engine: { bytesWritten: Number(engine.bytesWritten) } }
    }
  }
  throw new Error('zlib did not answer its engine')
}

function inWords(error: unknown, size: number): unknown {
  if (!(error instanceof Error && 'code' in error)) return error
  if (error.code === 'ERR_BUFFER_TOO_LARGE') return new Damage(`its content is longer than the ${size} bytes that it should have`)
  if (error.code === 'Z_BUF_ERROR') return new Damage('its compressed data ends too early')
  if (error.code === 'Z_MEM_ERROR') return new Damage('there is not enough memory to inflate it', 'too-large')
  if (String(error.code).startsWith('Z_')) return new Damage(`its compressed data is damaged (${error.message})`)
  return error
}

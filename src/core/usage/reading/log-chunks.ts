import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { TextDecoder } from 'node:util'
import { createGunzip } from 'node:zlib'
import { BulkheadError } from '../../../contract/errors.ts'

const chunkBytes = 256 * 1024
/** Bytes that one byte of a gzip may become: DEFLATE itself ends near 1032, real logs near 30. Beyond, the file is made to harm. */
const highestRatio = 500

export interface LogFile {
  /** Text in pieces, cut anywhere between characters; each is read when the one before was used up. */
  chunks(): AsyncGenerator<string>
  /** Of the file as it lies there. */
  readonly size: number
  /** Bytes of the file read so far. */
  readonly done: () => number
  /** SHA-256 in hex of all that was read; of the whole file after the last chunk. Once. */
  sha256(): string
  close(): Promise<void>
}

/** Opens a log: gzip by its first bytes, UTF-8, UTF-16 by its mark. Throws log.unreadable, log.empty, log.unknown-format. */
export async function openLog(path: string): Promise<LogFile> {
  // Without O_NONBLOCK a pipe would be waited for without end.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(path, error)
  })
  try {
    const status = await handle.stat()
    if (!status.isFile()) throw new BulkheadError('log.unreadable', `${path} is no file. Choose the log itself, not its folder.`)
    if (status.size === 0) throw new BulkheadError('log.empty', `${path} is empty: there is nothing to import.`)
    const magic = Buffer.alloc(4)
    await handle.read(magic, 0, 4, 0)
    const packed = archive(magic)
    if (packed) throw new BulkheadError('log.unknown-format', `${path} is ${packed}. Unpack it and import the log that is in it.`)

    const hash = createHash('sha256')
    let done = 0
    async function* raw(): AsyncGenerator<Buffer> {
      const buffer = Buffer.allocUnsafe(chunkBytes)
      while (true) {
        const { bytesRead } = await handle.read(buffer, 0, chunkBytes, done).catch((error: NodeJS.ErrnoException) => {
          throw unreadable(path, error)
        })
        if (bytesRead === 0) return
        done += bytesRead
        const chunk = buffer.subarray(0, bytesRead)
        hash.update(chunk)
        yield chunk
      }
    }
    const bytes = magic[0] === 0x1f && magic[1] === 0x8b ? inflated(raw(), path, () => done) : raw()
    return {
      chunks: () => decoded(bytes, path),
      size: status.size,
      done: () => done,
      sha256: () => hash.digest('hex'),
      close: () => handle.close()
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function* inflated(raw: AsyncGenerator<Buffer>, path: string, read: () => number): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: chunkBytes })
  const feed = (async () => {
    for await (const chunk of raw) {
      // A copy, since the buffer is used again while gunzip still holds it.
      if (!gunzip.write(Buffer.from(chunk))) await Promise.race([once(gunzip, 'drain'), once(gunzip, 'close')])
      if (gunzip.destroyed) return
    }
    gunzip.end()
  })().catch((error: unknown) => gunzip.destroy(error instanceof Error ? error : new Error(String(error))))
  let out = 0
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      out += chunk.length
      if (out > 64 * 1024 * 1024 && out > highestRatio * read())
        throw new BulkheadError(
          'log.unreadable',
          `${path} unpacks to more than ${highestRatio} times its size, which no log does. It was not imported.`
        )
      yield chunk
    }
  } catch (error) {
    if (error instanceof BulkheadError) throw error
    throw new BulkheadError('log.unreadable', `${path} is a damaged or cut-off gzip file. Get it again from where it came.`, {
      cause: error
    })
  } finally {
    gunzip.destroy()
    await feed
  }
}

const once = (stream: NodeJS.EventEmitter, event: string): Promise<void> => new Promise((done) => stream.once(event, () => done()))

async function* decoded(bytes: AsyncGenerator<Buffer>, path: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  for await (const chunk of bytes) {
    if (!decoder) {
      const encoding = encodingOf(chunk)
      if (encoding === 'binary')
        throw new BulkheadError('log.unknown-format', `${path} holds binary data, not the text of a log. Export it as JSON, CSV or text.`)
      // Takes the byte order mark away.
      decoder = new TextDecoder(encoding)
    }
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder?.decode() ?? ''
  if (rest !== '') yield rest
}

/** By the mark, else by where the zero bytes of ASCII lie in UTF-16. */
function encodingOf(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const seen = start.subarray(0, 4096)
  let even = 0
  let odd = 0
  for (let i = 0; i < seen.length; i++) if (seen[i] === 0) i % 2 ? odd++ : even++
  if (even + odd === 0) return 'utf-8'
  if (odd > seen.length * 0.4 && even === 0) return 'utf-16le'
  return even > seen.length * 0.4 && odd === 0 ? 'utf-16be' : 'binary'
}

function archive(magic: Buffer): string | undefined {
  const hex = magic.toString('hex')
  if (hex === '504b0304') return 'a ZIP archive or a workbook of Excel'
  if (hex === '28b52ffd') return 'packed with zstd'
  if (hex.startsWith('425a68')) return 'packed with bzip2'
  if (hex === 'fd377a58') return 'packed with xz'
  if (hex === '50415231') return 'a Parquet file'
  return hex === '25504446' ? 'a PDF' : undefined
}

function unreadable(path: string, error: NodeJS.ErrnoException): BulkheadError {
  const why =
    error.code === 'ENOENT'
      ? 'is not there'
      : error.code === 'EACCES' || error.code === 'EPERM'
        ? 'may not be read by this user'
        : `can't be read (${error.code})`
  return new BulkheadError('log.unreadable', `${path} ${why}. Check the path and its rights.`, { cause: error })
}

import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { BulkheadError } from '../../../contract/errors.ts'

const chunkSize = 1 << 20

/**
 * Reads a file from its begin to its end, in chunks of at most 1 MiB that are good until the next. `begin` gets the size at first and
 * answers who takes them. Answers SHA-256, hex, and the size. Throws evidence.gone, evidence.unreadable.
 */
export async function readEvidence(
  path: string,
  begin?: (size: number) => (chunk: Uint8Array) => void
): Promise<{ sha256: string; size: number }> {
  try {
    // Without O_NONBLOCK a pipe would be waited for without end.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const stat = await file.stat()
      if (!stat.isFile()) throw new BulkheadError('evidence.unreadable', `${path} is not a file. Choose a file as evidence.`)
      const take = begin?.(stat.size)
      const hash = createHash('sha256')
      const chunk = Buffer.allocUnsafe(chunkSize)
      let size = 0
      // What has no size is empty, or a file of /proc, of which some are waited for without end.
      while (size < stat.size) {
        const { bytesRead } = await file.read(chunk, 0, chunkSize, null)
        if (bytesRead === 0) break
        const bytes = chunk.subarray(0, bytesRead)
        hash.update(bytes)
        take?.(bytes)
        size += bytesRead
      }
      return { sha256: hash.digest('hex'), size }
    } finally {
      await file.close()
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (error instanceof BulkheadError || typeof code !== 'string') throw error
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new BulkheadError('evidence.gone', `There is no file ${path}. Choose it again.`, { cause: error })
    throw new BulkheadError('evidence.unreadable', `${path} can’t be read (${code}). Check its rights, or choose a copy of it.`, {
      cause: error
    })
  }
}

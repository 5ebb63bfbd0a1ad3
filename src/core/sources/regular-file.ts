import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs'
import path from 'node:path'

export class NoRegularFile extends Error {}

/**
 * Opens a file, of the size that it has then, for as long as `work` takes: never through a link that was put there since the walk, never
 * waiting on a pipe. Throws NoRegularFile, and what Node throws.
 */
export function withRegularFile<T>(file: Buffer, work: (fd: number, size: number) => T): T {
  const fd = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
  try {
    const stat = fstatSync(fd)
    if (!stat.isFile()) throw new NoRegularFile()
    return work(fd, stat.size)
  } finally {
    closeSync(fd)
  }
}

/** The first `size` bytes of an open file, fewer where it has become shorter. */
export function readUpTo(fd: number, size: number): Uint8Array {
  const content = new Uint8Array(size)
  let filled = 0
  for (let n = -1; n !== 0 && filled < size; filled += n) n = readSync(fd, content, filled, size - filled, null)
  return content.subarray(0, filled)
}

/** Undefined for what is gone, no regular file, larger than `most` bytes, or not readable. */
export function readRegularFile(file: Buffer, most: number): Uint8Array | undefined {
  try {
    return withRegularFile(file, (fd, size) => (size > most ? undefined : readUpTo(fd, size)))
  } catch (error) {
    if (error instanceof NoRegularFile || (error instanceof Error && 'code' in error)) return undefined
    throw error
  }
}

/** Paths of a folder source are relative to it; a source that is one file is told by its name in its folder. */
export const baseOf = (location: string): string => (statSync(location).isFile() ? path.dirname(location) : location)

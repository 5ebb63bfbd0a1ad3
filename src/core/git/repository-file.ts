import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { BulkheadError } from '../../contract/errors.ts'

/**
 * Bytes of a small control file of a repository, at most `limit` of them; undefined where there is no such file.
 * A pipe or device is not opened for reading, so that a repository cannot make us wait. Throws source.no-access.
 */
export function readRepositoryFile(path: string | Buffer, limit = 1 << 20): Buffer | undefined {
  let fd: number
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw accessError(error, String(path))
  }
  try {
    const stat = fstatSync(fd)
    if (!stat.isFile()) return undefined
    const bytes = Buffer.alloc(Math.min(stat.size, limit))
    let length = 0
    while (length < bytes.length) {
      const read = readSync(fd, bytes, length, bytes.length - length, length)
      if (read === 0) break
      length += read
    }
    return bytes.subarray(0, length)
  } catch (error) {
    throw accessError(error, String(path))
  } finally {
    closeSync(fd)
  }
}

/** Nothing stands at that path; a circle of links and a name too long for the system count as nothing. */
export function isAbsent(error: unknown): boolean {
  const code = errorCode(error)
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || code === 'ENAMETOOLONG'
}

/** The error for a path that is there but cannot be read. */
export function accessError(error: unknown, path: string): BulkheadError {
  const why = errorCode(error)
  const refused = why === 'EACCES' || why === 'EPERM'
  return new BulkheadError(
    'source.no-access',
    refused
      ? `No right to read ${path}. Give your user read access to it, or scan a copy that you can read.`
      : `Cannot read ${path} (${why ?? 'unknown error'}). Check the disk or network drive that it lies on, then try again.`,
    { data: { path }, cause: error }
  )
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

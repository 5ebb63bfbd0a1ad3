import { once } from 'node:events'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { BulkheadError } from '../../contract/errors.ts'

const FLUSH_AT = 64 * 1024

export interface Output {
  write(text: string): void
  /** Call once, at the end: only then a file stands under its name. */
  end(): Promise<void>
  /** Drops a file that was begun. */
  discard(): void
}

/** Standard output, with back-pressure at the end only; a reader that closes the pipe early (`| head`) is no error. */
function standardOutput(): Output {
  let held = ''
  let closed = false
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    closed = true
    if (error.code !== 'EPIPE') throw error
  })
  const flush = (): void => {
    if (held && !closed) process.stdout.write(held)
    held = ''
  }
  return {
    write(text) {
      held += text
      if (held.length >= FLUSH_AT) flush()
    },
    async end() {
      flush()
      if (!closed && process.stdout.writableLength > 0) await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'error')])
    },
    discard() {}
  }
}

/** A file written beside its name and moved there when whole, readable by its owner only. */
function fileOutput(file: string): Output {
  const part = `${file}.part-${process.pid}`
  const explain = (error: unknown): BulkheadError => {
    const code = (error as NodeJS.ErrnoException).code
    const why =
      code === 'ENOSPC'
        ? 'the disk is full'
        : code === 'EACCES' || code === 'EPERM'
          ? 'no right to write there'
          : code === 'ENOENT'
            ? 'the folder does not exist'
            : code
    return new BulkheadError(
      code === 'ENOSPC' ? 'workspace.disk-full' : 'workspace.no-access',
      `Can't write ${file}: ${why}. Nothing was left there; choose another place with --out.`
    )
  }
  let fd: number
  try {
    fd = openSync(part, 'wx', 0o600)
  } catch (error) {
    throw explain(error)
  }
  let held = ''
  const flush = (): void => {
    try {
      const bytes = Buffer.from(held)
      for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at)
      held = ''
    } catch (error) {
      closeSync(fd)
      rmSync(part, { force: true })
      throw explain(error)
    }
  }
  return {
    write(text) {
      held += text
      if (held.length >= FLUSH_AT) flush()
    },
    async end() {
      flush()
      fsyncSync(fd)
      closeSync(fd)
      renameSync(part, file)
    },
    discard() {
      try {
        closeSync(fd)
      } finally {
        rmSync(part, { force: true })
      }
    }
  }
}

export const openOutput = (file: string | undefined): Output => (file ? fileOutput(file) : standardOutput())

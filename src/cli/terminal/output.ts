import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { BulkheadError } from '../../contract/errors.ts'

const FLUSH_AT = 64 * 1024

export interface Output {
  write(text: string): void
  /** Sends what is held and waits for a slow reader. False when nobody reads any more. */
  drained(): Promise<boolean>
  /** Call once, at the end: only then a file stands under its name. */
  end(): Promise<void>
  /** Drops a file that was begun. */
  discard(): void
}

/** Standard output; a reader that closes the pipe early (`| head`) is no error. */
function standardOutput(): Output {
  const { stdout } = process
  let held = ''
  let sent: Promise<void> = Promise.resolve()
  const flush = (): void => {
    const text = held
    held = ''
    // The call comes back with an error too. The stream's events do not do: a pipe that took all without waiting tells no "drain".
    if (text !== '') sent = new Promise((resolve) => stdout.write(text, () => resolve()))
  }
  return {
    write(text) {
      held += text
      if (held.length >= FLUSH_AT) flush()
    },
    async drained() {
      flush()
      if (stdout.writableLength > FLUSH_AT) await sent
      return !stdout.destroyed
    },
    async end() {
      flush()
      await sent
    },
    discard() {}
  }
}

/** Writes all of a text to an open file. */
function writeWhole(fd: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at)
}

/**
 * A file written beside its name and moved there when whole, readable by its owner only. A device or pipe such as /dev/null is
 * written to as it is: a file in its place would break it for everyone.
 */
function fileOutput(file: string): Output {
  const special = isSpecial(file)
  const part = special ? file : `${file}.part-${process.pid}`
  let fd: number | undefined
  let isBegun = false
  let held = ''
  const close = (): void => {
    if (fd !== undefined) closeSync(fd)
    fd = undefined
  }
  const drop = (): void => {
    close()
    if (isBegun) rmSync(part, { force: true })
    isBegun = false
  }
  const attempt = (step: () => void): void => {
    try {
      step()
    } catch (error) {
      drop()
      throw cannotWrite(file, error)
    }
  }
  const flush = (open: number): void => {
    writeWhole(open, held)
    held = ''
  }
  attempt(() => {
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    fd = openSync(part, special ? 'w' : 'wx', 0o600)
    isBegun = !special
  })
  return {
    write(text) {
      held += text
      if (held.length < FLUSH_AT || fd === undefined) return
      const open = fd
      attempt(() => flush(open))
    },
    drained: () => Promise.resolve(true),
    async end() {
      if (fd === undefined) return
      const open = fd
      attempt(() => {
        flush(open)
        if (!special) fsyncSync(open)
        close()
        if (!special) renameSync(part, file)
        isBegun = false
      })
    },
    discard: drop
  }
}

function cannotWrite(file: string, error: unknown): BulkheadError {
  const code = (error as NodeJS.ErrnoException).code
  const known: Record<string, string> = {
    ENOSPC: 'the disk is full',
    EACCES: 'no right to write there',
    EPERM: 'no right to write there',
    ENOENT: 'the folder does not exist',
    EISDIR: 'a folder has that name'
  }
  return new BulkheadError(
    code === 'ENOSPC' ? 'workspace.disk-full' : 'workspace.no-access',
    `Can't write ${file}: ${known[code ?? ''] ?? code}. Nothing was left there; choose another place with --out.`
  )
}

function isSpecial(file: string): boolean {
  try {
    const stat = statSync(file)
    return !stat.isFile() && !stat.isDirectory()
  } catch {
    // Not there yet, or it is told when it is opened.
    return false
  }
}

/** Fails as the result's file would, before the work for it begins. */
export function checkOutput(file: string | undefined): void {
  if (file && !isSpecial(file)) fileOutput(file).discard()
}

export const openOutput = (file: string | undefined): Output => (file ? fileOutput(file) : standardOutput())

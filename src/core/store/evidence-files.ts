import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync
} from 'node:fs'
import { dirname, join } from 'node:path'
import { BulkheadError } from '../../contract/errors.ts'

/** Copies of files of evidence, named by the SHA-256 of their content: the same content is kept once. */
export interface EvidenceFiles {
  /**
   * Copies a file and answers where the copy is; undefined where the workspace keeps nothing (`:memory:`), so that the evidence is held as
   * a reference. Throws evidence.changed when it has not this hash (any more), evidence.gone, evidence.unreadable, and workspace.disk-full,
   * and then keeps no part of it.
   */
  keep(fromPath: string, sha256: string): string | undefined
  /** Undefined when there is no copy. Whether it still has that hash is not looked at. */
  pathOf(sha256: string): string | undefined
}

const chunkSize = 1 << 20

/** In `<dir>/evidence/<first two digits>/<hash>`. Removes the half copies that a killed process left. */
export function openEvidenceFiles(dir: string): EvidenceFiles {
  if (dir === ':memory:') return { keep: () => undefined, pathOf: () => undefined }
  const root = join(dir, 'evidence')
  const fileOf = (sha256: string): string => join(root, sha256.slice(0, 2), sha256)
  if (existsSync(root)) for (const name of readdirSync(root)) if (name.endsWith('.part')) rmSync(join(root, name))

  return {
    keep(fromPath, sha256) {
      if (!isSha256(sha256)) throw new Error('not a SHA-256 in lower-case hex')
      const file = fileOf(sha256)
      const source = openSource(fromPath)
      try {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
        const part = join(root, `${randomBytes(8).toString('hex')}.part`)
        try {
          if (copy(source, fromPath, part) !== sha256) throw changed(fromPath)
          renameSync(part, file)
        } catch (error) {
          rmSync(part, { force: true })
          throw error
        }
        if (process.platform !== 'win32') for (const folder of [dirname(file), root, dir]) syncFolder(folder)
        return file
      } finally {
        closeSync(source)
      }
    },
    pathOf: (sha256) => (isSha256(sha256) && existsSync(fileOf(sha256)) ? fileOf(sha256) : undefined)
  }
}

const isSha256 = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

/** Only a file: a pipe would be waited for without end, a device has none. */
function openSource(path: string): number {
  return reading(path, () => {
    const fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    if (fstatSync(fd).isFile()) return fd
    closeSync(fd)
    throw new BulkheadError('evidence.unreadable', `${path} is not a file. Choose a file as evidence.`)
  })
}

/** Answers the SHA-256 of what was copied, which is on the disk by then. */
function copy(source: number, fromPath: string, to: string): string {
  const hash = createHash('sha256')
  const chunk = Buffer.allocUnsafe(chunkSize)
  const target = openSync(to, 'wx', 0o600)
  try {
    for (;;) {
      const read = reading(fromPath, () => readSync(source, chunk))
      if (read === 0) break
      hash.update(chunk.subarray(0, read))
      for (let done = 0; done < read; ) done += writeSync(target, chunk, done, read - done)
    }
    fsyncSync(target)
  } finally {
    closeSync(target)
  }
  return hash.digest('hex')
}

/** What fails here is the file that was chosen, not the workspace. */
function reading<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (error instanceof BulkheadError || typeof code !== 'string') throw error
    if (code === 'ENOENT') throw new BulkheadError('evidence.gone', `There is no file ${path}. Choose it again.`, { cause: error })
    throw new BulkheadError('evidence.unreadable', `${path} can't be read (${code}). Check its rights, or choose a copy of it.`, {
      cause: error
    })
  }
}

const changed = (path: string): BulkheadError =>
  new BulkheadError('evidence.changed', `${path} is not what it was when it was chosen: its SHA-256 is another one. Choose it again.`)

function syncFolder(dir: string): void {
  const fd = openSync(dir, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

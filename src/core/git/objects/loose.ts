/** Loose objects: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects, "Object Storage". */
import { closeSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Damage } from '../pack/damage.ts'
import { typeNames } from '../pack/entry-header.ts'
import { hashObject } from '../pack/hash-object.ts'
import { inflate } from '../pack/inflate.ts'
import { Inflater } from '../pack/inflater.ts'
import { openFile } from '../pack/pack-file.ts'
import { addProblem } from '../pack/problem-list.ts'
import { readFully } from '../pack/window-cache.ts'
import { type HashName, type ObjectProblem, type ObjectType, oidLength } from '../types.ts'

export interface LooseHead {
  /** 1 to 4. */
  type: number
  size: number
  /** Bytes of the header in the inflated stream. */
  length: number
}

const hex = /^[0-9a-f]+$/

/** Names of the loose objects of one object folder, ascending. Other files are none of ours. */
export function listLoose(objectDir: string, hash: HashName, problems: ObjectProblem[]): string[] {
  const digits = oidLength[hash] * 2 - 2
  const names: string[] = []
  for (const folder of list(objectDir, problems)) {
    if (folder.length !== 2 || !hex.test(folder)) continue
    for (const file of list(join(objectDir, folder), problems)) if (file.length === digits && hex.test(file)) names.push(folder + file)
  }
  return names.sort()
}

export function loosePath(objectDir: string, oid: string): string {
  return join(objectDir, oid.slice(0, 2), oid.slice(2))
}

const inflater = new Inflater()
const start = Buffer.allocUnsafeSlow(512)
/** "commit", a space, the size, a zero byte fit into 32 bytes; the rest is what the decoder wants to spare. */
const head = Buffer.allocUnsafeSlow(32 + 260)

/** Type and size of a loose object from the first bytes of its file, and the size of the file. Throws Damage. */
export function readLooseHead(path: string): LooseHead & { fileSize: number } {
  const { fd, size } = openFile(path)
  try {
    const length = readFully(fd, start, 0)
    return { ...parseLooseHead(start.subarray(0, length)), fileSize: size }
  } catch (error) {
    throw Damage.of(error)
  } finally {
    closeSync(fd)
  }
}

/** Header of a loose object from the first bytes of its file. Throws Damage. */
export function parseLooseHead(stored: Uint8Array): LooseHead {
  if (stored.length === 0) throw new Damage('its file is empty')
  const text = head.toString('latin1', 0, inflater.inflateStart(stored, head))
  const match = /^(commit|tree|blob|tag) (0|[1-9][0-9]{0,15})\0/.exec(text)
  const type = typeNames.findIndex((name) => name !== undefined && name === match?.[1])
  if (!match || type < 0) throw new Damage('its file does not start with the type and size of an object')
  return { type, size: Number(match[2]), length: match[0].length }
}

function list(folder: string, problems: ObjectProblem[]): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    const { reason, message } = Damage.of(error)
    if (!(error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))) {
      addProblem(problems, { reason, what: folder, why: message })
    }
    return []
  }
}

/** Content of a loose object, with the hash that its name asks for. Throws Damage. */
export function readLoose(path: string, oid: string, hash: HashName, contentLimit: number): { type: ObjectType; content: Buffer } {
  const { fd, size } = openFile(path)
  try {
    const first = start.subarray(0, readFully(fd, start, 0))
    const { type, size: contentSize, length } = parseLooseHead(first)
    if (contentSize > contentLimit) throw new Damage(`it has ${contentSize} bytes, more than is held in memory`, 'too-large')
    if (size > 2 * contentLimit + 4_096) throw new Damage(`${size} stored bytes are too many for its ${contentSize} bytes`)
    const stored = Buffer.allocUnsafe(size)
    const content = inflate(stored.subarray(0, readFully(fd, stored, 0)), 0, length + contentSize).subarray(length)
    const name = typeNames[type]!
    const real = hashObject(hash, name, content).toString('hex')
    if (real !== oid) throw new Damage(`its content has the name ${real}`)
    return { type: name, content }
  } catch (error) {
    throw Damage.of(error)
  } finally {
    closeSync(fd)
  }
}

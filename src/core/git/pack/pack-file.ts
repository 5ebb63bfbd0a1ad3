import { closeSync, constants, fstatSync, openSync } from 'node:fs'
import { type HashName, oidLength } from '../types.ts'
import { Damage } from './damage.ts'
import { readFully } from './window-cache.ts'

/** A regular file, open for reading. A pipe or device is refused without waiting for it. Throws Damage, `unreadable`. */
export function openFile(path: string): { fd: number; size: number } {
  let fd: number
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (error) {
    throw Damage.of(error)
  }
  const stat = fstatSync(fd)
  if (stat.isFile()) return { fd, size: stat.size }
  closeSync(fd)
  throw new Damage('it is not a regular file', 'unreadable')
}

/** Length of the header of a pack, which is also where its first entry starts. */
export const packHeaderLength = 12

export interface PackHead {
  /** Objects that the header promises. */
  count: number
  /** The last bytes of the file: the checksum of all before, when the pack is whole. */
  trailer: Buffer
}

/** Reads both ends of a pack. Throws Damage when it does not start as a pack of version 2 or 3. */
export function readPackHead(fd: number, size: number, hash: HashName): PackHead {
  const width = oidLength[hash]
  if (size < packHeaderLength + width) throw new Damage(`it has only ${size} bytes`)
  const header = Buffer.alloc(packHeaderLength)
  readFully(fd, header, 0)
  const version = header.readUInt32BE(4)
  if (header.toString('latin1', 0, 4) !== 'PACK') throw new Damage('it does not start as a pack does')
  if (version !== 2 && version !== 3) throw new Damage(`it is a pack of version ${version}, which is not known`)
  return { count: header.readUInt32BE(8), trailer: readTrailer(fd, size, width) }
}

export function readTrailer(fd: number, size: number, width: number): Buffer {
  const trailer = Buffer.alloc(width)
  readFully(fd, trailer, size - width)
  return trailer
}

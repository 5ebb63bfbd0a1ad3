import { createHash } from 'node:crypto'
import { closeSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { Damage } from '../pack/damage.ts'
import { newEntryHeader, readEntryHeader, typeNames } from '../pack/entry-header.ts'
import { Inflater } from '../pack/inflater.ts'
import { openFile } from '../pack/pack-file.ts'
import { readFully } from '../pack/window-cache.ts'
import { type ObjectDatabase, oidLength } from '../types.ts'
import { clamped } from './columns.ts'
import { parseLooseHead } from './loose.ts'
import { ObjectError } from './object-error.ts'
import { type StoredObjects, stored } from './stored-objects.ts'

const pieceSize = 1 << 18

/**
 * Gives the content of any object in chunks of at most 256 KiB, in order, synchronously, without holding it; each chunk is
 * valid only during the call. An object that is stored as a delta is put together first, and comes as one chunk.
 *
 * Throws ObjectError: `too-large` for a delta whose content is over the limit; `damaged`, perhaps after some chunks, since
 * checksums are known only at the end.
 */
export function streamObject(db: ObjectDatabase, object: number, onChunk: (chunk: Uint8Array, offset: number) => void): void {
  const objects = stored(db)
  try {
    if (objects.base[object]! >= 0) onChunk(objects.read(object), 0)
    else if (objects.packOf(object) >= 0) streamPacked(objects, object, onChunk)
    else streamLoose(objects, object, onChunk)
  } catch (error) {
    if (error instanceof ObjectError) throw error
    const damage = Damage.of(error)
    throw new ObjectError({ reason: damage.reason, what: objects.oid(object), why: damage.message }, error)
  }
}

function streamPacked(objects: StoredObjects, object: number, onChunk: (chunk: Uint8Array, offset: number) => void): void {
  const { columns, verify } = objects.state
  const pack = objects.packOf(object)
  const weight = columns.weights[object]!
  const start = columns.offsets[object]!
  const end = weight === clamped ? Number.MAX_SAFE_INTEGER : start + weight
  const header = newEntryHeader()
  let crc = 0
  let at = start
  const next = (): Buffer | undefined => {
    const piece = objects.files.read(pack, at, Math.min(end, at + pieceSize))
    at += piece.length
    crc = crc32(piece, crc)
    return piece.length > 0 ? piece : undefined
  }
  const first = next()
  if (!first) throw new Damage('the pack ends before it')
  readEntryHeader(first, 0, oidLength[objects.hash], header)
  const type = typeNames[header.type]
  if (!type) {
    onChunk(objects.read(object), 0)
    return
  }
  const digest = verify ? createHash(objects.hash).update(`${type} ${header.size}\0`, 'latin1') : undefined
  let pending: Buffer | undefined = first.subarray(header.dataAt)
  const more = (): Buffer | undefined => {
    const piece = pending ?? next()
    pending = undefined
    return piece
  }
  new Inflater().inflateChunks(more, header.size, (chunk, offset) => {
    digest?.update(chunk)
    onChunk(chunk, offset)
    return true
  })
  while (weight !== clamped && next());
  if (weight !== clamped && crc !== columns.crcs[object]) throw new Damage('its stored bytes do not have the checksum that the index says')
  checkName(objects, object, digest?.digest('hex'))
}

function streamLoose(objects: StoredObjects, object: number, onChunk: (chunk: Uint8Array, offset: number) => void): void {
  const { fd } = openFile(objects.looseFile(object))
  try {
    const piece = Buffer.allocUnsafeSlow(pieceSize)
    let at = 0
    const more = (): Buffer | undefined => {
      const length = readFully(fd, piece, at)
      at += length
      return length > 0 ? piece.subarray(0, length) : undefined
    }
    const head = parseLooseHead(more() ?? piece.subarray(0, 0))
    at = 0
    const digest = createHash(objects.hash)
    new Inflater().inflateChunks(more, head.length + head.size, (chunk, offset) => {
      digest.update(chunk)
      const skip = Math.max(0, head.length - offset)
      if (skip < chunk.length) onChunk(chunk.subarray(skip), offset + skip - head.length)
      return true
    })
    checkName(objects, object, digest.digest('hex'))
  } finally {
    closeSync(fd)
  }
}

function checkName(objects: StoredObjects, object: number, name: string | undefined): void {
  if (name !== undefined && name !== objects.oid(object)) throw new Damage(`its content has the name ${name}`)
}

import { open } from 'node:fs/promises'
import { oidLength } from '../types.ts'
import type { HttpClient } from './http-client.ts'
import { BrokenOffError, flushPkt, ProtocolError, pktLine, readPktLines } from './pkt-line.ts'
import type { Remote } from './remote-refs.ts'

export interface FetchedPack {
  objects: number
  bytes: number
  /** Hex checksum at its end, which names the pack. Not checked here: indexPack does, with the count. */
  checksum: string
}

/** What the server said is wrong, in its own words. */
export class ServerMessage extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ServerMessage'
  }
}

/**
 * Asks for the objects that `wants` reach and `haves` do not, in one round, and streams the pack to a file: memory does not grow
 * with it. (isomorphic-git would hold the whole pack, take a broken connection for its end, and index it slowly.)
 * Source of the protocol: https://git-scm.com/docs/gitprotocol-http and https://git-scm.com/docs/gitprotocol-pack
 */
export async function fetchPack(
  http: HttpClient,
  remote: Remote,
  wants: readonly string[],
  haves: readonly string[],
  file: string,
  options: { onBytes?: ((bytes: number) => void) | undefined; signal?: AbortSignal | undefined }
): Promise<FetchedPack> {
  const response = await http.request({
    method: 'POST',
    url: `${remote.url}/git-upload-pack`,
    headers: {
      ...remote.headers,
      'Content-Type': 'application/x-git-upload-pack-request',
      Accept: 'application/x-git-upload-pack-result'
    },
    body: [requestBody(remote, wants, haves)]
  })
  if (response.statusCode !== 200 || response.headers['content-type'] !== 'application/x-git-upload-pack-result') {
    await response.body.return?.()
    if (response.statusCode === 200) throw new ProtocolError('the answer is no pack')
    throw Object.assign(new Error('refused'), { code: 'HttpError', data: { statusCode: response.statusCode } })
  }

  const target = await open(file, 'w', 0o600)
  try {
    const width = oidLength[remote.hash]
    let bytes = 0
    let head = Buffer.alloc(0)
    let tail = Buffer.alloc(0)
    for await (const part of packParts(response.body)) {
      options.signal?.throwIfAborted()
      if (head.length < packHeader) head = Buffer.concat([head, part.subarray(0, packHeader - head.length)])
      tail = Buffer.concat([tail, part.subarray(-width)]).subarray(-width)
      await writeAll(target, part)
      bytes += part.length
      options.onBytes?.(bytes)
    }
    if (bytes < packHeader + width) throw new BrokenOffError()
    if (head.toString('latin1', 0, 4) !== 'PACK') throw new ProtocolError('the answer is no pack')
    await target.datasync()
    return { objects: head.readUInt32BE(8), bytes, checksum: tail.toString('hex') }
  } finally {
    await target.close()
  }
}

const packHeader = 12

function requestBody({ capabilities, hash }: Remote, wants: readonly string[], haves: readonly string[]): Buffer {
  if (!capabilities.has('side-band-64k')) throw new ProtocolError('the server is too old: it lacks side-band-64k')
  const asked = ['side-band-64k', 'ofs-delta'].filter((name) => capabilities.has(name))
  if (hash === 'sha256') asked.push('object-format=sha256')
  const lines = wants.map((oid, i) => pktLine(`want ${oid}${i === 0 ? ` ${asked.join(' ')} agent=bulkhead` : ''}\n`))
  return Buffer.concat([...lines, flushPkt, ...haves.map((oid) => pktLine(`have ${oid}\n`)), pktLine('done\n')])
}

/** Side-band demultiplexer: the parts of the pack. Throws unless the stream ends as it should. */
async function* packParts(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let negotiating = true
  let ended = false
  for await (const line of readPktLines(body)) {
    if (line === null) {
      ended = !negotiating
      continue
    }
    const band = line[0]
    const text = line.toString('utf8', 0, 300)
    if (text.startsWith('ERR ')) throw new ServerMessage(text.slice(4))
    if (negotiating && /^(?:NAK|ACK |shallow |unshallow )/.test(text)) continue
    negotiating = false
    if (band === 1) yield line.subarray(1)
    else if (band === 3) throw new ServerMessage(text.slice(1))
    else if (band !== 2) throw new ProtocolError('the answer is not in the git protocol')
  }
  if (!ended) throw new BrokenOffError()
}

async function writeAll(target: Awaited<ReturnType<typeof open>>, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await target.write(bytes, at)).bytesWritten
}

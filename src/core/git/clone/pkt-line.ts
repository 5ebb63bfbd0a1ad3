/** Framing of the git protocol. Source: https://git-scm.com/docs/gitprotocol-common#_pkt_line_format */
export function pktLine(text: string): Buffer {
  const body = Buffer.from(text)
  return Buffer.concat([Buffer.from((body.length + 4).toString(16).padStart(4, '0')), body])
}

export const flushPkt = Buffer.from('0000')

/** The bytes of an answer are not what git's protocol allows. */
export class ProtocolError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ProtocolError'
  }
}

/** The answer ended where it must not. */
export class BrokenOffError extends Error {
  constructor() {
    super('the answer broke off')
    this.name = 'BrokenOffError'
  }
}

/** Lines of a stream as they come, null for a flush; holds one of them, at most 64 KiB. Throws ProtocolError, BrokenOffError. */
export async function* readPktLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer | null> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of source) {
    rest = rest.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([rest, chunk])
    let at = 0
    while (rest.length - at >= 4) {
      const length = lengthOf(rest.toString('latin1', at, at + 4))
      if (rest.length - at < length) break
      yield length === 0 ? null : rest.subarray(at + 4, at + length)
      at += length === 0 ? 4 : length
    }
    rest = rest.subarray(at)
  }
  if (rest.length > 0) throw new BrokenOffError()
}

function lengthOf(digits: string): number {
  const length = /^[0-9a-f]{4}$/i.test(digits) ? Number.parseInt(digits, 16) : -1
  if (length === 0 || length >= 4) return length
  throw new ProtocolError('the answer is not in the git protocol')
}

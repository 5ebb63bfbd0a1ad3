export interface OpenpgpPacket {
  tag: number
  body: Buffer
}

const most = 200

/** Packets of an OpenPGP message, in order, up to the first that is cut off or of unknown length. RFC 9580 4.2 */
export function openpgpPackets(bytes: Buffer): OpenpgpPacket[] {
  const packets: OpenpgpPacket[] = []
  let at = 0
  while (at < bytes.length && packets.length < most) {
    const header = headerAt(bytes, at)
    if (header === null || header.start + header.length > bytes.length) break
    packets.push({ tag: header.tag, body: bytes.subarray(header.start, header.start + header.length) })
    at = header.start + header.length
  }
  return packets
}

function headerAt(bytes: Buffer, at: number): { tag: number; start: number; length: number } | null {
  const first = bytes[at] ?? 0
  if (first < 0x80) return null
  const isOld = (first & 0x40) === 0
  const tag = isOld ? (first >> 2) & 0x0f : first & 0x3f
  const octet = bytes[at + 1] ?? 0
  if (isOld) {
    const size = 1 << (first & 3)
    return size > 4 || at + 1 + size > bytes.length ? null : { tag, start: at + 1 + size, length: bytes.readUIntBE(at + 1, size) }
  }
  if (octet < 192) return { tag, start: at + 2, length: octet }
  if (octet < 224) return { tag, start: at + 3, length: ((octet - 192) << 8) + (bytes[at + 2] ?? 0) + 192 }
  // Lengths in parts are for data only, never for keys.
  return octet < 255 || at + 6 > bytes.length ? null : { tag, start: at + 6, length: bytes.readUInt32BE(at + 2) }
}

import { isUtf8 } from 'node:buffer'

/** Who wrote a commit or tag, and when, as its header says: nothing of it is proven. */
export interface Identity {
  name: string
  email: string
  /** Seconds since the epoch, between 0 and the end of the year 9999; a date that makes no sense is 0. */
  time: number
}

const maxTime = 253_402_300_799
const maxHeader = 64 * 1024
const maxLength = 256

/** Reads the `author` or `tagger` line of a raw commit or tag, in the encoding that its header names, else UTF-8, else Latin-1. */
export function readIdentity(bytes: Uint8Array, role: 'author' | 'tagger'): Identity {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, maxHeader)).toString('latin1')
  const end = header.indexOf('\n\n')
  const lines = (end < 0 ? header : header.slice(0, end)).split('\n')
  const line = lines.find((candidate) => candidate.startsWith(`${role} `))?.slice(role.length + 1) ?? ''
  const encoding = lines
    .find((candidate) => candidate.startsWith('encoding '))
    ?.slice(9)
    .trim()
  const open = line.indexOf('<')
  const close = line.lastIndexOf('>')
  const seconds = Number(/^ *(-?\d{1,15})(?: |$)/.exec(line.slice(close + 1))?.[1] ?? 0)
  const decode = (text: string): string => decodeText(Buffer.from(text, 'latin1'), encoding)
  return {
    name: decode(open < 0 ? line.slice(0, maxLength) : line.slice(0, open)),
    email: open < 0 || close < open ? '' : decode(line.slice(open + 1, close)),
    time: seconds > maxTime || seconds < 0 ? 0 : seconds
  }
}

function decodeText(bytes: Buffer, encoding: string | undefined): string {
  const text = decodeBytes(bytes, encoding)
  return text
    .replace(/\p{Cc}|[\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu, '\uFFFD')
    .trim()
    .slice(0, maxLength)
}

function decodeBytes(bytes: Buffer, encoding: string | undefined): string {
  if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) {
    try {
      return new TextDecoder(encoding).decode(bytes)
    } catch {
      // An encoding that nobody knows: the bytes are shown as well as they can be.
    }
  }
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1')
}

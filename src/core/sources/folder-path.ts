import { displayName } from '../git/history/display-name.ts'

/** Names of files are any bytes on Linux, text elsewhere. A walk carries them as strings of one character a byte. */
export const nameEncoding: BufferEncoding = process.platform === 'win32' ? 'utf8' : 'latin1'

const plain = /^(?!")[ -~]*$/
const escapes: Record<string, number> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 }

/** A path as it is stored and shown: text as it is, other bytes and what would steer a terminal quoted as git quotes it. */
export const shownPath = (name: string): string => (plain.test(name) ? name : displayName(Buffer.from(name, nameEncoding)))

/** The bytes that a shown path stands for. */
function pathBytes(shown: string): Buffer {
  if (!shown.startsWith('"')) return Buffer.from(shown, 'utf8')
  const pieces: Buffer[] = []
  for (const [piece, octal, letter] of shown.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/gsu)) {
    const code = octal ? Number.parseInt(octal, 8) : letter ? escapes[letter] : undefined
    pieces.push(code === undefined ? Buffer.from(piece, 'utf8') : Buffer.of(code))
  }
  return Buffer.concat(pieces)
}

/** Where the file system has what a walk of `folder` showed as `shown`. */
export const pathBelow = (folder: string, shown: string): Buffer => Buffer.concat([Buffer.from(`${folder}/`, 'utf8'), pathBytes(shown)])

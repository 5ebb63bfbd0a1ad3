/** A run that may be base64 or hex, with the texts that it may stand for; `run` names it. */
export interface EncodedRun {
  run: string
  start: number
  end: number
  texts: () => string[]
}

const base64Run = /[A-Za-z0-9+/_-]{12,}={0,2}/g
/** In one piece, and as dumps write it. */
const hexRuns = [/[0-9A-Fa-f]{16,}/g, /[0-9A-Fa-f]{2}(?:[\s:]?[0-9A-Fa-f]{2}){7,}/g]
const utf8 = new TextDecoder('utf-8')
const utf16le = new TextDecoder('utf-16le')
const utf16be = new TextDecoder('utf-16be')

/** What base64 and hex in a text stand for, read from each alignment, since a run may be cut from a longer one. */
export function* encodedRuns(text: string, skip: ReadonlySet<string>): Generator<EncodedRun> {
  for (const { 0: run, index } of text.matchAll(base64Run)) {
    const plain = (): string => run.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
    const texts = (): string[] => [0, 1, 2, 3].flatMap((first) => textsOf(fromBase64(plain().slice(first))))
    if (!skip.has(run)) yield { run, start: index, end: index + run.length, texts }
  }
  for (const { 0: run, index } of hexRuns.flatMap((pattern) => [...text.matchAll(pattern)])) {
    const digits = run.replace(/[^0-9A-Fa-f]/g, '')
    // The same letters may be looked at as base64, too.
    const name = `hex ${digits}`
    const texts = (): string[] => [0, 1].flatMap((first) => textsOf(fromHex(digits.slice(first))))
    if (!skip.has(name)) yield { run: name, start: index, end: index + run.length, texts }
  }
}

function fromBase64(run: string): Uint8Array {
  const whole = run.length % 4 === 1 ? run.slice(0, -1) : run
  return Uint8Array.from(atob(whole), (letter) => letter.charCodeAt(0))
}

function fromHex(digits: string): Uint8Array {
  return Uint8Array.from(digits.match(/../g) ?? [], (two) => Number.parseInt(two, 16))
}

/** The readings that look like text: hashes and keys in bytes have no six printable characters in a row. */
function textsOf(bytes: Uint8Array): string[] {
  const wide = bytes.length % 2 === 0 ? bytes : bytes.subarray(0, -1)
  const texts = [utf8.decode(bytes)]
  if (bytes.includes(0)) texts.push(utf16le.decode(wide), utf16be.decode(wide))
  return texts.filter((text) => /[\x21-\x7e]{6}/.test(text))
}

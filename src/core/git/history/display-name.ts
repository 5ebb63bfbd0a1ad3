import { isUtf8 } from 'node:buffer'

/**
 * A path or ref name for the eye, and unambiguous: valid UTF-8 as it is; quoted the way git quotes (octal escapes, in double
 * quotes) when it is not UTF-8, starts with a quote, or holds characters that would move the text around it.
 * Source: quote_c_style, https://git-scm.com/docs/git-config#Documentation/git-config.txt-corequotePath
 */
export function displayName(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const valid = isUtf8(buffer)
  if (valid) {
    const text = buffer.toString('utf8')
    if (!text.startsWith('"') && !unsafe.test(text)) return text
    return `"${text.replace(quotable, quoteText)}"`
  }
  return `"${buffer.toString('latin1').replace(/[^ -~]|["\\]/g, quoteByte)}"`
}

/** Control characters, and the marks that reverse the direction of text or hide in it. */
const unsafeClass = '\\p{Cc}\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF'
const unsafe = new RegExp(`[${unsafeClass}]`, 'u')
const quotable = new RegExp(`[${unsafeClass}"\\\\]`, 'gu')

const named: Record<string, string> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\'
}

function quoteText(char: string): string {
  return named[char] ?? Buffer.from(char).toString('latin1').replace(/./gs, quoteByte)
}

function quoteByte(char: string): string {
  return named[char] ?? `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`
}

/** Shorter ones stand in any file. */
const leastNeedle = 6

/** How a value stands in a file: as it is, in UTF-16, base64 wherever it begins in it, hex, an address, JSON. For an exact search. */
export function valueNeedles(value: string): Buffer[] {
  const bytes = Buffer.from(value, 'utf8')
  const wide = Buffer.from(value, 'utf16le')
  const hex = bytes.toString('hex')
  const texts = [
    ...base64Of(bytes),
    ...base64Of(wide),
    hex,
    hex.toUpperCase(),
    encodeURIComponent(value),
    JSON.stringify(value).slice(1, -1),
    value.replaceAll('\n', '\r\n')
  ]
  const needles = [bytes, wide, Buffer.from(wide).swap16(), ...texts.map((text) => Buffer.from(text, 'utf8'))]
  return [...new Map(needles.map((needle) => [needle.toString('latin1'), needle])).values()].filter(({ length }) => length >= leastNeedle)
}

/** Of each alignment the letters that depend on the value alone, in both alphabets. */
function base64Of(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    // 8 bits of each byte before, and what the last letter shares with what follows.
    const shared = ((before + bytes.length) * 8) % 6 === 0 ? 0 : 1
    const own = encoded.slice(Math.ceil((before * 8) / 6), encoded.length - shared)
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

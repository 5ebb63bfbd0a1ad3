/**
 * Names out of a repository are hostile: control characters, bidirectional overrides and zero-width characters can make
 * `evil⟨U+202E⟩gpj.exe` look like a picture. Everything that is not seen, or that moves what is seen, is written out.
 */

export interface TextPart {
  text: string
  /** True for the written-out form of something invisible. */
  odd: boolean
}

// Controls, format characters (bidi, zero-width, tags), lone surrogates, line and paragraph separators, and what else fonts draw as nothing.
const oddCharacter = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

function writtenOut(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
}

export function visibleParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(oddCharacter)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index), odd: false })
    parts.push({ text: writtenOut(match[0]), odd: true })
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push({ text: text.slice(from), odd: false })
  return parts
}

export const visibleText = (text: string): string => text.replace(oddCharacter, writtenOut)

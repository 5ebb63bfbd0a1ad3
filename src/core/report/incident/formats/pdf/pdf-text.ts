import { plainText } from '../../../plain-text.ts'

export interface PdfText {
  /** Text that the font can show: what steers or hides text, and characters without a glyph, become their code points. */
  say(text: string): string
  /** Characters without a glyph that were written so. */
  readonly replaced: number
}

export function createPdfText(hasGlyph: (codePoint: number) => boolean): PdfText {
  let replaced = 0
  const say = (text: string): string =>
    text
      .split(/\r\n?|\n/)
      .map((line) =>
        Array.from(plainText(line.toWellFormed()), (character) => {
          const code = character.codePointAt(0) ?? 0
          if (hasGlyph(code)) return character
          replaced++
          return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
        }).join('')
      )
      .join('\n')
  return {
    say,
    get replaced() {
      return replaced
    }
  }
}

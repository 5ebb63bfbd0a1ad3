/**
 * Text of a repository made safe for a terminal or a page: control characters, line breaks and the marks that reorder or
 * hide text (bidirectional controls, zero-width) become visible escapes. Unicode Technical Report 36, section 3.
 */
export const plainText = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (mark) => `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`)

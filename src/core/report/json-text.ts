/**
 * JSON that may be printed on a terminal: what steers one, reorders or hides text (C1 controls, bidirectional and zero-width
 * marks) is written as an escape, so that it reads back the same. Characters below 32 are escaped by JSON itself.
 */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (mark) =>
    Array.from({ length: mark.length }, (_, at) => `\\u${mark.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
  )

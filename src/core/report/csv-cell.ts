import { plainText } from './plain-text.ts'

/**
 * A cell of RFC 4180. What a spreadsheet would run as a formula gets a leading apostrophe, and so does each part that would be a
 * cell of its own where the list separator is a semicolon; what steers a terminal becomes a visible escape.
 */
export const csvCell = (value: string | number | boolean | null): string => {
  if (typeof value !== 'string') return value === null ? '' : String(value)
  const harmless = plainText(value).replace(/(^|[;|])(?=\s*[=+\-@＝＋－＠])/g, "$1'")
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

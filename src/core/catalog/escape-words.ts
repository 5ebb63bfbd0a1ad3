/**
 * Beginnings of escapes, for the automaton to find beside the words of the rules: where one stands in a value, the text around it is
 * searched once more without escapes. They stand for characters of ASCII.
 */
export const escapeWords: ReadonlySet<string> = new Set([
  ...['2', '3', '4', '5', '6', '7'].flatMap((digit) => [`%${digit}`, `\\x${digit}`, `\\u00${digit}`]),
  '\\u{',
  '\\/',
  '&#',
  ...['amp', 'sol', 'bsol', 'plus', 'equals', 'colon', 'commat', 'lowbar', 'period', 'hyphen', 'dash', 'percnt', 'dollar', 'excl'].map(
    (name) => `&${name};`
  )
])

/** What to tell of the checksum inside a token. */
export function checksumWords(isRight: boolean): string {
  return isRight ? 'right: issued in this form' : 'wrong: altered, shortened or invented'
}

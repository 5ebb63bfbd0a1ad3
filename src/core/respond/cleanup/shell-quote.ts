/** A word for a POSIX shell: names of folders and addresses come from outside and may hold anything. */
export const shellQuote = (word: string): string =>
  /^[A-Za-z0-9_./:@%+,=-]+$/.test(word) && !word.startsWith('-') ? word : `'${word.replaceAll("'", "'\\''")}'`

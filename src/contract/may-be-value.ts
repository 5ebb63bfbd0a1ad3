/** A text of words, as names, variables and prefixes are. */
const shortest = 12
/** No name of a type is longer. */
const longest = 100

/** A sign that stands in no name, provider, id, variable or prefix of the catalogue. */
const unnamed = /[^\p{L}\p{N}\s_\-!$.&=:/[\]()"'’+*,~]/u

/** Letters and digits by turns, or letters of both cases that change too often for words. */
const looksMixed = (part: string): boolean => {
  const digitRuns = part.match(/\d+/g)?.length ?? 0
  if (digitRuns > 1 && part.length >= 8) return true
  const changes = part.match(/[a-z](?=[A-Z\d])|[A-Z](?=\d)|\d(?=[A-Za-z])/g)?.length ?? 0
  return part.length >= 16 && changes * 5 > part.length
}

/**
 * Whether what somebody put into a search may be a secret rather than a name: such a text is not kept, not shown and not searched by letters.
 * It errs on the careful side, and can't tell letters drawn at random from words: what finds nothing is no name either.
 */
export const mayBeValue = (text: string): boolean => {
  const trimmed = text.trim()
  if (trimmed.length < shortest) return false
  if (trimmed.length > longest || trimmed.includes('\n')) return true
  // A login in an address, or a value behind its name; not the second word of `jdbc:postgresql:`.
  if (/:\/\/[^/\s]*:[^/\s]*@|[=:]\s*["']?(?!\w+:)[^\s"'/]{8,}/.test(trimmed)) return true
  if (unnamed.test(trimmed)) return true
  if (trimmed.split(/[^A-Za-z0-9]+/).some((part) => part.length >= 32 || /\d{5}/.test(part))) return true
  return trimmed.split(/\s+/).some((word) => looksMixed(word.replaceAll(/[^A-Za-z0-9]+/g, '')))
}

/** The same of a search for types: one that begins as the values of a type do, and goes no further, is none. */
export const looksSecret = (text: string, prefixes: readonly string[]): boolean => {
  const begun = text.trim().toLowerCase()
  return mayBeValue(text) && !prefixes.some((prefix) => prefix.toLowerCase().startsWith(begun))
}

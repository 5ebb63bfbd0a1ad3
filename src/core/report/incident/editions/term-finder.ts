/** A learnt term in a text. */
export interface FoundTerm<T> {
  start: number
  end: number
  /** What the term was added with. */
  found: T
}

const keyLength = 2

/** Finds many terms in a text at once, the longest at each place, as whole words, whatever their case. */
export function createTermFinder<T>(): { add(term: string, found: T): void; find(text: string): FoundTerm<T>[] } {
  /** By the first two characters, in lower case. */
  const byStart = new Map<string, { term: string; found: T }[]>()
  const known = new Set<string>()
  let sorted = true
  return {
    add(term, found) {
      const lower = term.trim().toLowerCase()
      if (lower.length < keyLength || known.has(lower)) return
      known.add(lower)
      const key = lower.slice(0, keyLength)
      const same = byStart.get(key)
      if (same) same.push({ term: lower, found })
      else byStart.set(key, [{ term: lower, found }])
      sorted = false
    },
    find(text) {
      if (!sorted) for (const terms of byStart.values()) terms.sort((a, b) => b.term.length - a.term.length)
      sorted = true
      const lower = lowered(text)
      const hits: FoundTerm<T>[] = []
      for (let at = 0; at < lower.length; at++) {
        const terms = byStart.get(lower.slice(at, at + keyLength))
        if (terms === undefined || (isWord(lower, at - 1) && isWord(lower, at))) continue
        const hit = terms.find(
          ({ term }) => lower.startsWith(term, at) && !(isWord(lower, at + term.length - 1) && isWord(lower, at + term.length))
        )
        if (hit === undefined) continue
        hits.push({ start: at, end: at + hit.term.length, found: hit.found })
        at += hit.term.length - 1
      }
      return hits
    }
  }
}

const isWord = (text: string, at: number): boolean => /[\p{L}\p{N}_]/u.test(text.charAt(at))

/** In lower case with the length kept, so that places stay true: a few letters grow. */
const lowered = (text: string): string => {
  const lower = text.toLowerCase()
  return lower.length === text.length
    ? lower
    : [...text].map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join('')
}

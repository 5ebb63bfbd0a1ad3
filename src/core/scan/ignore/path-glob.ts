/**
 * Paths by patterns as .gitignore writes them: `*` and `?` within a name, `[a-z]`, `**` over folders, a slash at the end for folders only,
 * a slash elsewhere to tie the pattern to the root. What lies below a folder that matches, matches.
 * Names are matched without going back further than to the last `*`, folders by the set of places where the pattern may stand: the time is at
 * most the length of the path by that of the pattern, and `Steps` counts it.
 */
export interface PathGlob {
  /** Names of the path, from the root. False when the steps are used up. */
  matches(names: readonly string[], steps: Steps): boolean
}

/** Work that is left, in looks at a character or name. */
export interface Steps {
  left: number
}

const folders = '**'
const longestPattern = 1_000
/** To look for one name among many is quick. */
const namesAStep = 16

/** A name without wildcards, or its parts. */
type Name = string | NamePart[]
type NamePart = { star: boolean; accepts: (char: string) => boolean }

/** Undefined for a pattern that can match nothing, or is too long. */
export function pathGlob(pattern: string): PathGlob | undefined {
  if (pattern.length > longestPattern) return undefined
  const onlyFolders = pattern.endsWith('/')
  const names = pattern.split('/').filter((name) => name !== '')
  if (names.length === 0) return undefined
  const isTied = names.length > 1 || pattern.startsWith('/')
  const wild = [...(isTied ? [] : [true]), ...names.map((name) => name === folders)]
  const parts: Name[] = [...(isTied ? [] : [folders]), ...names].map(readName)
  // `a/**` is what lies below a, not a itself; at the end it asks for one more name.
  if (wild.at(-1)) {
    wild.push(false)
    parts.push([anything])
  }
  const end = parts.length
  const required = parts.find((part, place) => typeof part === 'string' && !wild[place])
  return {
    matches(path, steps) {
      if (typeof required === 'string' && !path.includes(required)) {
        steps.left -= 1 + path.length / namesAStep
        return false
      }
      let here = new Uint8Array(end + 1)
      let next = new Uint8Array(end + 1)
      here[0] = 1
      for (const [depth, name] of path.entries()) {
        let isAlive = false
        for (let place = 0; place < end; place++) {
          if (here[place] === 0) continue
          steps.left--
          // `**` also stands for no folder at all.
          if (wild[place]) here[place + 1] = next[place] = 1
          else if (isName(parts[place] ?? '', name, steps)) next[place + 1] = 1
          if (next[place + 1] === 1 || next[place] === 1) isAlive = true
        }
        if (steps.left < 0 || !isAlive) return false
        if (next[end] === 1 && (depth < path.length - 1 || !onlyFolders)) return true
        const before = here
        here = next
        next = before.fill(0)
      }
      return false
    }
  }
}

const anything: NamePart = { star: true, accepts: () => true }
const anyOne: NamePart = { star: false, accepts: () => true }

function readName(name: string): Name {
  if (!/[*?[\\]/.test(name)) return name
  const parts: NamePart[] = []
  for (let at = 0; at < name.length; at++) {
    const char = name[at] ?? ''
    if (char === '*') {
      if (!parts.at(-1)?.star) parts.push(anything)
    } else if (char === '?') parts.push(anyOne)
    else if (char === '[' && name.indexOf(']', at + 2) > 0) {
      const end = name.indexOf(']', at + 2)
      parts.push({ star: false, accepts: oneOf(name.slice(at + 1, end)) })
      at = end
    } else {
      const literal = char === '\\' ? (name[++at] ?? '\\') : char
      parts.push({ star: false, accepts: (other) => other === literal })
    }
  }
  return parts
}

function oneOf(text: string): (char: string) => boolean {
  const negative = text.startsWith('!') || text.startsWith('^')
  const body = negative ? text.slice(1) : text
  const ranges: [string, string][] = []
  for (let at = 0; at < body.length; at++) {
    const from = body[at] ?? ''
    const hasRange = body[at + 1] === '-' && at + 2 < body.length
    ranges.push([from, hasRange ? (body[at + 2] ?? '') : from])
    if (hasRange) at += 2
  }
  return (char) => ranges.some(([from, to]) => from <= char && char <= to) !== negative
}

function isName(pattern: Name, name: string, steps: Steps): boolean {
  if (typeof pattern === 'string') return pattern === name
  let part = 0
  let back: { part: number; at: number } | undefined
  for (let at = 0; at < name.length && steps.left-- > 0; ) {
    const here = pattern[part]
    if (here?.star) back = { part: part++, at }
    else if (here?.accepts(name[at] ?? '')) {
      part++
      at++
    } else if (back) {
      part = back.part + 1
      at = ++back.at
    } else return false
  }
  while (pattern[part]?.star) part++
  return part === pattern.length && steps.left >= 0
}

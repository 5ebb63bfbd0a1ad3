import { PatternError } from '../parse-pattern.ts'
import { runnable } from '../runnable.ts'
import type { Allowlist } from './config.ts'
import { type ConvertedPath, convertPath } from './convert-path.ts'
import { GoRegExpError, parseGoRegExp } from './go-regexp.ts'
import { printPattern } from './print-pattern.ts'

export interface ConvertedAllowlist {
  /** Patterns of whole values that are dropped. */
  not: string[]
  /** Patterns of which one matches somewhere in a path that is allowed. */
  paths: ConvertedPath[]
  /** What could not be taken over, and why. */
  left: string[]
}

/** How far into a value a part of it is looked for, and the longest value that is looked at. */
const farthest = 256
const longestValue = 1_024
const mostStopwords = 2_000
const most = { characters: 128, groups: 8 }
/** So many words share a pattern: each is a way to go at each place, and more that begin alike would be too expensive. */
const wordsTogether = 7

/** `hasGroup`: the rule's secret is a part of its match. */
export function convertAllowlist(list: Allowlist, { hasGroup }: { hasGroup: boolean }): ConvertedAllowlist {
  const not: string[] = []
  const paths: ConvertedPath[] = []
  const left: string[] = []
  const { commits, regexes, stopwords, regexTarget } = list
  const kinds = [commits, list.paths, regexes, stopwords].filter(({ length }) => length > 0).length
  if (list.condition.toUpperCase() === 'AND' && kinds > 1)
    return { not, paths, left: ['condition AND over several kinds: values are judged without their place'] }
  if (commits.length > 0) left.push('commits: a secret is one finding with all its commits')
  const attempt = (what: string, work: () => void): void => {
    try {
      work()
    } catch (error) {
      if (!(error instanceof GoRegExpError || error instanceof PatternError)) throw error
      left.push(`${what}: ${error.message}`)
    }
  }
  const ofGroup = regexTarget === 'match' ? ', where a group is the secret' : ''
  const ofTarget = regexTarget === '' || regexTarget === 'secret' || (regexTarget === 'match' && !hasGroup)
  if (regexes.length > 0 && !ofTarget) left.push(`regexes with regexTarget ${regexTarget}${ofGroup}: only the secret itself is looked at`)
  else for (const [i, regex] of regexes.entries()) attempt(`regexes[${i}]`, () => not.push(checked(somewhere(printed(regex)))))
  const words = stopwords.filter((word) => word !== '').slice(0, mostStopwords)
  if (words.length < stopwords.length) left.push(`stopwords: the first ${mostStopwords} that are not empty`)
  const parts: string[] = []
  for (const word of words) attempt('stopwords', () => parts.push(printed(`(?i:${quoted(word)})`)))
  for (let from = 0; from < parts.length; from += wordsTogether)
    attempt('stopwords', () => not.push(checked(somewhere(parts.slice(from, from + wordsTogether).join('|')))))
  for (const [i, path] of list.paths.entries())
    attempt(`paths[${i}]`, () => {
      const converted = convertPath(path)
      paths.push(converted)
      if (converted.loss !== null) left.push(`paths[${i}]: ${converted.loss}`)
    })
  return { not, paths, left }
}

const printed = (regex: string): string => printPattern(parseGoRegExp(regex).tree, { secret: new Set(), most })

const quoted = (word: string): string => word.replace(/[^A-Za-z0-9\s\u0080-\uffff]/g, '\\$&')

/** A value with this somewhere in it. */
const somewhere = (pattern: string): string => `(?=[^]{0,${farthest}}?(?:${pattern}))[^]{1,${longestValue}}`

/** Refuses what would be too slow or too large; the pattern itself comes back. */
function checked(pattern: string): string {
  runnable(pattern)
  return pattern
}

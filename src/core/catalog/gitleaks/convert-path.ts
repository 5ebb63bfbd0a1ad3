import { PatternError } from '../parse-pattern.ts'
import { runnable } from '../runnable.ts'
import { type GoNode, parseGoRegExp } from './go-regexp.ts'
import { printPattern } from './print-pattern.ts'

/** An expression over paths, to be found somewhere in the UTF-8 bytes of one. */
export interface ConvertedPath {
  pattern: string
  /** Bytes of the longest path of which it says what it said; null where it had to be cut further. */
  longest: number | null
  /** What it says less than it said, for people; null when nothing. */
  loss: string | null
}

/** No file system has longer ones. */
const longestPath = 4_096
/** Tried one after the other, until the worst case is cheap enough. Where groups repeat as often as characters, nothing is cut in a path of that length. */
const bounds = [
  ...[longestPath, 1_024, 512, 256].map((length) => ({ characters: length, groups: length })),
  { characters: 1_024, groups: 8 },
  { characters: 128, groups: 8 },
  { characters: 64, groups: 8 }
]

/** Throws GoRegExpError, or PatternError for one that is too expensive however it is bounded. */
export function convertPath(regex: string): ConvertedPath {
  const { tree: whole } = parseGoRegExp(regex)
  const tree = withoutIdleEnds(whole)
  let last: PatternError | undefined
  for (const most of bounds) {
    const pattern = printPattern(tree, { secret: new Set(), most })
    try {
      runnable(pattern)
      const longest = most.groups === most.characters ? most.characters : null
      return { pattern, longest, loss: lossOf(most, longest) }
    } catch (error) {
      if (!(error instanceof PatternError)) throw error
      last = error
    }
  }
  throw last ?? new PatternError('it can not be bounded', 0)
}

function lossOf({ characters, groups }: { characters: number; groups: number }, longest: number | null): string | null {
  if (longest === null) return `what repeats without end stops at ${characters} characters, or ${groups} groups`
  return longest < longestPath ? `of paths longer than ${longest} bytes it may say nothing` : null
}

/** To be found somewhere, `.*x.*` says what `x` says, and costs far more. */
function withoutIdleEnds(tree: GoNode): GoNode {
  if (tree.kind !== 'sequence') return tree
  const isIdle = (node: GoNode | undefined): boolean => {
    if (node?.kind === 'group') return isIdle(node.body)
    return node?.kind === 'sequence' ? node.items.every(isIdle) : node?.kind === 'repeat' && node.min === 0
  }
  let [from, to] = [0, tree.items.length]
  while (to - from > 1 && isIdle(tree.items[from])) from++
  while (to - from > 1 && isIdle(tree.items[to - 1])) to--
  return { kind: 'sequence', items: tree.items.slice(from, to) }
}

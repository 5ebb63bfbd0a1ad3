import { sizeOf } from '../byte-set.ts'
import type { GoNode } from './go-regexp.ts'

/** Each match has one of `texts` in it, which begins at most `before` bytes behind the start of the match. */
export interface RequiredLiterals {
  /** One character a byte; in lower case where the case does not matter. */
  texts: string[]
  isCaseless: boolean
  before: number
}

const mostTexts = 40

/** All choices of literals that the tree offers, in the order of the match. Infinite repetitions make what follows infinitely far. */
export function requiredLiterals(node: GoNode): RequiredLiterals[] {
  const found: RequiredLiterals[] = []
  let run = ''
  let isCaseless = false
  let runAt = 0
  let before = 0
  const endRun = (): void => {
    if (run !== '') found.push({ texts: [isCaseless ? run.toLowerCase() : run], isCaseless, before: runAt })
    run = ''
    isCaseless = false
  }
  for (const item of flatten(node)) {
    const char = item.kind === 'set' ? charOf(item.set) : undefined
    if (char) {
      if (run === '') runAt = before
      run += char.text
      isCaseless ||= char.isCaseless
      before++
      continue
    }
    endRun()
    found.push(...within(item).map((literals) => ({ ...literals, before: literals.before + before })))
    before += longest(item)
  }
  endRun()
  return found
}

/** The one that finds fewest false places: the longest text, then the nearest to the start. */
export function bestLiterals(node: GoNode, { shortest, farthest }: { shortest: number; farthest: number }): RequiredLiterals | undefined {
  const least = ({ texts }: RequiredLiterals): number => Math.min(...texts.map((text) => text.length))
  return requiredLiterals(node)
    .filter((literals) => least(literals) >= shortest && literals.before <= farthest)
    .sort((a, b) => Math.min(least(b), 8) - Math.min(least(a), 8) || a.before - b.before)[0]
}

/** The items of a sequence, with those of its groups in their place. */
function flatten(node: GoNode): GoNode[] {
  if (node.kind === 'sequence') return node.items.flatMap(flatten)
  if (node.kind === 'group') return node.body.kind === 'choice' ? [node.body] : flatten(node.body)
  // Two and more of the same characters are characters.
  if (node.kind === 'repeat' && node.min === node.max && node.min <= 8 && node.body.kind === 'set')
    return Array.from({ length: node.min }, () => node.body)
  return [node]
}

function within(node: GoNode): RequiredLiterals[] {
  if (node.kind === 'repeat') return node.min > 0 ? requiredLiterals(node.body) : []
  if (node.kind !== 'choice') return []
  const best = node.options.map((option) => bestLiterals(option, { shortest: 1, farthest: Number.POSITIVE_INFINITY }))
  const all = best.flatMap((literals) => literals ?? [])
  const isAnyCaseless = all.some(({ isCaseless }) => isCaseless)
  const texts = all.flatMap((literals) => (isAnyCaseless ? literals.texts.map((text) => text.toLowerCase()) : literals.texts))
  if (all.length < node.options.length || texts.length > mostTexts) return []
  return [{ texts: [...new Set(texts)], isCaseless: isAnyCaseless, before: Math.max(...all.map(({ before }) => before)) }]
}

function charOf(set: Uint8Array<ArrayBuffer>): { text: string; isCaseless: boolean } | undefined {
  const size = sizeOf(set)
  const first = set.indexOf(1)
  if (size === 1) return { text: String.fromCharCode(first), isCaseless: false }
  const isPair = size === 2 && first >= 65 && first <= 90 && set[first + 32] === 1
  return isPair ? { text: String.fromCharCode(first + 32), isCaseless: true } : undefined
}

/** Most bytes that the node matches. */
export function longest(node: GoNode): number {
  switch (node.kind) {
    case 'set':
      return 1
    case 'assert':
      return 0
    case 'group':
      return longest(node.body)
    case 'sequence':
      return node.items.reduce((sum, item) => sum + longest(item), 0)
    case 'choice':
      return Math.max(...node.options.map(longest))
    case 'repeat': {
      const body = longest(node.body)
      return body === 0 ? 0 : body * node.max
    }
  }
}

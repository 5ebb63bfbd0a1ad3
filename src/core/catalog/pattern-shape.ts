import { type ByteSet, byteSet, complement, intersects, isSubset, nameBytes, tokenBytes, wordBytes } from './byte-set.ts'
import { PatternError, type PatternNode } from './parse-pattern.ts'

/** What the engine must know of a pattern before it runs it. */
export interface PatternShape {
  /** Length of a match in bytes. */
  min: number
  max: number
  /** Bytes that a match can start with. */
  first: ByteSet
  /** Bytes that may not follow a match, or it would be a piece of a longer run. */
  tail: ByteSet
  /** So many bytes at the start of every match are token bytes, and so many name bytes. */
  run: number
  nameRun: number
  names: string[]
}

interface Part {
  min: number
  max: number
  first: ByteSet
  last: ByteSet
}

const nothing: Part = { min: 0, max: 0, first: byteSet(), last: byteSet() }

const partOf = (node: PatternNode): Part => {
  switch (node.kind) {
    case 'set':
      return { min: 1, max: 1, first: node.set, last: node.set }
    case 'group':
      return partOf(node.body)
    case 'look':
    case 'boundary':
      return nothing
    case 'repeat': {
      const body = partOf(node.body)
      return { ...body, min: body.min * node.min, max: body.max * node.max }
    }
    case 'choice': {
      const parts = node.options.map(partOf)
      return {
        min: Math.min(...parts.map((part) => part.min)),
        max: Math.max(...parts.map((part) => part.max)),
        first: byteSet(...parts.map((part) => part.first)),
        last: byteSet(...parts.map((part) => part.last))
      }
    }
    case 'sequence':
      return node.items.map(partOf).reduce(join, nothing)
  }
}

const join = (a: Part, b: Part): Part => ({
  min: a.min + b.min,
  max: a.max + b.max,
  first: a.min === 0 ? byteSet(a.first, b.first) : a.first,
  last: b.min === 0 ? byteSet(a.last, b.last) : b.last
})

const runOf = (node: PatternNode, bytes: ByteSet): { length: number; open: boolean } => {
  switch (node.kind) {
    case 'set':
      return isSubset(node.set, bytes) ? { length: 1, open: true } : { length: 0, open: false }
    case 'group':
      return runOf(node.body, bytes)
    case 'look':
    case 'boundary':
      return { length: 0, open: true }
    case 'repeat': {
      const body = runOf(node.body, bytes)
      if (node.min === 0) return { length: 0, open: false }
      return body.open ? { length: body.length * node.min, open: node.min === node.max } : body
    }
    case 'choice': {
      const runs = node.options.map((option) => runOf(option, bytes))
      const length = Math.min(...runs.map((run) => run.length))
      return { length, open: runs.every((run) => run.open && run.length === length) }
    }
    case 'sequence': {
      let length = 0
      for (const item of node.items) {
        const run = runOf(item, bytes)
        length += run.length
        if (!run.open) return { length, open: false }
      }
      return { length, open: true }
    }
  }
}

/** How many paths a backtracking matcher can take through the node when `follow` must come next. */
const pathsOf = (node: PatternNode, follow: ByteSet): number => {
  switch (node.kind) {
    case 'set':
    case 'boundary':
      return 1
    case 'group':
      return pathsOf(node.body, follow)
    case 'look':
      return pathsOf(node.body, byteSet())
    case 'choice': {
      const firsts = node.options.map((option) => partOf(option).first)
      const paths = node.options.map((option) => pathsOf(option, follow))
      const apart = firsts.every((first, i) => firsts.every((other, j) => i >= j || !intersects(first, other)))
      return apart ? Math.max(...paths) : paths.reduce((sum, count) => sum + count, 0)
    }
    case 'repeat': {
      const body = partOf(node.body)
      if (body.min === 0 && node.max > 1) throw new PatternError('what repeats may not be empty', 0)
      const inner = pathsOf(node.body, node.max > 1 ? byteSet(body.first, follow) : follow)
      const exits = intersects(body.first, follow) ? node.max - node.min + 1 : 1
      return exits * inner ** node.max
    }
    case 'sequence': {
      let paths = 1
      let next = { first: follow, min: 1 }
      for (const item of node.items.toReversed()) {
        paths *= pathsOf(item, next.first)
        const part = partOf(item)
        next = { first: part.min === 0 ? byteSet(part.first, next.first) : part.first, min: 1 }
      }
      return paths
    }
  }
}

const namesOf = (node: PatternNode): string[] => {
  if (node.kind === 'group') return [...(node.name === null ? [] : [node.name]), ...namesOf(node.body)]
  if (node.kind === 'sequence') return node.items.flatMap(namesOf)
  if (node.kind === 'choice') return node.options.flatMap(namesOf)
  if (node.kind === 'repeat' || node.kind === 'look') return namesOf(node.body)
  return []
}

/** Paths times length: 2 million steps are about 10 ms for one hostile hit, and such hits are rationed. */
const maxPaths = 5_000
const maxSteps = 2_000_000

/** Measures a pattern and refuses one whose worst case is too expensive. */
export const shapeOf = (tree: PatternNode): PatternShape => {
  const part = partOf(tree)
  if (part.min === 0) throw new PatternError('the pattern also matches nothing', 0)
  const tail = intersects(part.last, wordBytes) ? byteSet(part.last, wordBytes) : part.last.slice()
  const paths = pathsOf(tree, complement(tail))
  if (paths > maxPaths || paths * part.max > maxSteps) {
    throw new PatternError(
      `the worst case is too expensive (${paths === Number.POSITIVE_INFINITY ? 'exponential' : Math.round(paths)} paths over ${part.max} bytes): ` +
        'what repeats may not also start what follows it',
      0
    )
  }
  return {
    min: part.min,
    max: part.max,
    first: part.first,
    tail,
    run: runOf(tree, tokenBytes).length,
    nameRun: runOf(tree, nameBytes).length,
    names: namesOf(tree)
  }
}

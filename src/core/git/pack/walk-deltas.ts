import { applyDelta } from './apply-delta.ts'
import type { BufferPool } from './buffer-pool.ts'
import { Damage } from './damage.ts'
import { checkedHead, type DeltaForest } from './resolve-chain.ts'

export interface WalkableForest extends DeltaForest {
  readonly firstChild: Int32Array
  readonly nextSibling: Int32Array
  readonly pool: BufferPool
  /** Bytes of content that a walk may hold for later children; past it the oldest are made anew when their turn comes. */
  readonly heldLimit: number
  /** Content of an entry by a way that does not need the walk. Throws Damage. */
  resolve(entry: number): Buffer
  /** Content from another copy of an entry that failed, if there is one. */
  rescue(entry: number): Buffer | undefined
  /** What to call an entry in a sentence. */
  describe(entry: number): string
}

export interface WalkVisitor {
  /** Entries to be made: those to be visited, and all bases on the way to them. */
  needs(entry: number): boolean
  /** `content` is valid only during the call. */
  visit(entry: number, content: Buffer): void
  failed(entry: number, damage: Damage): void
}

interface Frame {
  entry: number
  /** Undefined when it was let go to keep within heldLimit. */
  content: Buffer | undefined
  /** The buffer that content lies in, to be given back to the pool. */
  lent: Buffer | undefined
  /** Set when the entry could not be read: its children have no base. */
  damage: Damage | undefined
  nextChild: number
}

/**
 * Visits a delta tree base first, each entry inflated once. A content is let go when its last child is made, so that a
 * chain needs two of them however long it is; with the largest subtree as last child (see delta-tree.ts) a tree of n
 * entries needs about log2(n).
 */
export function walkDeltas(forest: WalkableForest, root: number, visitor: WalkVisitor): void {
  for (const _ of deltaSteps(forest, root, visitor));
}

/** The same in steps of one entry. */
export function* deltaSteps(forest: WalkableForest, root: number, visitor: WalkVisitor): Generator<void, void> {
  const { nextSibling, pool } = forest
  const frames: Frame[] = []
  let held = 0
  /** Frames below this one were let go to keep within the limit. */
  let dropped = 0

  const drop = (frame: Frame): void => {
    if (frame.content) held -= frame.content.length
    if (frame.lent) pool.give(frame.lent)
    frame.content = undefined
    frame.lent = undefined
  }
  const needed = (from: number): number => {
    let entry = from
    while (entry >= 0 && !visitor.needs(entry)) entry = nextSibling[entry]!
    return entry
  }
  const enter = (entry: number, base: Frame | undefined): void => {
    const frame = make(forest, entry, base)
    if (frame.content) held += frame.content.length
    frames.push(frame)
    if (frame.content) visitor.visit(entry, frame.content)
    else if (frame.damage) visitor.failed(entry, frame.damage)
    frame.nextChild = needed(forest.firstChild[entry]!)
  }

  try {
    enter(root, undefined)
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const child = frame.nextChild
      if (child < 0) {
        frames.pop()
        drop(frame)
        continue
      }
      frame.nextChild = needed(nextSibling[child]!)
      dropped = Math.min(dropped, frames.length - 1)
      if (!frame.content && !frame.damage) {
        frame.content = again(forest, frame)
        held += frame.content?.length ?? 0
      }
      if (frame.nextChild < 0) frames.pop()
      enter(child, frame)
      if (frame.nextChild < 0) drop(frame)
      while (held > forest.heldLimit && dropped < frames.length - 1) drop(frames[dropped++]!)
      yield
    }
  } finally {
    for (const frame of frames) drop(frame)
  }
}

function make(forest: WalkableForest, entry: number, base: Frame | undefined): Frame {
  const frame: Frame = { entry, content: undefined, lent: undefined, damage: undefined, nextChild: -1 }
  try {
    if (base?.damage) throw base.damage.forChildren(forest.describe(base.entry))
    const inflated = forest.inflated(entry)
    if (!base) frame.content = inflated
    else if (base.content) {
      const head = checkedHead(inflated, forest.contentLimit)
      frame.lent = forest.pool.take(head.resultSize)
      applyDelta(base.content, inflated, head, frame.lent)
      frame.content = frame.lent.subarray(0, head.resultSize)
    }
  } catch (error) {
    const damage = Damage.of(error)
    if (frame.lent) forest.pool.give(frame.lent)
    frame.lent = undefined
    frame.content = forest.rescue(entry)
    if (!frame.content) frame.damage = damage
  }
  return frame
}

function again(forest: WalkableForest, frame: Frame): Buffer | undefined {
  try {
    return forest.resolve(frame.entry)
  } catch (error) {
    frame.damage = Damage.of(error)
    return undefined
  }
}

import { applyDelta, readDeltaHead } from './apply-delta.ts'
import { Damage } from './damage.ts'

/** Entries of packs and the deltas between them, as numbers. */
export interface DeltaForest {
  /** Base of each entry, negative for none. */
  readonly base: Int32Array
  /** What the entry's stream holds: content of a whole object, or delta instructions. Throws Damage. */
  inflated(entry: number): Buffer
  /** Largest content to be held in memory, in bytes. */
  readonly contentLimit: number
}

/** Result size of a delta, checked against the limit before it costs memory. Throws Damage. */
export function checkedHead(delta: Buffer, limit: number): ReturnType<typeof readDeltaHead> {
  const head = readDeltaHead(delta)
  if (head.resultSize > limit) {
    throw new Damage(
      `it has ${head.resultSize} bytes, is stored as a delta, and more than ${limit} bytes of such are not put together`,
      'too-large'
    )
  }
  return head
}

/**
 * Content of one entry: its base, and all the deltas from there in turn; never deeper in the stack than one call.
 * `known` answers the content of an entry that is at hand; `made` is told each content on the way. Throws Damage.
 */
export function resolveChain(
  forest: DeltaForest,
  entry: number,
  known: (entry: number) => Buffer | undefined,
  made: (entry: number, content: Buffer) => void
): Buffer {
  const path: number[] = []
  let at = entry
  let content = known(at)
  while (!content && forest.base[at]! >= 0) {
    if (path.length > forest.base.length) throw new Damage('its delta is based on itself')
    path.push(at)
    at = forest.base[at]!
    content = known(at)
  }
  if (!content) {
    content = forest.inflated(at)
    made(at, content)
  }
  for (let i = path.length - 1; i >= 0; i--) {
    const delta = forest.inflated(path[i]!)
    const head = checkedHead(delta, forest.contentLimit)
    const result = Buffer.allocUnsafe(head.resultSize)
    applyDelta(content, delta, head, result)
    content = result
    made(path[i]!, content)
  }
  return content
}

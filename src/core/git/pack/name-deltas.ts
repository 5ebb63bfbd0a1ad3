/** Second pass over a pack without an index: puts together what is stored as deltas, to learn its names. */
import { crc32 } from 'node:zlib'
import { type HashName, type ObjectProblem, oidLength } from '../types.ts'
import { BufferPool } from './buffer-pool.ts'
import { Damage } from './damage.ts'
import { linkChildren } from './delta-tree.ts'
import { ofsDelta, typeNames } from './entry-header.ts'
import { hashObject } from './hash-object.ts'
import { inflate } from './inflate.ts'
import { lookUpOid, oidLookup } from './oid-lookup.ts'
import { addProblem } from './problem-list.ts'
import { resolveChain } from './resolve-chain.ts'
import type { ScannedPack } from './scan-entries.ts'
import { deltaSteps, type WalkableForest, type WalkVisitor } from './walk-deltas.ts'
import { WindowCache } from './window-cache.ts'

/**
 * Largest content that is put together in memory. Git makes no deltas of files over core.bigFileThreshold, which is 512 MiB
 * unless it was set.
 */
const contentLimit = 512 << 20
const heldLimit = 256 << 20

export interface NameDeltasOptions {
  hash: HashName
  name: string
  problems: ObjectProblem[]
  salvage: boolean
}

/** Yields the bytes done. Throws Damage for the first entry without a name unless `salvage` is set. */
export function* nameDeltas(fd: number, scanned: ScannedPack, options: NameDeltasOptions): Generator<number, void> {
  const { entries, refEntries, refOids } = scanned
  const { count, base, types } = entries
  const width = oidLength[options.hash]
  const firstChild = new Int32Array(count)
  const nextSibling = new Int32Array(count)
  linkChildren(base, firstChild, nextSibling, count)
  const refs = oidLookup(refOids, width, refEntries.length)
  const windows = new WindowCache()
  const reported = new Uint8Array(count)
  let done = 0

  const describe = (entry: number): string => `the object at byte ${entries.offsets[entry]}`
  const forest: WalkableForest = {
    base,
    firstChild,
    nextSibling,
    pool: new BufferPool(heldLimit / 4),
    contentLimit,
    heldLimit,
    inflated(entry) {
      const size = entries.sizes[entry]!
      if (size > contentLimit)
        throw new Damage(`it has ${size} bytes, and no base of more than ${contentLimit} is held in memory`, 'too-large')
      const bytes = windows.read(fd, 0, entries.offsets[entry]!, entries.ends[entry]!)
      if (crc32(bytes) !== entries.crcs[entry]!) throw new Damage('the file changed while it was read')
      return inflate(bytes, entries.headerLengths[entry]!, size)
    },
    resolve: (entry) =>
      resolveChain(
        forest,
        entry,
        () => undefined,
        () => undefined
      ),
    rescue: () => undefined,
    describe
  }
  const visitor: WalkVisitor = {
    needs: () => true,
    visit(entry, content) {
      if (base[entry]! >= 0) {
        types[entry] = types[base[entry]!]!
        const type = typeNames[types[entry]!]
        if (!type) throw new Error(`no type for ${describe(entry)}`)
        entries.oids.set(hashObject(options.hash, type, content), entry * width)
        entries.named[entry] = 1
      }
      adopt(entry)
      done += entries.ends[entry]! - entries.offsets[entry]!
    },
    failed(entry, damage) {
      if (entries.named[entry] !== 1) report(entry, damage)
    }
  }

  for (let root = 0; root < count; root++) {
    if (types[root]! >= ofsDelta || base[root]! >= 0) continue
    adopt(root)
    if (firstChild[root]! < 0) done += entries.ends[root]! - entries.offsets[root]!
    else for (const _ of deltaSteps(forest, root, visitor)) yield done
    if ((root & 255) === 0) yield done
  }
  for (let i = 0; i < refEntries.length; i++) {
    if (base[refEntries[i]!]! >= 0) continue
    report(refEntries[i]!, new Damage(`its delta base ${refOids.toString('hex', i * width, (i + 1) * width)} is not in the pack`))
  }
  for (let entry = 0; entry < count; entry++) {
    if (entries.named[entry] !== 1 && !reported[entry]) report(entry, new Damage('a base of its delta cannot be read'))
  }

  function report(entry: number, damage: Damage): void {
    if (!options.salvage) throw new Damage(`${describe(entry)}: ${damage.message}`, damage.reason)
    reported[entry] = 1
    addProblem(options.problems, { reason: damage.reason, what: `${options.name}, ${describe(entry)}`, why: damage.message })
  }

  /** Makes the deltas against this entry's name its children. */
  function adopt(entry: number): void {
    if (refEntries.length === 0) return
    const at = lookUpOid(refs, entries.oids, entry * width)
    if (at < 0) return
    for (let i = at; i < refs.numbers.length; i++) {
      const ref = refs.numbers[i]!
      if (Buffer.compare(refOids.subarray(ref * width, (ref + 1) * width), entries.oids.subarray(entry * width, (entry + 1) * width)) !== 0)
        break
      const child = refEntries[ref]!
      if (base[child]! >= 0) continue
      base[child] = entry
      nextSibling[child] = firstChild[entry]!
      firstChild[entry] = child
    }
  }
}

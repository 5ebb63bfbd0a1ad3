import { closeSync } from 'node:fs'
import { openFile } from '../pack/pack-file.ts'
import { WindowCache } from '../pack/window-cache.ts'

/** Files kept open at once; a repository may have thousands of packs, a process may often open a thousand files. */
const openLimit = 128

/** Reads from the packs of one thread, by their numbers. */
export class PackFiles {
  private readonly paths: readonly string[]
  private readonly open = new Map<number, number>()
  private readonly windows = new WindowCache()

  constructor(paths: readonly string[]) {
    this.paths = paths
  }

  /** As WindowCache.read. Throws Damage, `unreadable`, when the pack has gone since. */
  read(pack: number, from: number, to: number): Buffer {
    return this.windows.read(this.fd(pack), pack, from, to)
  }

  close(): void {
    for (const fd of this.open.values()) closeSync(fd)
    this.open.clear()
  }

  private fd(pack: number): number {
    const known = this.open.get(pack)
    if (known !== undefined) return known
    for (const [oldest, fd] of this.open) {
      if (this.open.size < openLimit) break
      closeSync(fd)
      this.open.delete(oldest)
    }
    const { fd } = openFile(this.paths[pack]!)
    this.open.set(pack, fd)
    return fd
  }
}

import { closeSync, existsSync } from 'node:fs'
import { Damage } from '../pack/damage.ts'
import { openFile } from '../pack/pack-file.ts'
import { WindowCache } from '../pack/window-cache.ts'

/** Files kept open at once; a repository may have thousands of packs, a process may often open a thousand files. */
const openLimit = 128
/** The first packs are opened at once: an open file stays when git repacks the repository in the middle of a scan. */
const openEarly = 16

/** Reads from the packs of one thread, by their numbers. */
export class PackFiles {
  private readonly paths: readonly string[]
  private readonly open = new Map<number, number>()
  private readonly windows = new WindowCache()

  constructor(paths: readonly string[]) {
    this.paths = paths
    for (const [pack, path] of paths.slice(0, openEarly).entries()) {
      try {
        this.open.set(pack, openFile(path).fd)
      } catch (error) {
        // whoever reads from it is told
        Damage.of(error)
      }
    }
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
    const fd = this.reopen(pack)
    this.open.set(pack, fd)
    return fd
  }

  private reopen(pack: number): number {
    const path = this.paths[pack]!
    if (!existsSync(path))
      throw new Damage('its pack has gone; git may have repacked the repository meanwhile, so scan it again', 'unreadable')
    return openFile(path).fd
  }
}

import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** An object folder made by hand: packs, indexes and loose files with any bytes. */
export interface ObjectDir {
  path: string
  /** Writes a file, given by its path within the folder. */
  write(name: string, bytes: Uint8Array): void
  read(name: string): Buffer
  remove(name: string): void
  /** All files with their bytes, to see that nothing was written. */
  files(): Map<string, Buffer>
  dispose(): void
}

export function makeObjectDir(): ObjectDir {
  const path = mkdtempSync(join(tmpdir(), 'bulkhead-objects-'))
  mkdirSync(join(path, 'pack'))
  return {
    path,
    write(name, bytes) {
      const file = join(path, name)
      mkdirSync(dirname(file), { recursive: true })
      rmSync(file, { force: true })
      writeFileSync(file, bytes)
    },
    read: (name) => readFileSync(join(path, name)),
    remove: (name) => rmSync(join(path, name)),
    files() {
      const names = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      return new Map(names.map((entry) => [join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name))]))
    },
    dispose() {
      chmodSync(path, 0o700)
      rmSync(path, { recursive: true, force: true })
    }
  }
}

import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Every file below the folders with its bytes; its name first, since a name is written too. */
export function* writtenBytes(...folders: string[]): Generator<{ name: string; bytes: Uint8Array }> {
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const file = path.join(folder, name)
      yield { name, bytes: Buffer.from(name) }
      if (lstatSync(file, { throwIfNoEntry: false })?.isFile()) yield { name, bytes: readFileSync(file) }
    }
  }
}

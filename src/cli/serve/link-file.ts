import { rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

export const linkFileName = 'serve.link'

/** Where scripts of the same user find an unused link: a file that only its owner can read. */
export class LinkFile {
  readonly #file: string

  constructor(workspaceDir: string) {
    this.#file = path.join(workspaceDir, linkFileName)
  }

  /** Replaces the file whole, so that nobody reads half a link and an older file's mode doesn't stay. */
  async write(link: string): Promise<void> {
    const draft = `${this.#file}.${process.pid}`
    await rm(draft, { force: true })
    await writeFile(draft, `${link}\n`, { mode: 0o600, flag: 'wx' })
    await rename(draft, this.#file)
  }

  remove(): Promise<void> {
    return rm(this.#file, { force: true })
  }
}

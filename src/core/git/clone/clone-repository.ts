import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BulkheadError } from '../../../contract/errors.ts'
import type { HashName } from '../types.ts'
import { cloneError } from './clone-error.ts'
import type { CloneOptions, CloneResult } from './clone-options.ts'
import { fetchInto } from './fetch-into.ts'
import { HttpClient } from './http-client.ts'
import { parseRemoteAddress } from './remote-address.ts'
import { readRemote } from './remote-refs.ts'
import { writeRefs } from './write-refs.ts'

/**
 * Clones all branches and tags of an http or https address to a bare repository. It is made beside its place and put there when
 * it is whole: a failed or cancelled clone leaves nothing. Throws clone.*, source.duplicate, source.unsupported,
 * workspace.disk-full, workspace.no-access; the signal's reason when cancelled.
 */
export async function cloneRepository(options: CloneOptions): Promise<CloneResult> {
  const { gitDir, gate, signal, idleTimeout = 60_000 } = options
  const address = parseRemoteAddress(options.url, options.credentials)
  if (existsSync(gitDir)) {
    throw new BulkheadError('source.duplicate', `There is a clone at ${gitDir} already. Bring it up to date, or remove it first.`)
  }
  // One fixed name, so that what a killed process left is found and removed.
  const half = `${gitDir}.incoming`
  try {
    await rm(half, { recursive: true, force: true })
    const http = new HttpClient({ gate, purpose: 'clone', signal, idleTimeout })
    const remote = await readRemote(http, address)
    await makeLayout(half, address.url, remote.hash)
    const { objects, bytes } = await fetchInto(http, remote, [], half, { ...options, gitDir: half })
    await writeRefs(half, remote)
    signal?.throwIfAborted()
    await rename(half, gitDir)
    return { refs: remote.refs.length, objects, bytes, gone: 0 }
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    signal?.throwIfAborted()
    throw cloneError(error, address)
  }
}

async function makeLayout(gitDir: string, url: string, hash: HashName): Promise<void> {
  for (const folder of ['objects/pack', 'objects/info', 'refs/heads', 'refs/tags'])
    await mkdir(join(gitDir, folder), { recursive: true, mode: 0o700 })
  const format =
    hash === 'sha256'
      ? '\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = sha256\n'
      : '\trepositoryformatversion = 0\n\tbare = true\n'
  const remote = `[remote "origin"]\n\turl = ${JSON.stringify(url)}\n\tfetch = +refs/heads/*:refs/heads/*\n\tfetch = +refs/tags/*:refs/tags/*\n`
  await writeFile(join(gitDir, 'config'), `[core]\n${format}${remote}`, { mode: 0o600 })
}

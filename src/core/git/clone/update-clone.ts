import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { BulkheadError } from '../../../contract/errors.ts'
import { readPackedRefs } from '../refs-packed.ts'
import { openRepository } from '../repository.ts'
import { cloneError } from './clone-error.ts'
import type { CloneOptions, CloneResult } from './clone-options.ts'
import { fetchInto } from './fetch-into.ts'
import { HttpClient } from './http-client.ts'
import { parseRemoteAddress } from './remote-address.ts'
import { readRemote } from './remote-refs.ts'
import { writeRefs } from './write-refs.ts'

/**
 * Brings a clone made by cloneRepository up to date: fetches what is new, and lets go of the refs that the server has no more (not
 * of their objects: what was leaked once stays found). When it fails or is cancelled, the clone is as it was.
 * Throws as cloneRepository does.
 */
export async function updateClone(options: CloneOptions): Promise<CloneResult> {
  const { gitDir, gate, signal, idleTimeout = 60_000 } = options
  const address = parseRemoteAddress(options.url, options.credentials)
  const { hash } = openRepository(gitDir)
  const incoming = join(gitDir, 'incoming')
  try {
    await rm(incoming, { recursive: true, force: true })
    await mkdir(incoming, { mode: 0o700 })
    const had = new Map(
      [...readPackedRefs(gitDir, () => undefined)].map(({ name, oid }) => [Buffer.from(name, 'latin1').toString(), oid ?? ''])
    )
    const http = new HttpClient({ gate, purpose: 'update clone', signal, idleTimeout })
    const remote = await readRemote(http, address)
    if (remote.refs.length > 0 && remote.hash !== hash) {
      throw new BulkheadError(
        'source.unsupported',
        `${address.url} has become a repository with ${remote.hash} names. Remove this clone and make a new one.`
      )
    }
    const { objects, bytes } = await fetchInto(http, remote, (await hasPacks(gitDir)) ? [...new Set(had.values())] : [], incoming, options)
    signal?.throwIfAborted()
    await writeRefs(gitDir, remote)
    for (const { name } of remote.refs) had.delete(name)
    return { refs: remote.refs.length, objects, bytes, gone: had.size }
  } catch (error) {
    signal?.throwIfAborted()
    throw cloneError(error, address)
  } finally {
    await rm(incoming, { recursive: true, force: true })
  }
}

/** Without any, the refs name objects that were lost, and everything is fetched again. */
async function hasPacks(gitDir: string): Promise<boolean> {
  return (await readdir(join(gitDir, 'objects', 'pack'))).some((name) => name.endsWith('.pack'))
}

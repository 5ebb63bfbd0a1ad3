import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { indexPack } from '../pack/index-pack.ts'
import type { CloneOptions } from './clone-options.ts'
import { fetchPack } from './fetch-pack.ts'
import type { HttpClient } from './http-client.ts'
import type { Remote } from './remote-refs.ts'

/**
 * Fetches, checks and indexes a pack in the folder `incoming`, then puts it among the packs of the repository. Until that last
 * step the repository is as it was.
 */
export async function fetchInto(
  http: HttpClient,
  remote: Remote,
  haves: readonly string[],
  incoming: string,
  { gitDir, onProgress, signal }: Pick<CloneOptions, 'gitDir' | 'onProgress' | 'signal'>
): Promise<{ objects: number; bytes: number }> {
  const known = new Set(haves)
  const wants = [...new Set(remote.refs.map(({ oid }) => oid))].filter((oid) => !known.has(oid))
  if (wants.length === 0) return { objects: 0, bytes: 0 }
  const pack = join(incoming, 'incoming.pack')
  const onBytes = (done: number): void => onProgress?.({ phase: 'fetch', done, total: 0 })
  const { objects, bytes, checksum } = await fetchPack(http, remote, wants, haves, pack, { onBytes, signal })
  if (objects === 0) {
    await rm(pack)
    return { objects: 0, bytes }
  }
  await indexPack(pack, {
    hash: remote.hash,
    write: true,
    onProgress: (done, total) => onProgress?.({ phase: 'index', done, total }),
    ...(signal ? { signal } : {})
  })
  const name = join(gitDir, 'objects', 'pack', `pack-${checksum}`)
  await rename(pack, `${name}.pack`)
  await rename(join(incoming, 'incoming.idx'), `${name}.idx`)
  return { objects, bytes }
}

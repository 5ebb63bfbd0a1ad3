import { join } from 'node:path'
import { isValidRefName } from './refs-name.ts'
import type { StoredRef } from './refs-stored.ts'
import { readRepositoryFile } from './repository-file.ts'

/** Bytes of packed-refs that are read: room for about a million refs. */
export const maxPackedRefs = 1 << 26

/** Refs of the `packed-refs` file, in its order. Format: Documentation/gitformat-… in refs/packed-backend.c of git. */
export function* readPackedRefs(commonDir: string, onBroken: (what: string) => void): Generator<StoredRef> {
  const bytes = readRepositoryFile(join(commonDir, 'packed-refs'), maxPackedRefs)
  if (bytes === undefined) return
  if (bytes.length === maxPackedRefs) onBroken('packed-refs beyond 64 MB')
  let last: StoredRef | undefined
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(10, start)
    const end = newline < 0 ? bytes.length : newline
    const line = bytes.toString('latin1', start, Math.min(end, start + 5000)).trimEnd()
    start = end + 1
    if (line === '' || line.startsWith('#')) continue
    const entry = /^([0-9a-f]{40}|[0-9a-f]{64}) (refs\/.+)$/.exec(line)
    const peeled = /^\^([0-9a-f]{40}|[0-9a-f]{64})$/.exec(line)?.[1]
    if (entry) {
      if (last) yield last
      last = undefined
      const name = entry[2] ?? ''
      if (isValidRefName(name)) last = { name, oid: entry[1] ?? '', symbolic: null, peeled: null }
      else onBroken(name)
    } else if (peeled !== undefined && last) last.peeled = peeled
    else if (peeled === undefined) onBroken('a line of packed-refs')
  }
  if (last) yield last
}

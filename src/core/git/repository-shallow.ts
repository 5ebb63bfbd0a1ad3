import { join } from 'node:path'
import { readRepositoryFile } from './repository-file.ts'

/** Names of the commits at which a shallow repository was cut: their parents are not here. Empty when it is not shallow. */
export function readShallow(info: { commonDir: string }): Set<string> {
  const text = readRepositoryFile(join(info.commonDir, 'shallow'), 1 << 26)?.toString('latin1') ?? ''
  return new Set(text.split('\n').filter((line) => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(line)))
}

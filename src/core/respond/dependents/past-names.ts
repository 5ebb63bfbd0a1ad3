import { named, type Term } from './binding.ts'
import { fileKind } from './file-kind.ts'
import { judgeFile } from './judge-file.ts'
import { isDistinctive } from './known-terms.ts'
import { Sought } from './sought.ts'

const decoder = new TextDecoder()
const most = 2 * 1024 * 1024

/** Names that a file, as it was when it held the value, gave to it. `values` are forms of the value. */
export function pastNames(path: string, bytes: Uint8Array, values: readonly string[]): Term[] {
  if (bytes.length > most) return []
  const text = decoder.decode(bytes)
  const kind = fileKind(path, text)
  if (!kind) return []
  const links = judgeFile({ path, text }, kind, new Sought(values, []), () => false).flatMap((mention) =>
    mention.via === 'value' ? mention.links : []
  )
  return links.flatMap((term) => (term.kind === 'place' ? [] : isDistinctive(term.name) ? [named(term.name)] : []))
}

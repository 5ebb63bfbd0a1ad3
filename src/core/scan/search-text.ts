import type { Catalog } from '../catalog/load-catalog.ts'
import { createContentSearch, type Found } from './content-search.ts'
import { portableMark } from './ignore/portable-mark.ts'
import type { Explained, Hit } from './protocol.ts'

export interface TextSearch extends Found {
  bytes: number
  explained: Explained[]
  /** Portable fingerprints of each hit, one for each salt. */
  marks: ReadonlyMap<Hit, readonly string[]>
}

/** Searches a stream of any length in windows. Nothing of it is kept. */
export async function searchText(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  catalog: Catalog,
  key: Uint8Array,
  explain: boolean,
  salts: readonly string[]
): Promise<TextSearch> {
  const marks = new Map<Hit, readonly string[]>()
  const search = createContentSearch(catalog, key, explain, (hit, value) =>
    marks.set(
      hit,
      salts.map((salt) => portableMark(salt, value))
    )
  )
  const windows = search.begin({ where: 'text', object: null, path: name, name })
  let bytes = 0
  for await (const chunk of stream) {
    windows.push(chunk)
    bytes += chunk.length
  }
  return { ...windows.end(), bytes, explained: search.takeExplained(), marks }
}

import type { Catalog } from '../catalog/load-catalog.ts'
import { createContentSearch, type Found } from './content-search.ts'
import type { Explained } from './protocol.ts'

export interface TextSearch extends Found {
  bytes: number
  explained: Explained[]
}

/** Searches a stream of any length in windows. Nothing of it is kept. */
export async function searchText(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  catalog: Catalog,
  key: Uint8Array,
  explain: boolean
): Promise<TextSearch> {
  const search = createContentSearch(catalog, key, explain)
  const windows = search.begin({ where: 'text', object: null, path: name, name })
  let bytes = 0
  for await (const chunk of stream) {
    windows.push(chunk)
    bytes += chunk.length
  }
  return { ...windows.end(), bytes, explained: search.takeExplained() }
}

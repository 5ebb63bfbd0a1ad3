/** A path taken apart. `lower` are the folders in lower case. */
export interface PathParts {
  folders: readonly string[]
  lower: readonly string[]
  name: string
}

/** With the separators of either system: a path may have been written down anywhere. */
export function pathParts(path: string): PathParts {
  const folders = path.split(/[\\/]/)
  const name = folders.pop() ?? ''
  return { folders, lower: folders.map((folder) => folder.toLowerCase()), name }
}

/** Extensions of programs, as a part of a pattern: what tests are written in and generators write. */
export const code =
  '(?:[cm]?[jt]sx?|vue|svelte|py|rb|go|rs|php|java|kts?|scala|groovy|cs|vb|fs|swift|dart|exs?|c|cc|cpp|h|hpp|mm?|clj[cs]?|lua|pl|hs|erl|jl)'

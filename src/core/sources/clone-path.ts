import path from 'node:path'

/** Where the clone of a source lies. */
export const clonePath = (dataDir: string, sourceId: string): string => path.join(dataDir, 'clones', `${sourceId}.git`)

/** All that a source leaves in the data folder: its clone, what a killed process had fetched of one, our indexes of its packs. */
export const keptPaths = (dataDir: string, sourceId: string): string[] => [
  clonePath(dataDir, sourceId),
  `${clonePath(dataDir, sourceId)}.incoming`,
  path.join(dataDir, 'indexes', sourceId)
]

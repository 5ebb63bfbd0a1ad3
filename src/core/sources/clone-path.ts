import path from 'node:path'

/** Where the clone of a source lies. */
export const clonePath = (dataDir: string, sourceId: string): string => path.join(dataDir, 'clones', `${sourceId}.git`)

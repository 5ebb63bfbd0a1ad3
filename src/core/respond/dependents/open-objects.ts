import type { ObjectDatabase, RepositoryInfo } from '../../git/types.ts'

/** Opens all objects of a repository. Of a large one that takes seconds: whoever composes the core has it done in a thread. */
export type OpenObjects = (repository: RepositoryInfo, cacheDir: string) => Promise<ObjectDatabase>

import type { Catalog } from '../../catalog/load-catalog.ts'
import type { AllowedPaths } from './ignore-policy.ts'

/** The paths that the user's files of types allow, ready to be asked. */
export const allowedPathsOf = ({ types, allowedPaths }: Pick<Catalog, 'types' | 'allowedPaths'>): AllowedPaths[] =>
  allowedPaths.map(({ file, types: about, pattern, negative }) => ({
    name: file,
    pattern: new RegExp(pattern),
    types: about && new Set(about.flatMap((index) => types[index]?.id ?? [])),
    negative
  }))

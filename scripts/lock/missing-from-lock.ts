interface Entry {
  version?: string
  resolved?: string
  integrity?: string
  link?: boolean
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const exact = /^\d+\.\d+\.\d+(?:-[\w.]+)?$|^file:/

/** Sentences about what a lock file lacks: packages of other platforms, check sums; about addresses in it and inexact versions. */
export function missingFromLock(lock: string, manifest: string): string[] {
  const { packages } = JSON.parse(lock) as { packages: Record<string, Entry> }
  const { dependencies, devDependencies } = JSON.parse(manifest) as Entry
  const present = new Set(Object.keys(packages).map((key) => key.split('node_modules/').at(-1)))
  const problems: string[] = []
  for (const [key, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {}))
      if (!present.has(name))
        problems.push(`package-lock.json has no entry for ${name}@${range}, which ${key || 'the project'} wants on some platform`)
    if (entry.resolved?.includes('://')) problems.push(`package-lock.json names an address for ${key}`)
    if (key.includes('node_modules/') && !entry.link && !entry.integrity) problems.push(`package-lock.json has no check sum for ${key}`)
  }
  const root = packages[''] ?? {}
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    if (!exact.test(version)) problems.push(`package.json: ${name}@${version} is not an exact version`)
    if ({ ...root.dependencies, ...root.devDependencies }[name] !== version)
      problems.push(`package-lock.json does not hold ${name}@${version}`)
  }
  return problems
}

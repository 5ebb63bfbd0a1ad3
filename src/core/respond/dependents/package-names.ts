import path from 'node:path'

/** Files that name the package around them, and how. */
const manifests: Record<string, RegExp> = {
  'package.json': /^\s{0,8}"name"\s{0,8}:\s{0,8}"([^"\n]{1,200})"/m,
  'pyproject.toml': /^name\s{0,8}=\s{0,8}"([^"\n]{1,200})"/m,
  'setup.cfg': /^name\s{0,8}=\s{0,8}([^\n]{1,200})$/m,
  'Cargo.toml': /^name\s{0,8}=\s{0,8}"([^"\n]{1,200})"/m,
  'go.mod': /^module\s{1,8}(\S{1,200})/m,
  'composer.json': /"name"\s{0,8}:\s{0,8}"([^"\n]{1,200})"/,
  'Chart.yaml': /^name:\s{0,8}["']?([^"'\n]{1,200}?)["']?\s{0,8}$/m,
  'pom.xml': /<\/parent>[\s\S]{0,2000}?<artifactId>([^<]{1,200})<|<artifactId>([^<]{1,200})</,
  'settings.gradle': /rootProject\.name\s{0,8}=\s{0,8}['"]([^'"\n]{1,200})['"]/,
  'settings.gradle.kts': /rootProject\.name\s{0,8}=\s{0,8}"([^"\n]{1,200})"/,
  'mix.exs': /\bapp:\s{0,8}:(\w{1,100})/,
  'pubspec.yaml': /^name:\s{0,8}(\S{1,200})/m
}
const mostText = 200_000
const containers = new Set([
  'src',
  'lib',
  'app',
  'cmd',
  'config',
  'conf',
  'settings',
  'internal',
  'pkg',
  'bin',
  'scripts',
  'main',
  'java',
  'deploy',
  '.'
])

export interface PackagePlace {
  /** Folder, '' for the root. */
  folder: string
  name: string
}

/** The package, or where none is declared the folder, that a file belongs to. `read` answers a file's text. */
export function packagesOf(paths: Iterable<string>, read: (path: string) => string | undefined): (file: string) => PackagePlace {
  const declared = new Map<string, string[]>()
  for (const at of paths) {
    const base = path.posix.basename(at)
    if (Object.hasOwn(manifests, base) || base.endsWith('.csproj')) {
      const folder = dirname(at)
      declared.set(folder, [...(declared.get(folder) ?? []), at])
    }
  }
  const named = new Map<string, string | undefined>()
  const nameIn = (folder: string): string | undefined => {
    if (!named.has(folder))
      named.set(
        folder,
        declared
          .get(folder)
          ?.map((at) => nameOf(at, read))
          .find((name) => name !== undefined)
      )
    return named.get(folder)
  }
  return (file) => {
    for (let folder = dirname(file); ; folder = dirname(folder)) {
      const name = nameIn(folder)
      if (name !== undefined) return { folder, name }
      if (folder === '') break
    }
    return { folder: ownFolder(file), name: ownFolder(file).split('/').at(-1) ?? '' }
  }
}

function nameOf(at: string, read: (path: string) => string | undefined): string | undefined {
  const base = path.posix.basename(at)
  if (base.endsWith('.csproj')) return base.slice(0, -'.csproj'.length)
  const text = read(at)
  if (text === undefined || text.length > mostText) return undefined
  const found = manifests[base]?.exec(text)
  const name = found?.[1] ?? found?.[2]
  return base === 'go.mod' ? name?.split('/').at(-1) : name?.trim()
}

/** The folder that stands for a service where nothing declares it: up from `src`, `config` and their like. */
function ownFolder(file: string): string {
  let folder = dirname(file)
  while (folder !== '' && containers.has(path.posix.basename(folder))) folder = dirname(folder)
  return folder
}

function dirname(at: string): string {
  const folder = path.posix.dirname(at)
  return folder === '.' ? '' : folder
}

import type { PathParts } from './path-parts.ts'

const folders = new Set(
  (
    'node_modules bower_components jspm_packages third_party third-party thirdparty 3rdparty 3rd-party 3rd_party site-packages dist-packages ' +
    'godeps elm-stuff .pnpm-store'
  ).split(' ')
)

/** Folders of tools that hold what was fetched beside what the user set: `.m2/settings.xml` has real passwords. */
const within: Record<string, readonly string[]> = {
  '.yarn': ['cache', 'releases', 'plugins', 'unplugged', 'sdks'],
  '.cargo': ['registry', 'git'],
  '.m2': ['repository'],
  '.gradle': ['caches', 'wrapper'],
  '.terraform': ['modules', 'providers'],
  carthage: ['checkouts', 'build'],
  wwwroot: ['lib']
}

/** In the folders of an application's own code `vendor` may be a noun of its business: those who sell on a marketplace. */
const ownCode = new Set(['src', 'app', 'main', 'pages', 'views', 'controllers', 'templates'])
const assets = new Set(['assets', 'static', 'public', 'javascripts', 'js', 'css', 'lib', 'libs'])

function isVendorFolder({ folders: raw, lower }: PathParts, at: number): boolean {
  if (raw[at] !== 'vendor' && raw[at] !== 'vendors') return false
  const before = lower.slice(0, at)
  const namesHost = /^[a-z0-9-]+\.[a-z]{2,}$/.test(lower[at + 1] ?? '')
  return namesHost || !before.some((folder) => ownCode.has(folder)) || before.some((folder) => assets.has(folder))
}

/** Why the path lies among the code of others; undefined when it does not. */
export function vendoredPath(parts: PathParts): string | undefined {
  const { folders: raw, lower, name } = parts
  for (const [at, folder] of lower.entries()) {
    const next = lower[at + 1]
    // Kubernetes has pods, CocoaPods has Pods.
    if (folders.has(folder) || raw[at] === 'Pods' || isVendorFolder(parts, at)) return `folder ${raw[at]}`
    if (next !== undefined && Object.hasOwn(within, folder) && within[folder]?.includes(next)) return `folder ${raw[at]}/${raw[at + 1]}`
  }
  return /^\.pnp\.(?:cjs|js|loader\.mjs)$/.test(name) ? `name ${name}` : undefined
}

import type { PathParts } from './path-parts.ts'

const folders = new Set(
  'node_modules bower_components jspm_packages 3rdparty 3rd-party 3rd_party site-packages dist-packages godeps elm-stuff .pnpm-store'.split(
    ' '
  )
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

/**
 * Below the folders of an application's own code these names may be nouns of its business: those who sell on a marketplace, the client of a
 * service that others run.
 */
const ownCode = new Set('src app apps main pages views controllers templates backend server api services'.split(' '))
const assets = new Set(['assets', 'static', 'public', 'javascripts', 'js', 'css', 'lib', 'libs'])
const thirdParty = new Set(['third_party', 'third-party', 'thirdparty'])

/** Modules of Go lie below the host that they come from. */
const host = /^[a-z0-9-]+\.[a-z]{2,}\//
/** What Composer and Bundler write into `vendor`, and the organisations that most applications in PHP depend on. */
const installed = /^(?:autoload\.php$|bundle\/ruby$|(?:composer|doctrine|guzzlehttp|laravel|phpunit|psr|symfony)\/)/
/** What `startapp` of Django writes, and its usual neighbours: https://docs.djangoproject.com/en/stable/intro/tutorial01/ */
const djangoApp =
  /^(?:(?:admin|api|apps|forms|models|permissions|serializers|settings|signals|tasks|urls|views)\.py$|(?:management|migrations|templatetags)\/)/

/** `isOwn`: in the application's own code. */
function isVendorFolder({ folders: raw, lower, name }: PathParts, at: number, isOwn: boolean): boolean {
  const isVendor = raw[at] === 'vendor' || raw[at] === 'vendors'
  if (!isVendor && !thirdParty.has(lower[at] ?? '')) return false
  const below = [...lower.slice(at + 1, at + 3), name.toLowerCase()].slice(0, 2).join('/')
  return host.test(below) || (isVendor && installed.test(below)) || (!isOwn && !djangoApp.test(below))
}

/** Why the path lies among the code of others; undefined when it does not. */
export function vendoredPath(parts: PathParts): string | undefined {
  const { folders: raw, lower, name } = parts
  let isBelowOwn = false
  let isAsset = false
  for (const [at, folder] of lower.entries()) {
    const next = lower[at + 1]
    // Kubernetes has pods, CocoaPods has Pods.
    if (folders.has(folder) || raw[at] === 'Pods' || isVendorFolder(parts, at, isBelowOwn && !isAsset)) return `folder ${raw[at]}`
    if (next !== undefined && Object.hasOwn(within, folder) && within[folder]?.includes(next)) return `folder ${raw[at]}/${raw[at + 1]}`
    isBelowOwn ||= ownCode.has(folder)
    isAsset ||= assets.has(folder)
  }
  return /^\.pnp\.(?:cjs|js|loader\.mjs)$/.test(name) ? `name ${name}` : undefined
}

import { code, type PathParts } from './path-parts.ts'

const lockFiles = new Set(
  (
    'package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml bun.lock bun.lockb deno.lock cargo.lock gemfile.lock poetry.lock pdm.lock ' +
    'uv.lock pipfile.lock conda-lock.yml composer.lock go.sum go.work.sum mix.lock pubspec.lock podfile.lock package.resolved cartfile.resolved ' +
    'flake.lock packages.lock.json gradle.lockfile .terraform.lock.hcl'
  ).split(' ')
)

const names = [
  /\.min\.(?:[cm]?js|css|html)$/i,
  /(?:^|[.-])bundle\.(?:[cm]?js|css)$/i,
  /\.chunk\.(?:[cm]?js|css)$/i,
  // A name with the hash of its content, as bundlers write it for caches. Digits alone are rather a date.
  /[.-](?=[a-f]*[0-9])(?=[0-9]*[a-f])[0-9a-f]{8,32}\.(?:[cm]?js|css)$/,
  /\.(?:[cm]?[jt]s|css)\.map$/i,
  /\.pb\.(?:go|gw\.go|cc|h|swift|dart|[jt]s|py|rb)$/,
  /_pb2(?:_grpc)?\.pyi?$/,
  /_pb\.(?:d\.ts|[jt]s|rb)$/,
  /\.g(?:\.i)?\.(?:dart|cs)$/,
  /\.freezed\.dart$/,
  /\.designer\.(?:cs|vb)$/i,
  new RegExp(`^zz_generated|[._](?:generated|gen)\\.${code}$`)
]

/** What builds and generators write. A setting or a script in such a folder was put there by a person, or copied. */
const written = new RegExp(`\\.(?:${code}|css|html?|map|wasm|class|jar|pyc)$`, 'i')
const folders = new Set(
  'dist __generated__ generated generated-sources generated_src autogen .next .nuxt .output .svelte-kit .docusaurus .parcel-cache __pycache__'.split(
    ' '
  )
)
/** `build` alone also holds the scripts that build. */
const within: Record<string, readonly string[]> = {
  build: ['static', 'assets', 'js', 'css', 'chunks', 'libs', 'classes', 'generated', 'intermediates', 'outputs', 'distributions'],
  target: ['classes', 'test-classes', 'generated-sources', 'generated-test-sources', 'debug', 'release', 'site']
}

/** Why a program wrote what lies at the path; undefined when nothing tells so. */
export function generatedPath({ folders: raw, lower, name }: PathParts): string | undefined {
  if (lockFiles.has(name.toLowerCase())) return `lock file ${name}`
  if (names.some((pattern) => pattern.test(name))) return `name ${name}`
  if (!written.test(name)) return undefined
  const at = lower.findIndex((folder, index) => {
    const next = lower[index + 1]
    return folders.has(folder) || (next !== undefined && Object.hasOwn(within, folder) && within[folder]?.includes(next))
  })
  return at < 0 ? undefined : `folder ${raw[at]}`
}

import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface CleanText {
  /** Where it comes from: a folder or a repository. */
  source: string
  path: string
  bytes: Uint8Array
}

const mostFileBytes = 16 << 20
/** What tools keep for themselves, such as our own tests in another form. */
const ownFolders = new Set(['.git', '.cache', '.vite', '.vitest-cache'])

/** Text files below a folder, or at the tip of a repository where the path is one. Nothing is read through links. */
export function* cleanTexts(place: string): Generator<CleanText> {
  const source = path.basename(place)
  if (existsSync(path.join(place, '.git')) || existsSync(path.join(place, 'objects'))) yield* tipOf(place, source)
  else yield* filesBelow(place, '', source)
}

const isText = (bytes: Uint8Array): boolean => bytes.length > 0 && !bytes.subarray(0, 8_000).includes(0)

function* filesBelow(root: string, folder: string, source: string): Generator<CleanText> {
  for (const name of readdirSync(path.join(root, folder)).sort()) {
    const relative = folder ? `${folder}/${name}` : name
    const stat = lstatSync(path.join(root, relative))
    if (ownFolders.has(name)) continue
    if (stat.isDirectory()) yield* filesBelow(root, relative, source)
    else if (stat.isFile() && stat.size <= mostFileBytes) {
      const bytes = readFileSync(path.join(root, relative))
      if (isText(bytes)) yield { source, path: relative, bytes }
    }
  }
}

function* tipOf(repository: string, source: string): Generator<CleanText> {
  const git = (args: string[]): Buffer => execFileSync('git', ['-C', repository, ...args], { maxBuffer: 1 << 30 })
  for (const line of git(['ls-tree', '-r', '-z', '--long', 'HEAD']).toString('utf8').split('\0')) {
    const [, oid, size, name] = /^100\d{3} blob ([0-9a-f]+)\s+(\d+)\t(.*)$/s.exec(line) ?? []
    if (oid === undefined || name === undefined || Number(size) > mostFileBytes) continue
    const bytes = git(['cat-file', 'blob', oid])
    if (isText(bytes)) yield { source, path: name, bytes }
  }
}

export type TextKind = 'licence' | 'lock file' | 'minified' | 'map' | 'test' | 'docs' | 'data' | 'code' | 'other'

/** What kind of text it is, by its name and the length of its lines. */
export function kindOfText({ path: name, bytes }: Pick<CleanText, 'path' | 'bytes'>): TextKind {
  const base = name.slice(name.lastIndexOf('/') + 1).toLowerCase()
  if (/^(?:licen[cs]e|copying|notice|third[-_]?party)/.test(base)) return 'licence'
  if (
    /^(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|cargo\.lock|go\.sum|composer\.lock|gemfile\.lock|poetry\.lock|.*\.lock)$/.test(base)
  )
    return 'lock file'
  if (base.endsWith('.map')) return 'map'
  if (/\.min\.|\.bundle\.|-min\./.test(base) || (/\.(?:js|cjs|mjs|css)$/.test(base) && isMinified(bytes))) return 'minified'
  if (/(?:^|\/)(?:tests?|spec|__tests__|fixtures?|examples?)\/|\.(?:test|spec)\./i.test(name)) return 'test'
  if (/\.(?:md|markdown|rst|txt|html?)$/.test(base)) return 'docs'
  if (/\.(?:json|ya?ml|toml|xml|csv|ini|properties)$/.test(base)) return 'data'
  return /\.(?:[cm]?[jt]sx?|py|go|java|kt|rb|php|cs?|cc|cpp|h|rs|sh|swift|vue|s?css|sql|lua|pl|ex|scala)$/.test(base) ? 'code' : 'other'
}

const longLine = 500

const isMinified = (bytes: Uint8Array): boolean => {
  let lines = 1
  for (const byte of bytes) if (byte === 10) lines++
  return bytes.length > 2_000 && bytes.length / lines > longLine
}

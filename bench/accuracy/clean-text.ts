import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { generatedContent } from '../../src/core/detect/places/generated-content.ts'
import { judgePath } from '../../src/core/detect/places/place-kind.ts'

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

export type TextKind = 'licence' | 'lock file' | 'generated' | 'map' | 'test' | 'docs' | 'data' | 'code' | 'other'

/** What kind of text it is: what the product says of its place and content, and by its extension where that is ordinary. */
export function kindOfText({ path: name, bytes }: Pick<CleanText, 'path' | 'bytes'>): TextKind {
  const base = name.slice(name.lastIndexOf('/') + 1).toLowerCase()
  if (/^(?:licen[cs]e|copying|notice|third[-_]?party)/.test(base)) return 'licence'
  const { kind, why } = judgePath(name)
  if (kind === 'test') return 'test'
  if (why.startsWith('lock file')) return 'lock file'
  if (base.endsWith('.map')) return 'map'
  if (kind === 'generated' || generatedContent(bytes) !== undefined) return 'generated'
  if (/\.(?:md|markdown|rst|txt|html?)$/.test(base)) return 'docs'
  if (/\.(?:json|ya?ml|toml|xml|csv|ini|properties)$/.test(base)) return 'data'
  return /\.(?:[cm]?[jt]sx?|py|go|java|kt|rb|php|cs?|cc|cpp|h|rs|sh|swift|vue|s?css|sql|lua|pl|ex|scala)$/.test(base) ? 'code' : 'other'
}

import { realpathSync, statSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { localPath } from './repository-discover.ts'
import { readRepositoryFile } from './repository-file.ts'

/** Git stops at this depth too: link_alt_odb_entry in its odb source. */
const maxDepth = 5
const maxDirs = 256

/**
 * The object folder and, recursively, those it borrows from (`info/alternates`), each once, with sentences that name each of
 * them and what is not there. A line that leads nowhere is told by its number, never quoted: a repository can make
 * `info/alternates` a link to any file that its reader may read. Format: https://git-scm.com/docs/gitrepository-layout#Documentation/gitrepository-layout.txt-objectsinfoalternates
 */
export function findObjectDirs(objectDir: string): { objectDirs: string[]; limits: string[] } {
  const objectDirs = [realpathSync(objectDir)]
  const limits: string[] = []
  const depths = new Map([[objectDirs[0], 0]])
  for (const dir of objectDirs) {
    const file = join(dir, 'info', 'alternates')
    const depth = (depths.get(dir) ?? 0) + 1
    const missing: number[] = []
    const leftOut: number[] = []
    for (const { line, named } of parseAlternates(readRepositoryFile(file))) {
      const path = isAbsolute(named) ? named : resolve(dir, localPath(named, file))
      const found = folder(localPath(path, file))
      if (found === undefined) missing.push(line)
      else if (depths.has(found)) continue
      else if (depth > maxDepth || objectDirs.length >= maxDirs) leftOut.push(line)
      else {
        depths.set(found, depth)
        objectDirs.push(found)
        limits.push(`Objects are borrowed from ${found}: what lies there is searched as part of this repository.`)
      }
    }
    if (missing.length > 0)
      limits.push(
        `Object stores that are borrowed from are not there or can't be read (${at(missing, file)}): what they alone held is missing.`
      )
    if (leftOut.length > 0)
      limits.push(`Object stores that are borrowed from were left out (${at(leftOut, file)}): alternates are nested too deep, or too many.`)
  }
  return { objectDirs, limits }
}

const at = (lines: number[], file: string): string =>
  `${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, 5).join(', ')}${lines.length > 5 ? ` and ${lines.length - 5} more` : ''} of ${file}`

function folder(path: string): string | undefined {
  try {
    return statSync(path).isDirectory() ? realpathSync(path) : undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}

function parseAlternates(bytes: Buffer | undefined): { line: number; named: string }[] {
  const lines = bytes?.toString('utf8').split('\n') ?? []
  return lines.flatMap((text, i) => (text === '' || text.startsWith('#') ? [] : [{ line: i + 1, named: unquote(text) }]))
}

/** A line that starts with a double quote is quoted as in C. */
function unquote(line: string): string {
  const quoted = /^"(.*)"$/.exec(line)?.[1]
  if (quoted === undefined) return line
  const named: Record<string, number> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 }
  const bytes: number[] = []
  for (const [part] of quoted.matchAll(/\\[0-3][0-7]{2}|\\.|[^\\]+/gs)) {
    if (!part.startsWith('\\')) bytes.push(...Buffer.from(part))
    else if (part.length === 4) bytes.push(Number.parseInt(part.slice(1), 8))
    else bytes.push(named[part.slice(1)] ?? part.charCodeAt(1))
  }
  return Buffer.from(bytes).toString('utf8')
}

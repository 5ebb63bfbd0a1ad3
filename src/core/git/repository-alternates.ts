import { realpathSync, statSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { localPath } from './repository-discover.ts'
import { accessError, isAbsent, readRepositoryFile } from './repository-file.ts'

/** Git stops at this depth too: link_alt_odb_entry in its odb source. */
const maxDepth = 5
const maxDirs = 256

/**
 * The object folder and, recursively, those it borrows from (`info/alternates`), each once, with sentences about the ones
 * that are not there. Format: https://git-scm.com/docs/gitrepository-layout#Documentation/gitrepository-layout.txt-objectsinfoalternates
 */
export function findObjectDirs(objectDir: string): { objectDirs: string[]; limits: string[] } {
  const objectDirs = [realpathSync(objectDir)]
  const limits: string[] = []
  const depths = new Map([[objectDirs[0], 0]])
  for (const dir of objectDirs) {
    const file = join(dir, 'info', 'alternates')
    const depth = (depths.get(dir) ?? 0) + 1
    for (const named of parseAlternates(readRepositoryFile(file))) {
      const path = isAbsolute(named) ? named : resolve(dir, localPath(named, file))
      const found = folder(localPath(path, file))
      if (found === undefined)
        limits.push(`The object store ${path}, which this repository borrows from, is not there: what it alone held is missing.`)
      else if (depths.has(found)) continue
      else if (depth > maxDepth || objectDirs.length >= maxDirs)
        limits.push(`The object store ${path} was left out: alternates are nested too deep.`)
      else {
        depths.set(found, depth)
        objectDirs.push(found)
      }
    }
  }
  return { objectDirs, limits }
}

function folder(path: string): string | undefined {
  try {
    return statSync(path).isDirectory() ? realpathSync(path) : undefined
  } catch (error) {
    if (isAbsent(error)) return undefined
    throw accessError(error, path)
  }
}

function parseAlternates(bytes: Buffer | undefined): string[] {
  if (bytes === undefined) return []
  const lines = bytes.toString('utf8').split('\n')
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map(unquote)
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

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { BulkheadError } from '../../contract/errors.ts'
import { invalidTypes } from './parse-provider.ts'

/** A file of types that a user wrote: `.yaml` as docs/secret-types.md has it, `.toml` of gitleaks. */
export interface TypeFile {
  file: string
  format: 'yaml' | 'toml'
  text: string
}

const mostFiles = 500
const mostBytes = 2 << 20
const named = /\.(ya?ml|toml)$/i

/**
 * The files at these places: each a file, or a folder with files. Those of `workspaceTypes` come first; that folder need not be there.
 * Throws types.invalid for a place that is not there, or files too many or too large.
 */
export function readTypeFiles(workspaceTypes: string, places: readonly string[]): TypeFile[] {
  const files = [...(existsSync(workspaceTypes) ? [workspaceTypes] : []), ...places].flatMap(filesAt)
  if (files.length > mostFiles)
    throw new BulkheadError('types.invalid', `${files.length} files of types are more than the ${mostFiles} that are read.`)
  return [...new Set(files)].map(readTypeFile)
}

function filesAt(place: string): string[] {
  const stat = statSync(place, { throwIfNoEntry: false })
  if (!stat)
    throw new BulkheadError('types.invalid', `There is no file or folder ${place}. Name one with types: .yaml, or .toml of gitleaks.`)
  if (!stat.isDirectory()) return [place]
  return readdirSync(place)
    .filter((name) => named.test(name) && !name.startsWith('.'))
    .sort()
    .map((name) => path.join(place, name))
}

function readTypeFile(file: string): TypeFile {
  const format = /\.toml$/i.test(file) ? 'toml' : 'yaml'
  try {
    if (!named.test(file)) throw invalidTypes([{ file, line: 1, column: 1, message: 'is neither .yaml nor .toml' }])
    if (statSync(file).size > mostBytes) throw invalidTypes([{ file, line: 1, column: 1, message: `is larger than ${mostBytes >> 20} MB` }])
    return { file, format, text: readFileSync(file, 'utf8') }
  } catch (error) {
    const code = error instanceof Error && 'code' in error && !(error instanceof BulkheadError) ? String(error.code) : ''
    if (code === '') throw error
    throw invalidTypes([{ file, line: 1, column: 1, message: `can't be read (${code})` }])
  }
}

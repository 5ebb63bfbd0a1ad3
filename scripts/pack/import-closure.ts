import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import path from 'node:path'
import { importsOf } from '../layers/imports-of.ts'

/** A built file and all built files that it imports; packages by their name. Throws where one is not there. */
export function importClosure(entry: string): { files: string[]; packages: string[] } {
  const files = new Set<string>()
  const packages = new Set<string>()
  const waiting = [path.resolve(entry)]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue
    files.add(file)
    for (const { specifier } of importsOf(file, readFileSync(file, 'utf8'))) {
      if (specifier === null || isBuiltin(specifier)) continue
      if (specifier.startsWith('.')) waiting.push(path.resolve(path.dirname(file), specifier))
      else packages.add(specifier)
    }
  }
  return { files: [...files], packages: [...packages] }
}

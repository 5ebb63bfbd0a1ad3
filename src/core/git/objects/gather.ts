import { readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { BulkheadError } from '../../../contract/errors.ts'
import { Damage } from '../pack/damage.ts'
import { addProblem } from '../pack/problem-list.ts'
import { oidLength } from '../types.ts'
import { type LoadedPack, type LoadPackOptions, loadPack } from './load-pack.ts'
import { listLoose } from './loose.ts'

export interface Gathered {
  packs: LoadedPack[]
  objectDirs: string[]
  /** Loose objects of each object folder: their names one after the other, ascending. */
  loose: Buffer[]
}

/** All packs, the largest first, and the names of all loose objects. Throws BulkheadError source.no-access. */
export function gather(objectDirs: readonly string[], options: LoadPackOptions): Gathered {
  const dirs = [...new Set(objectDirs.map(real))]
  const width = oidLength[options.hash]
  const files = dirs.flatMap((dir) => listPacks(dir, options))
  files.sort((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1))
  const packs: LoadedPack[] = []
  for (const { path } of files) {
    const pack = loadPack(path, options)
    if (pack) packs.push(pack)
  }
  const loose = dirs.map((dir) => {
    const names = listLoose(dir, options.hash, options.problems)
    const oids = Buffer.alloc(names.length * width)
    for (const [i, name] of names.entries()) oids.write(name, i * width, 'hex')
    return oids
  })
  return { packs, objectDirs: dirs, loose }
}

function real(dir: string): string {
  try {
    return realpathSync(dir)
  } catch (error) {
    throw noAccess(dir, error)
  }
}

function listPacks(objectDir: string, options: LoadPackOptions): { path: string; size: number }[] {
  const folder = join(objectDir, 'pack')
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return []
    throw noAccess(folder, error)
  }
  const present = new Set(names)
  for (const name of names) {
    if (!/^pack-.*\.idx$/.test(name) || present.has(name.replace(/\.idx$/, '.pack'))) continue
    addProblem(options.problems, {
      reason: 'missing',
      what: name.replace(/\.idx$/, '.pack'),
      why: 'there is an index, but not the pack that belongs to it'
    })
  }
  return names
    .filter((name) => name.endsWith('.pack') && !name.startsWith('.'))
    .map((name) => {
      const path = join(folder, name)
      return { path, size: sizeOf(path) }
    })
}

/** Only to read the large packs first; a pack that cannot be read is told when it is opened. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch (error) {
    Damage.of(error)
    return 0
  }
}

function noAccess(path: string, error: unknown): BulkheadError {
  return new BulkheadError('source.no-access', `Cannot list ${path}: ${Damage.of(error).message}. Check that you may read it.`, {
    data: { path },
    cause: error
  })
}

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeRepo, type TestRepo } from './git-repo.ts'
import { type Planted, plantedSecrets } from './planted.ts'

const joined = (secrets: readonly Planted[]): string => secrets.map(({ text }) => text).join('\n\n\n')

export type PlantedPlace = 'files' | 'deleted' | 'commit message' | 'tag message' | 'stash' | 'unreachable' | 'UTF-16LE' | 'UTF-16BE'

export interface PlantedRepo {
  repo: TestRepo
  /** What was planted where; each place has secrets of its own. */
  places: Record<PlantedPlace, Planted[]>
}

/** A repository that holds one secret of every type in every kind of place that git has for content. */
export function plantedRepo(): PlantedRepo {
  const places = {
    files: plantedSecrets(1),
    deleted: plantedSecrets(2),
    'commit message': plantedSecrets(3),
    'tag message': plantedSecrets(4),
    stash: plantedSecrets(5),
    unreachable: plantedSecrets(6),
    'UTF-16LE': plantedSecrets(7),
    'UTF-16BE': plantedSecrets(8)
  }
  const repo = makeRepo()
  repo.commit(filesOf('config', places.files), 'settings')
  repo.commit({ 'old.txt': joined(places.deleted) }, 'more settings')
  repo.commit({ 'old.txt': null }, 'settings out')
  const utf16 = (secrets: Planted[]): Buffer => Buffer.from(`\ufeff${joined(secrets)}`, 'utf16le')
  repo.commit({ 'little.txt': utf16(places['UTF-16LE']), 'big.txt': utf16(places['UTF-16BE']).swap16() }, 'from another editor')
  const message = repo.gitBytes(['commit-tree', 'HEAD^{tree}', '-p', 'HEAD', '-F', '-'], joined(places['commit message']))
  repo.git('update-ref', 'HEAD', message.toString('utf8').trim())
  repo.gitBytes(['tag', '--annotate', '--cleanup=verbatim', '--file=-', 'v1'], joined(places['tag message']))
  repo.gitBytes(['hash-object', '-w', '--stdin'], joined(places.unreachable))
  writeFileSync(path.join(repo.path, 'big.txt'), joined(places.stash))
  repo.git('stash')
  return { repo, places }
}

/** A folder with a file of each type. */
export function plantedFolder(at: string, seed: number): Planted[] {
  const secrets = plantedSecrets(seed)
  mkdirSync(at)
  for (const [name, text] of Object.entries(filesOf('.', secrets))) writeFileSync(path.join(at, name), text)
  return secrets
}

const filesOf = (folder: string, secrets: readonly Planted[]): Record<string, string> =>
  Object.fromEntries(secrets.map(({ typeId, text }) => [`${folder}/${typeId}.txt`, text]))

import { after } from 'node:test'
import { BuiltCli } from './built-cli.ts'
import { makeRepo, type TestRepo } from './git-repo.ts'

/** Workspaces and repositories of one file of tests of the built product: all are gone when its tests are over. */
export function temporaries(): { newCli(): BuiltCli; newRepo(): TestRepo } {
  const disposals: (() => void)[] = []
  after(() => {
    for (const dispose of disposals) dispose()
  })
  const kept = <T extends { dispose(): void }>(made: T): T => {
    disposals.push(() => made.dispose())
    return made
  }
  return { newCli: () => kept(new BuiltCli()), newRepo: () => kept(makeRepo()) }
}

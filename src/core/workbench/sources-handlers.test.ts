import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { memoryWorkspace, temporaryFolder } from '../../../test/support/workspace.ts'
import { sourcesHandlers } from './sources-handlers.ts'

it('takes with a source all that it left on disk, also what a killed clone had fetched, and nothing of another', async () => {
  const { workspace, sourceId } = memoryWorkspace()
  const dataDir = temporaryFolder()
  for (const kept of [`clones/${sourceId}.git`, `clones/${sourceId}.git.incoming`, `indexes/${sourceId}`, `clones/${sourceId}0.git`]) {
    mkdirSync(path.join(dataDir, kept), { recursive: true })
    writeFileSync(path.join(dataDir, kept, 'incoming.pack'), 'content')
  }
  const handlers = sourcesHandlers({ workspace, dataDir, emit() {}, scans: { isRunning: () => false }, content: { close() {} } })
  expect(() => handlers['sources.remove']({ id: `${sourceId}/../..` })).toThrow(/no such source/)
  await handlers['sources.remove']({ id: sourceId })
  expect(readdirSync(path.join(dataDir, 'clones'))).toEqual([`${sourceId}0.git`])
  expect(readdirSync(path.join(dataDir, 'indexes'))).toEqual([])
})

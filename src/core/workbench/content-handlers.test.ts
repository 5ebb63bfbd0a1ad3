import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { catalogOf } from '../../../test/support/catalog-of.ts'
import { batchOf, beginScan, hit, memoryWorkspace, temporaryFolder } from '../../../test/support/workspace.ts'
import { createDetector } from '../detect/create-detector.ts'
import { createContentReader } from '../sources/content-reader.ts'
import { contentHandlers } from './content-handlers.ts'
import { createValueReader } from './value-reader.ts'

const value = ['tok', 'q8w3e7r2t9y4u6i1o5p0'].join('_')
const detector = createDetector(catalogOf({ 'test-token': { kind: 'token', anchors: ['tok_'], pattern: 'tok_[a-z0-9]{20}' } }))

/** A file with a value in it, and what a scan of its folder kept. */
function foundInFile(written = value) {
  const { workspace } = memoryWorkspace()
  const dir = temporaryFolder()
  const file = path.join(dir, 'env')
  writeFileSync(file, `# keys\nKEY=${written}\n`)
  const source = workspace.sources.add({ kind: 'folder', name: 'env', location: dir, limits: [] }).id
  const fingerprint = workspace.fingerprint(Buffer.from(value))
  const place = { where: 'file', path: 'env', start: 11, end: 11 + written.length, line: 2, column: 5 } as const
  workspace.scans.commitBatch(beginScan(workspace, source), batchOf([{ ...hit(), ...place, object: null, fingerprint }]))
  const content = createContentReader(dir)
  onTestFinished(() => content.close())
  const handlers = contentHandlers({ workspace, values: createValueReader(workspace, content), detector: () => detector })
  const id = workspace.findings.withFingerprint([fingerprint])[0]?.id ?? ''
  const occurrenceId = workspace.occurrences.detail(id, 1).places[0]?.id ?? ''
  return {
    dir,
    file,
    id,
    workspace,
    reveal: () => handlers['findings.revealSecret']({ id }),
    context: () => handlers['findings.context']({ occurrenceId })
  }
}

it('reads a value again, proves it, and writes down that it was shown', () => {
  const { id, workspace, reveal } = foundInFile()
  expect(reveal()).toEqual({ value })
  expect(workspace.access.list(10)).toMatchObject([{ findingId: id, purpose: 'reveal' }])
})

it('reads a value in an encoding again, and proves it', async () => {
  const { reveal, context } = foundInFile(Buffer.from(Buffer.from(value).toString('base64')).toString('hex'))
  expect(reveal()).toEqual({ value })
  expect((await context()).lines[1]?.text).toBe('KEY=••••••••••••••••••••••••')
})

it.each([
  ['has changed', (file: string) => writeFileSync(file, `# keys\nKEY=${value.replace('q', 'z')}\n`)],
  ['is gone', (file: string) => rmSync(file)],
  [
    'is a link now, even to a copy',
    (file: string, dir: string) => {
      rmSync(file)
      writeFileSync(path.join(dir, 'copy'), `# keys\nKEY=${value}\n`)
      symlinkSync('copy', file)
    }
  ]
])('shows nothing, neither value nor lines, when the file %s', (_, change) => {
  const { dir, file, workspace, reveal, context } = foundInFile()
  change(file, dir)
  for (const show of [reveal, context]) expect(show).toThrow(expect.objectContaining({ code: 'finding.value-gone' }))
  expect(workspace.access.list(10)).toEqual([])
})

it('shows the lines around without the value', () => {
  expect(foundInFile().context()).toMatchObject({ lines: [{ text: '# keys' }, { text: `KEY=${'•'.repeat(24)}`, hit: true }] })
})

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { caseSide, plant, stripeKey } from '../../../test/support/case-side.ts'
import { temporaryFolder } from '../../../test/support/workspace.ts'
import { writtenBytes } from '../../../test/support/written-bytes.ts'

async function opened() {
  const dir = temporaryFolder()
  const side = caseSide({ dir })
  const { id } = await side.call('cases.open', { value: stripeKey })
  const folder = temporaryFolder()
  return {
    ...side,
    dir,
    id,
    folder,
    file(name: string, content: string | Uint8Array): string {
      writeFileSync(path.join(folder, name), content)
      return path.join(folder, name)
    }
  }
}
const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex')

it('keeps a copy of a file in which no secret is, by its hash, with an entry in the journal', async () => {
  const { call, id, file, dir } = await opened()
  const from = file('events.log', 'nothing in here')
  const answer = await call('cases.attach', { id, path: from, source: 'console', note: 'of Monday' })
  expect(answer).toEqual({ evidenceId: 'evidence-1', held: 'kept', why: 'A copy is kept in the workspace.' })
  const hash = sha256('nothing in here')
  expect(readFileSync(path.join(dir, 'evidence', hash.slice(0, 2), hash), 'utf8')).toBe('nothing in here')
  const { record } = await call('cases.get', { id })
  expect(record.state).toBe('new')
  expect(record.evidence).toMatchObject([
    { id: 'evidence-1', name: 'events.log', sha256: hash, size: 15, source: 'console', note: 'of Monday', held: 'kept', path: from }
  ])
  expect((await call('cases.journal', { id, limit: 1 })).entries[0]).toMatchObject({
    act: 'attach',
    text: expect.stringContaining('events.log'),
    detail: { sha256: hash }
  })
  expect((await call('cases.attach', { id, path: from })).evidenceId).toBe('evidence-2')
  const acted = await call('cases.act', { id, act: { kind: 'prove-rejected', text: '401', evidence: ['evidence-1'] } })
  expect(acted.record.rejection?.evidence).toEqual(['evidence-1'])
})

it('holds a file with the secret as a reference: in the content, and masked in name, source and note', async () => {
  const { call, id, file, dir, workspace } = await opened()
  const from = file(`dump of ${stripeKey}.txt`, `key: ${stripeKey}`)
  const answer = await call('cases.attach', { id, path: from, source: `mail: ${stripeKey}`, note: stripeKey })
  expect(answer).toMatchObject({ held: 'reference', why: expect.stringContaining('A secret is in it') })
  const { record } = await call('cases.get', { id })
  expect(record.evidence[0]).toMatchObject({ held: 'reference', sha256: sha256(`key: ${stripeKey}`) })
  expect(JSON.stringify(record)).not.toContain(stripeKey)
  workspace.close()
  for (const { name, bytes } of writtenBytes(dir)) expect(Buffer.from(bytes).includes(stripeKey.slice(8, 60)), name).toBe(false)
})

it('keeps no copy of a file in which a secret of another leak stands, which no rule sees there', async () => {
  const { call, id, file, workspace, sourceId } = await opened()
  const password = ['quiet', 'Harbor', '73', 'lantern'].join('-')
  const from = file('mail.txt', `Support says the new login is ${password} for now.`)
  expect(await call('cases.attach', { id, path: from })).toMatchObject({ held: 'kept' })
  plant(workspace, sourceId, password)
  expect(await call('cases.attach', { id, path: from })).toMatchObject({
    held: 'reference',
    why: expect.stringContaining('A secret is in it')
  })
})

it('holds a file as a reference where no copy is wanted, and a very large one', async () => {
  const { call, id, file, folder } = await opened()
  expect(await call('cases.attach', { id, path: file('a.txt', 'a'), keep: false })).toMatchObject({
    held: 'reference',
    why: expect.stringContaining('not wanted')
  })
  truncateSync(file('sparse.bin', ''), (256 << 20) + 1)
  expect(await call('cases.attach', { id, path: path.join(folder, 'sparse.bin') })).toMatchObject({
    held: 'reference',
    why: expect.stringContaining('larger than 256 MiB')
  })
}, 30_000)

it('says what it can’t take', async () => {
  const { call, id, folder, file } = await opened()
  await expect(call('cases.attach', { id, path: path.join(folder, 'nope') })).rejects.toMatchObject({ code: 'evidence.gone' })
  await expect(call('cases.attach', { id, path: folder })).rejects.toMatchObject({ code: 'evidence.unreadable' })
  execFileSync('mkfifo', [path.join(folder, 'pipe')])
  await expect(call('cases.attach', { id, path: path.join(folder, 'pipe') })).rejects.toMatchObject({ code: 'evidence.unreadable' })
  await expect(call('cases.attach', { id: 'INC-0009', path: file('a', 'a') })).rejects.toMatchObject({ code: 'case.not-found' })
  expect((await call('cases.get', { id })).record.evidence).toEqual([])
})

it('tells the same from the changed and the gone, of copies and of references', async () => {
  const { call, id, file, dir } = await opened()
  const kept = ['one', 'two', 'three'].map((name) => [name, file(name, `content of ${name}`)] as const)
  for (const [, from] of kept) await call('cases.attach', { id, path: from })
  const held = ['four', 'five', 'six'].map((name) => file(name, `content of ${name}`))
  for (const from of held) await call('cases.attach', { id, path: from, keep: false })
  // A copy does not need the file that it was taken from.
  for (const [, from] of kept) rmSync(from)
  const copyOf = (content: string): string => path.join(dir, 'evidence', sha256(content).slice(0, 2), sha256(content))
  chmodSync(copyOf('content of two'), 0o600)
  writeFileSync(copyOf('content of two'), 'content of TWO')
  rmSync(copyOf('content of three'))
  writeFileSync(held[1] ?? '', 'other')
  rmSync(held[2] ?? '')
  const checked = await call('cases.checkEvidence', { id })
  expect(checked.map(({ evidenceId, state }) => [evidenceId, state])).toEqual([
    ['evidence-1', 'same'],
    ['evidence-2', 'changed'],
    ['evidence-3', 'gone'],
    ['evidence-4', 'same'],
    ['evidence-5', 'changed'],
    ['evidence-6', 'gone']
  ])
  expect(checked[1]?.why).toContain('Do not rest a claim on it')
})

it('lists files and folders for choosing one, and says which are repositories', async () => {
  const { call, folder, file } = await opened()
  for (const name of ['b.log', 'a.log', '.hidden']) file(name, name)
  for (const inside of ['z/HEAD', 'shop/.git', 'bare.git/objects']) mkdirSync(path.join(folder, inside), { recursive: true })
  mkdirSync(path.join(folder, 'worktree'))
  file('worktree/.git', 'gitdir: elsewhere')
  file('bare.git/HEAD', 'ref: refs/heads/main')
  symlinkSync('circle', path.join(folder, 'circle'))
  symlinkSync(path.join(folder, 'nowhere'), path.join(folder, 'dangling'))
  execFileSync('mkfifo', [path.join(folder, 'pipe')])
  const found = await call('files.browse', { path: folder })
  expect(found).toMatchObject({ path: folder, parent: path.dirname(folder), truncated: false })
  expect(found.entries.map(({ name, folder: isFolder, repository, size }) => [name, isFolder, repository, size])).toEqual([
    ['bare.git', true, true, 0],
    ['shop', true, true, 0],
    ['worktree', true, true, 0],
    ['z', true, false, 0],
    ['a.log', false, false, 5],
    ['b.log', false, false, 5],
    ['.hidden', false, false, 7]
  ])
  for (const none of ['a.log', 'nope', 'dangling'])
    await expect(call('files.browse', { path: path.join(folder, none) })).rejects.toMatchObject({ code: 'files.not-found' })
  await expect(call('files.browse', { path: path.join(folder, 'circle') })).rejects.toMatchObject({ code: 'files.unreadable' })
  await expect(call('files.browse', { path: `${folder}\0` })).rejects.toMatchObject({ code: 'contract.bad-input' })
  expect((await call('files.browse', {})).entries).toBeInstanceOf(Array)
})

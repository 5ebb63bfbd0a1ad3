import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOutput } from './output.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-out-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

async function write(file: string, text: string): Promise<void> {
  const output = openOutput(file)
  output.write(text)
  await output.end()
}

describe.skipIf(process.platform === 'win32')('a result in a file', () => {
  it('is readable by its owner only, takes the place of what was there, and stands there only when whole', async () => {
    const file = path.join(dir, 'result.json')
    writeFileSync(file, 'old', { mode: 0o644 })
    const output = openOutput(file)
    output.write('x'.repeat(100_000))
    expect(readFileSync(file, 'utf8')).toBe('old')
    await output.end()
    expect(readFileSync(file, 'utf8')).toHaveLength(100_000)
    expect(lstatSync(file).mode & 0o777).toBe(0o600)
    expect(readdirSync(dir)).toEqual(['result.json'])
  })

  it('does not follow a link in its place', async () => {
    const target = path.join(dir, 'target')
    writeFileSync(target, 'precious')
    symlinkSync(target, path.join(dir, 'link'))
    await write(path.join(dir, 'link'), 'result')
    expect(readFileSync(target, 'utf8')).toBe('precious')
  })

  it('goes into a device, which stays one', async () => {
    const device = path.join(dir, 'device')
    symlinkSync('/dev/null', device)
    await write(device, 'result')
    expect(lstatSync(device).isSymbolicLink()).toBe(true)
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
    expect(existsSync(`${device}.part-${process.pid}`)).toBe(false)
  })

  it.each([
    ['below/result', /the folder does not exist/],
    ['file/result', /ENOTDIR/],
    ['folder', /a folder has that name/]
  ])('says why it can not be %s, and leaves nothing behind', async (name, why) => {
    mkdirSync(path.join(dir, 'folder'))
    writeFileSync(path.join(dir, 'file'), '')
    await expect((async () => write(path.join(dir, name), 'result'))()).rejects.toMatchObject({
      code: 'workspace.no-access',
      message: expect.stringMatching(why)
    })
    expect(readdirSync(dir)).toEqual(['file', 'folder'])
  })

  it('is dropped as a whole', () => {
    const output = openOutput(path.join(dir, 'result'))
    output.write('x'.repeat(100_000))
    output.discard()
    output.discard()
    expect(readdirSync(dir)).toEqual([])
  })
})

import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../../test/support/workspace.ts'
import { writeReportFile } from './write-report-file.ts'

const bytes = new TextEncoder().encode('report')

it('writes the file for its owner alone and leaves nothing else', () => {
  const folder = temporaryFolder()
  const file = writeReportFile(folder, 'INC-0007-internal-2026-11-24.md', bytes)
  expect(file).toBe(path.join(folder, 'INC-0007-internal-2026-11-24.md'))
  expect(readFileSync(file, 'utf8')).toBe('report')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['INC-0007-internal-2026-11-24.md'])
})

it('leaves an earlier report of the same name as it is', () => {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'a.md'), 'earlier')
  expect(path.basename(writeReportFile(folder, 'a.md', bytes))).toBe('a-2.md')
  expect(path.basename(writeReportFile(folder, 'a.md', bytes))).toBe('a-3.md')
  expect(readFileSync(path.join(folder, 'a.md'), 'utf8')).toBe('earlier')
})

it('says that the folder is not there, and that a file is none', () => {
  const folder = temporaryFolder()
  writeFileSync(path.join(folder, 'file'), '')
  for (const name of ['gone', 'file'])
    expect(() => writeReportFile(path.join(folder, name), 'a.md', bytes)).toThrow(
      expect.objectContaining({
        code: 'report.not-written',
        message: expect.stringMatching(/There is no folder .*Choose one that is there/)
      })
    )
})

it.skipIf(process.getuid?.() === 0)('says that one may not write there', () => {
  const folder = path.join(temporaryFolder(), 'locked')
  mkdirSync(folder)
  chmodSync(folder, 0o500)
  expect(() => writeReportFile(folder, 'a.md', bytes)).toThrow(
    expect.objectContaining({ code: 'report.not-written', message: expect.stringContaining('you may not write there') })
  )
})

it.each([
  ['ENOSPC', 'the disk is full. Free some space'],
  ['EDQUOT', 'your quota on this disk is used up'],
  ['EIO', 'the system says EIO']
])('leaves no half file when the disk says %s in mid-export', (code, told) => {
  const folder = temporaryFolder()
  let left = 3
  const write = (): number => {
    if (left-- === 0) throw Object.assign(new Error('low'), { code })
    return 1
  }
  expect(() => writeReportFile(folder, 'a.pdf', bytes, write)).toThrow(
    expect.objectContaining({ code: 'report.not-written', message: expect.stringContaining(told), data: { code } })
  )
  expect(readdirSync(folder)).toEqual([])
})

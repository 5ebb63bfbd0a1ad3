import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { gitEnv } from '../../../../test/support/git-repo.ts'
import { makePractice } from './make-practice.ts'

const now = new Date('2026-11-24T12:00:00Z')
const folder = (): string => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'bulkhead-drill-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  return dir
}
const git = (dir: string, ...args: string[]): string =>
  execFileSync('git', ['-C', dir, ...args], { env: gitEnv(), encoding: 'utf8' }).trim()

it('makes a repository that git takes for sound, with the leak on a branch and a tag and gone from main', async () => {
  const { repository } = await makePractice(folder(), 1, now)
  git(repository, 'fsck', '--strict')
  expect(git(repository, 'status', '--porcelain')).toBe('')
  expect(Number(git(repository, 'rev-list', '--count', 'main'))).toBeGreaterThan(8)
  const key = /MAILGUN_API_KEY=(\S+)/.exec(git(repository, 'show', 'release/1.4:deploy/.env.production'))?.[1] ?? ''
  expect(key).toMatch(/^[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}$/)
  expect(git(repository, 'grep', '-l', key, 'v1.4.0').split('\n')).toHaveLength(2)
  expect(() => git(repository, 'grep', '-l', key, 'main')).toThrow()
})

it('the log names the key by its id, never by its value, is in order of time, and has two strangers among the known', async () => {
  const { repository, log } = await makePractice(folder(), 1, now)
  const key = /MAILGUN_API_KEY=(\S+)/.exec(git(repository, 'show', 'release/1.4:deploy/.env.production'))?.[1] ?? ''
  const text = readFileSync(log, 'utf8')
  const rows = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { time: string; ip: string; key: string })
  expect(text).not.toContain(key)
  expect(rows.every((row) => key.endsWith(row.key))).toBe(true)
  expect(rows.map(({ time }) => time)).toEqual(rows.map(({ time }) => time).sort())
  expect(rows.filter(({ ip }) => ip.startsWith('203.0.113.'))).toHaveLength(1212)
  expect(rows.filter(({ ip }) => ip.startsWith('198.51.100.'))).toHaveLength(3)
  expect(rows.length).toBeGreaterThan(10_000)
})

it('the same seed makes the same, another one another', async () => {
  const made = await Promise.all([1, 1, 2].map((seed) => makePractice(folder(), seed, now)))
  const heads = made.map(({ repository }) => git(repository, 'rev-parse', 'main'))
  const logs = made.map(({ log }) => readFileSync(log, 'utf8'))
  expect([heads[0] === heads[1], heads[0] === heads[2]]).toEqual([true, false])
  expect([logs[0] === logs[1], logs[0] === logs[2]]).toEqual([true, false])
})

it('writes into no folder that has something', async () => {
  const dir = folder()
  writeFileSync(path.join(dir, 'mine'), '')
  await expect(makePractice(dir, 1, now)).rejects.toMatchObject({ code: 'drill.folder-not-empty' })
})

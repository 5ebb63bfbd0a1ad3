import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { makeRepo } from '../../../../test/support/git-repo.ts'
import { temporaryFolder } from '../../../../test/support/workspace.ts'
import { openObjectDatabase } from '../../git/objects/open-object-database.ts'
import type { OpenObjects } from '../dependents/open-objects.ts'
import { rewriteCommands } from './rewrite-commands.ts'
import { rewritten } from './rewritten.ts'
import { shellQuote } from './shell-quote.ts'

const secret = `key-${'0a1b'.repeat(8)}`

const openHere: OpenObjects = async ({ objectDirs, hash }, cacheDir) => openObjectDatabase({ objectDirs, hash, cacheDir })

it('tells which refs move and how many commits get another name, as a rewrite by git would', async () => {
  const repo = makeRepo()
  onTestFinished(() => repo.dispose())
  repo.commit({ a: '1' }, 'one')
  repo.git('branch', 'untouched')
  const brought = repo.commit({ '.env': secret }, 'two')
  repo.git('tag', 'v1')
  repo.git('branch', 'side')
  repo.commit({ '.env': null }, 'three')
  repo.commit({ b: '2' }, 'four')
  const blob = repo.git('rev-parse', 'v1:.env')
  const lost = repo.gitBytes(['hash-object', '-w', '--stdin'], 'lost').toString().trim()
  const found = await rewritten(repo.path, temporaryFolder(), openHere, {
    introductions: [brought],
    tags: [],
    objects: new Map([
      [blob, 'reachable'],
      [lost, 'unreachable'],
      ['0'.repeat(40), 'unreachable']
    ])
  })
  expect(found).toEqual({
    refs: ['refs/heads/main', 'refs/heads/side', 'refs/tags/v1'],
    commits: 3,
    unreachable: [lost],
    gone: ['0'.repeat(40)],
    bare: false,
    shallow: false
  })
})

it('counts a tag whose own message holds the value', async () => {
  const repo = makeRepo()
  onTestFinished(() => repo.dispose())
  repo.commit({ a: '1' }, 'one')
  repo.git('tag', '-a', '-m', 'x', 'v1')
  const tag = repo.git('rev-parse', 'v1')
  const found = await rewritten(repo.path, temporaryFolder(), openHere, {
    introductions: [],
    tags: [tag],
    objects: new Map([[tag, 'reachable']])
  })
  expect(found).toMatchObject({ refs: ['refs/tags/v1'], commits: 0 })
})

it('writes commands that a hostile name can’t turn into others', () => {
  const location = "/srv/it's $(touch x) `y`; rm -rf ~\n--upload-pack=z"
  const commands = rewriteCommands({ location, name: '-$(x) /../y', blobs: ['a'.repeat(40)], inMessages: true, reachable: true })
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'bin'))
  for (const { text } of commands) {
    // Every command is an echo: what the shell makes of the words is what is looked at.

    const out = execFileSync(
      'sh',
      ['-c', `git() { printf '<%s>' "$@"; echo; }; bulkhead() { git "$@"; }; cd() { :; }; rm() { :; }\n${text}`],
      { cwd: join(folder, 'bin'), encoding: 'utf8' }
    )
    if (text.includes('clone') || text.includes('push')) expect(out).toContain(`<${location}>`)
    expect(text).not.toContain(secret)
  }
})

it.each(['plain/path.git', 'https://host/x.git', 'a b', "it's", '-x', '$HOME'])('quotes %s so that the shell gives it back', (word) => {
  expect(execFileSync('sh', ['-c', `printf %s ${shellQuote(word)}`], { encoding: 'utf8' })).toBe(word)
})

it('rewrites nothing where no ref holds it', () => {
  const titles = rewriteCommands({ location: '/x', name: 'x', blobs: [], inMessages: false, reachable: false }).map(({ title }) => title)
  expect(titles).toEqual([expect.stringContaining('Throw away'), expect.stringContaining('Look again')])
})

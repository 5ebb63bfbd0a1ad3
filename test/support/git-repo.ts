import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'

export interface CommitOptions {
  /** `Name <address>`; author and committer. */
  author?: string
  /** Seconds since the epoch, or what git accepts as a date; author and committer. */
  date?: number | string
}

export interface TestRepo {
  /** Working tree, or the repository itself when bare. */
  path: string
  gitDir: string
  /** Runs git here; its output without the last line ends. Throws with git's words when it fails. */
  git(...args: string[]): string
  /** The same with bytes in and out. */
  gitBytes(args: string[], input?: string | Uint8Array): Buffer
  /** Writes (null: deletes) the files, stages everything, commits, answers the commit's name. */
  commit(files: Record<string, string | Uint8Array | null>, message: string, options?: CommitOptions): string
  /** Stores an object of any content as a loose file, past all of git's checks; answers its name. SHA-1 only. */
  store(type: 'commit' | 'tree' | 'blob' | 'tag', content: string | Uint8Array): string
  dispose(): void
}

/** Date of the first commit of every test repository; each next one is a minute later. */
export const firstDate = 1_700_000_000

/**
 * A repository in a temporary folder, untouched by the machine's and the user's configuration, with fixed identity and
 * dates, so that the same steps give the same object names everywhere. `at` puts it at a path that exists or not.
 */
export function makeRepo(options: { bare?: boolean; objectFormat?: 'sha1' | 'sha256'; at?: string } = {}): TestRepo {
  const path = options.at ?? mkdtempSync(join(tmpdir(), 'bulkhead-repo-'))
  mkdirSync(path, { recursive: true })
  let commits = 0
  const run = (args: string[], input?: string | Uint8Array, extra: NodeJS.ProcessEnv = {}): Buffer =>
    execFileSync('git', args, {
      cwd: path,
      input,
      env: { ...gitEnv(firstDate + 60 * commits), ...extra },
      maxBuffer: 1 << 30,
      stdio: 'pipe'
    })

  run([
    'init',
    '--quiet',
    '--initial-branch=main',
    `--object-format=${options.objectFormat ?? 'sha1'}`,
    ...(options.bare ? ['--bare'] : [])
  ])
  const repo: TestRepo = {
    path,
    gitDir: options.bare ? path : join(path, '.git'),
    git: (...args) => run(args).toString('utf8').trimEnd(),
    gitBytes: run,
    commit(files, message, { author, date } = {}) {
      for (const [name, content] of Object.entries(files)) {
        const file = join(path, name)
        rmSync(file, { force: true, recursive: true })
        if (content === null) continue
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, content)
      }
      run(['add', '--all'])
      const who = /^(.*) <(.*)>$/.exec(author ?? '')
      run(['commit', '--quiet', '--allow-empty', '--allow-empty-message', '--no-verify', '--file=-'], message, {
        ...(who ? identity(who[1] ?? '', who[2] ?? '') : {}),
        ...(date === undefined ? {} : dates(date))
      })
      commits++
      return repo.git('rev-parse', 'HEAD')
    },
    store(type, content) {
      const body = Buffer.from(content)
      const object = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body])
      const oid = createHash('sha1').update(object).digest('hex')
      const file = join(repo.gitDir, 'objects', oid.slice(0, 2), oid.slice(2))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, deflateSync(object))
      return oid
    },
    dispose: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 })
  }
  return repo
}

/** Environment in which git reads no configuration but the repository's own. */
export function gitEnv(date: number | string = firstDate): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  const settings = { 'core.autocrlf': 'false', 'gc.auto': '0', 'protocol.file.allow': 'always', 'safe.directory': '*' }
  const config = Object.entries(settings).flatMap(([key, value], i) => [
    [`GIT_CONFIG_KEY_${i}`, key],
    [`GIT_CONFIG_VALUE_${i}`, value]
  ])
  return {
    ...Object.fromEntries(inherited),
    ...Object.fromEntries(config),
    GIT_CONFIG_COUNT: String(Object.keys(settings).length),
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
    ...identity('Ada Example', 'ada@example.com'),
    ...dates(date)
  }
}

function identity(name: string, email: string): NodeJS.ProcessEnv {
  return { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email }
}

function dates(date: number | string): NodeJS.ProcessEnv {
  const text = typeof date === 'number' ? `@${date} +0000` : date
  return { GIT_AUTHOR_DATE: text, GIT_COMMITTER_DATE: text }
}

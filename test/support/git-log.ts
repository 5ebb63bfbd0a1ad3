import type { TestRepo } from './git-repo.ts'

/** One line of `git log --raw`: what a path holds after a commit that made it differ from all parents. */
export interface RawChange {
  commit: string
  /** Of the result; all zero where the path went. */
  oid: string
  mode: string
  path: Buffer
}

/** What git itself says about which commit changed which path, for all refs: `git log --all --raw -c --root --no-renames`. */
export function rawChanges(repo: TestRepo): RawChange[] {
  const log = ['log', '--all', '--raw', '-c', '--root', '--no-renames', '--no-abbrev', '-z', '--format=commit %H']
  const tokens = splitAtNul(repo.gitBytes(['--no-replace-objects', ...log]))
  const changes: RawChange[] = []
  let commit = ''
  for (let i = 0; i < tokens.length; i++) {
    let text = tokens[i]?.toString('latin1') ?? ''
    const header = /^commit ([0-9a-f]{40,64})/.exec(text)
    if (header) {
      commit = header[1] ?? ''
      text = text.slice(header.index + header[0].length)
    }
    const change = /^\n*(:+)(.*)$/.exec(text)
    if (!change) continue
    const parents = change[1]?.length ?? 0
    const fields = (change[2] ?? '').split(' ')
    changes.push({ commit, mode: fields[parents] ?? '', oid: fields[2 * parents + 1] ?? '', path: tokens[++i] ?? Buffer.alloc(0) })
  }
  return changes
}

function splitAtNul(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let start = 0; start < bytes.length; ) {
    const nul = bytes.indexOf(0, start)
    const end = nul < 0 ? bytes.length : nul
    parts.push(bytes.subarray(start, end))
    start = end + 1
  }
  return parts
}

/** Refs of one repository that are followed, read or fetched at most. */
export const maxRefs = 100_000

/**
 * Branches, remote branches, tags and detached HEADs: what a person means by "who holds this commit". Everything else below
 * refs/ (stash, notes, pull requests, …) is walked as well, but shown only for commits that no branch or tag holds.
 */
export function isBranchOrTag(name: string): boolean {
  return isBranch(name) || /^"?refs\/tags\//.test(name)
}

/** Its tip is "now": a detached HEAD is a branch without a name. */
export function isBranch(name: string): boolean {
  return /^"?refs\/(?:heads|remotes)\//.test(name) || /^"?(?:main-worktree\/|worktrees\/[^/]+\/)?HEAD"?$/.test(name)
}

/** `refs/heads/main` → `main`, `refs/remotes/origin/main` → `origin/main`, `refs/tags/v1` → `v1`, `refs/stash` → `stash`. */
export function shortRefName(name: string): string {
  return name.replace(/^("?)refs\/(?:heads\/|remotes\/|tags\/)?/, '$1')
}

/** Git's rules for ref names, on bytes as latin1: https://git-scm.com/docs/git-check-ref-format */
export function isValidRefName(name: string): boolean {
  if (name.length > 4096 || !/^refs\/[^\0-\x20\x7f~^:?*[\\]+$/.test(name)) return false
  if (name.includes('..') || name.includes('@{') || name.endsWith('.')) return false
  return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'))
}

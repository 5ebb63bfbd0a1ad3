import { shellQuote } from './shell-quote.ts'

export interface RewriteTask {
  /** Folder or address to clone from and to push to. */
  location: string
  name: string
  blobs: readonly string[]
  inMessages: boolean
  /** Some ref holds the value. Else nothing is to be rewritten, only thrown away. */
  reachable: boolean
}

export interface Command {
  title: string
  text: string
}

const expire = 'git reflog expire --expire=now --expire-unreachable=now --all\ngit gc --prune=now'
const mostBlobs = 2000

/**
 * Commands to copy, in their order. None holds the value: the list of replacements is written by the one who reveals it.
 * https://github.com/newren/git-filter-repo/blob/main/Documentation/git-filter-repo.txt
 */
export function rewriteCommands({ location, name, blobs, inMessages, reachable }: RewriteTask): Command[] {
  const folder = `${name.replace(/[^\w.-]+/g, '-').replace(/^[-.]+/, '') || 'repository'}`
  const from = shellQuote(location)
  const check: Command = {
    title: 'Look again, in a fresh clone',
    text: `git clone --mirror --no-local ${from} ${folder}-check.git\nbulkhead scan ${folder}-check.git`
  }
  const throwAway: Command = {
    title: 'Throw away what no ref reaches: in the repository itself, and in every clone of it that stays',
    text: expire
  }
  if (!reachable) return [throwAway, check]
  const message = inMessages ? ' --replace-message ../replacements.txt' : ''
  return [
    { title: 'Work on a fresh copy', text: `git clone --mirror --no-local ${from} ${folder}-rewrite.git\ncd ${folder}-rewrite.git` },
    {
      title: 'Replace the value in all commits',
      text: `# ../replacements.txt: one line, made by hand from the revealed value and removed afterwards:\n# literal:<value>==>***REMOVED***\ngit filter-repo --replace-text ../replacements.txt${message}\nrm ../replacements.txt`
    },
    ...(blobs.length > 0 && blobs.length <= mostBlobs
      ? [
          {
            title: 'Or drop every version of a file that holds it (the file is missing from those commits then)',
            text: `printf '%s\\n' \\\n${blobs.map((oid) => `  ${oid} \\`).join('\n')}\n  > ../blobs.txt\ngit filter-repo --strip-blobs-with-ids ../blobs.txt`
          }
        ]
      : []),
    { title: 'Look before you push', text: 'bulkhead scan .' },
    { title: 'Push the new history over the old one, when everybody knows', text: `git push --force --mirror ${from}` },
    throwAway,
    check
  ]
}

/** Where git hosts look for it, first found first. https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners */
export const codeOwnersPaths = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS']

const MOST_RULES = 5000

/** Who owns a path by the file's rules: the last one that fits. */
export function readCodeOwners(text: string): (path: string) => string[] {
  const rules = text
    .split(/\r?\n/)
    .slice(0, MOST_RULES)
    .flatMap((line) => {
      const [pattern = '', ...owners] = line
        .replace(/(?:^|\s)#.*$/, '')
        .trim()
        .split(/\s+/)
      if (pattern === '' || pattern.startsWith('[') || pattern.startsWith('^[') || pattern.length > 300) return []
      return [{ fits: matcher(pattern), owners: owners.filter((owner) => /^@[\w./-]+$|^[^@\s]+@[^@\s]+$/.test(owner)) }]
    })
    .reverse()
  return (path) => rules.find(({ fits }) => fits(path))?.owners ?? []
}

/** Patterns of gitignore without negation and brackets. Parts against parts in a table, so that no pattern can make it slow. */
function matcher(pattern: string): (path: string) => boolean {
  const anchored = pattern.startsWith('/') || pattern.slice(0, -1).includes('/')
  const parts = pattern.replace(/^\//, '').replace(/\/$/, '/**').split('/')
  if (!anchored) parts.unshift('**')
  // What names a folder owns all below it; `*` at the end owns the files of one folder.
  if (parts.at(-1) !== '**' && !parts.at(-1)?.includes('*')) parts.push('***')
  return (path) => fitsParts(parts, path.split('/'))
}

function fitsParts(parts: readonly string[], names: readonly string[]): boolean {
  let row = names.map(() => false)
  let empty = true
  for (const part of parts) {
    const next = names.map(() => false)
    const takesMany = part === '**' || part === '***'
    for (const [n, name] of names.entries()) {
      const before = n === 0 ? empty : (row[n - 1] ?? false)
      next[n] = takesMany ? before || (next[n - 1] ?? false) || (row[n] ?? false) : before && fitsName(part, name)
    }
    if (part !== '**' && part !== '***') empty = false
    row = next
  }
  return row.at(-1) ?? false
}

function fitsName(part: string, name: string): boolean {
  const pieces = part.split('*')
  if (pieces.length === 1) return part === name
  let at = 0
  for (const [i, piece] of pieces.entries()) {
    const found =
      i === 0
        ? name.startsWith(piece)
          ? 0
          : -1
        : i === pieces.length - 1
          ? name.endsWith(piece) && name.length - piece.length >= at
            ? name.length - piece.length
            : -1
          : name.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return true
}

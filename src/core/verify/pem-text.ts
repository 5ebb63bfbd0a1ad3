export interface PemText {
  /** What stands after BEGIN, for example `RSA PRIVATE KEY`. */
  label: string
  /** Lines such as `Proc-Type: 4,ENCRYPTED`. */
  headers: string
  /** Base64 without line ends. */
  body: string
  /** The whole, written anew in the form of RFC 7468. */
  text: string
}

/** The first private key block in a text, freed from what source code does to it: `\n` for line ends, quotes, indents, plus signs. */
export function pemOf(value: string): PemText | null {
  // A run of backslashes is taken whole: a search for `\\+n` would start anew at each of them.
  const flat = value.replace(/\\+([rn])?/g, (run, letter?: string) => (letter === 'n' ? '\n' : letter === 'r' ? '' : run))
  const [, label, inside] = /-----BEGIN ((?:[A-Z0-9]+ )?PRIVATE KEY(?: BLOCK)?)-----([\s\S]*?)-----END \1-----/.exec(flat) ?? []
  if (label === undefined || inside === undefined) return null
  const lines = bare(inside.split(/[\r\n]+/))
  const isHeader = (line: string): boolean => /^[\w-]+: /.test(line)
  const headers = lines.filter(isHeader)
  const body = lines
    .filter((line) => !isHeader(line))
    .join('')
    .replace(/[^A-Za-z0-9+/=]/g, '')
  const wrapped = body.match(/.{1,64}/g)?.join('\n') ?? ''
  return { label, headers: headers.join('\n'), body, text: `-----BEGIN ${label}-----\n${wrapped}\n-----END ${label}-----\n` }
}

/** Lines of a block without quotes and the signs that join strings or mark added lines. A `+` of the base64 itself stays. */
function bare(lines: string[]): string[] {
  const filled = lines.filter((line) => /[A-Za-z0-9]/.test(line))
  const isAdded = filled.length > 0 && filled.every((line) => line.startsWith('+'))
  return filled.map((line) => withoutClosing(line.slice(isAdded ? 1 : 0).replace(/^[\s"'`]+/, '')))
}

/** Without a closing quote and the sign behind it. By steps: one pattern of all would start anew at each blank of a line of them. */
function withoutClosing(line: string): string {
  const end = line.trimEnd()
  const unsigned = /[+,.&]$/.test(end) ? end.slice(0, -1).trimEnd() : end
  return /["'`]$/.test(unsigned) ? unsigned.slice(0, -1).trimEnd() : end
}

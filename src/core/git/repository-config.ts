/**
 * Values of a repository's own config file by `section.subsection.key`, later ones last; section and key in lower case.
 * `include` is a key like any other: no other file is read. Lines that make no sense are passed over.
 * Format: https://git-scm.com/docs/git-config#_syntax
 */
export function parseConfig(text: string): Map<string, string[]> {
  const values = new Map<string, string[]>()
  let section = ''
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  for (let i = 0; i < lines.length; i++) {
    let line = (lines[i] ?? '').trimStart()
    const header = /^\[\s*([\w.-]+)\s*(?:"((?:[^"\\]|\\.)*)"\s*)?\]/.exec(line)
    if (header) {
      const sub = header[2]?.replace(/\\(.)/g, '$1')
      section = (header[1] ?? '').toLowerCase() + (sub === undefined ? '' : `.${sub}`)
      line = line.slice(header[0].length).trimStart()
    }
    const entry = /^([A-Za-z][\w-]*)\s*(=?)/.exec(line)
    if (!entry || section === '') continue
    const parts = [line.slice(entry[0].length)]
    while (isContinued(parts.at(-1) ?? '') && i + 1 < lines.length) parts.push(lines[++i] ?? '')
    const raw = parts.map((part, at) => (at < parts.length - 1 ? part.slice(0, -1) : part)).join('')
    const key = `${section}.${(entry[1] ?? '').toLowerCase()}`
    const value = entry[2] === '=' ? unquote(raw) : 'true'
    const known = values.get(key)
    if (known) known.push(value)
    else values.set(key, [value])
  }
  return values
}

/** Git's reading of a truth value; undefined when it is none. */
export function parseBool(value: string | undefined): boolean | undefined {
  if (value === undefined) return undefined
  if (/^(?:true|yes|on|[1-9]\d*)$/i.test(value)) return true
  return /^(?:false|no|off|0|)$/i.test(value) ? false : undefined
}

function isContinued(line: string): boolean {
  let backslashes = 0
  while (line[line.length - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}

function unquote(raw: string): string {
  let value = ''
  let quoted = false
  /** Length up to the last character that is not trailing white space. */
  let solid = 0
  for (let i = 0; i < raw.length; i++) {
    const char = raw[i] ?? ''
    if (char === '"') quoted = !quoted
    else if (char === '\\') {
      i++
      value += { n: '\n', t: '\t', b: '\b' }[raw[i] ?? ''] ?? raw[i] ?? ''
    } else if (!quoted && (char === '#' || char === ';')) break
    else if (!quoted && /\s/.test(char)) {
      if (value !== '') value += char
      continue
    } else value += char
    solid = value.length
  }
  return value.slice(0, solid)
}

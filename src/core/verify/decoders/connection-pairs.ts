/**
 * Settings of a connection string written as `key=value` pairs: `;` between them (ADO.NET, Azure, JDBC for SQL Server),
 * commas (Redis clients) or blanks (libpq). Keys are lower-case without blanks, `_` and `-`; quotes around a value go.
 */
export function connectionPairs(text: string): Map<string, string> {
  const separator = text.includes(';') ? ';' : /,\s*\w+=/.test(text) ? ',' : /\s+/
  const pairs = new Map<string, string>()
  for (const piece of text.split(separator).slice(0, 100)) {
    const [, key, value] = /^\s*"?([A-Za-z][\w .-]{1,40}?)\s*=\s*(.{1,300})$/.exec(piece) ?? []
    if (key === undefined || value === undefined) continue
    pairs.set(key.toLowerCase().replace(/[ _.-]/g, ''), value.trim().replace(/^(['"])(.*)\1$/, '$2'))
  }
  return pairs
}

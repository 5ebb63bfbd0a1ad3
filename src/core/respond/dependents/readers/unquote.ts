/** A right side without its quotes, and without a comment behind it where it has none. */
export function unquote(raw: string): string {
  const text = raw.trim()
  const quote = text[0]
  if (quote === '"' || quote === "'" || quote === '`') {
    const end = text.indexOf(quote, 1)
    if (end > 0) return text.slice(1, end)
  }
  return text.replace(/\s#.*$/, '').trim()
}

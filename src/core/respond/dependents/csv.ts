/**
 * Where a spreadsheet would run what follows as a formula, in the field or in a part that is a cell of its own where the list separator is
 * another. https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /(^|[;|])(?=\s*[=+\-@＝＋－＠])/g
const guarded = /(^|[;|])'(?=\s*[=+\-@＝＋－＠])/g

/** RFC 4180, with CRLF. A field that a spreadsheet would run gets an apostrophe in front. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')
}

function field(text: string): string {
  const safe = text.replace(formula, "$1'")
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Takes back the apostrophe that writeCsv put there. */
const unescaped = (text: string): string => text.replace(guarded, '$1')

export interface CsvRow {
  /** Of the row's first character, from 1. */
  line: number
  fields: string[]
}

/** RFC 4180 with any line end; `separator` as spreadsheets of the region write it. Undefined for a quote that never closes: answers its line. */
export function readCsv(text: string, separator = ','): { rows: CsvRow[] } | { openQuoteAt: number } {
  const rows: CsvRow[] = []
  let fields: string[] = []
  let line = 1
  let start = 1
  let at = 0
  const end = (): void => {
    if (fields.length > 1 || fields[0] !== '') rows.push({ line: start, fields })
    fields = []
    start = line
  }
  while (at <= text.length) {
    let value = ''
    if (text[at] === '"') {
      const opened = line
      for (at++; ; ) {
        const quote = text.indexOf('"', at)
        if (quote < 0) return { openQuoteAt: opened }
        const part = text.slice(at, quote)
        line += part.split('\n').length - 1
        value += part
        at = quote + 1
        if (text[at] !== '"') break
        value += '"'
        at++
      }
    }
    const from = at
    while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++
    value += text.slice(from, at)
    fields.push(unescaped(value))
    if (text[at] === separator) {
      at++
      continue
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    at++
    line++
    end()
  }
  return { rows }
}

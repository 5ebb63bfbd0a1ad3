import { longest, type RecordSplitter, tooLong } from './record-splitter.ts'

/**
 * Rows of CSV (RFC 4180): a quoted field may hold line breaks and doubled quotes. Gives the text of the row; csvFields cuts it.
 * A quote that is never closed ends with the row that grows too long, and reading goes on at the next line.
 */
export function createCsvSplitter(): RecordSplitter {
  let row = ''
  let quotes = 0
  let line = 1
  let start = 1
  let skipping = false

  const finish = (take: Parameters<RecordSplitter['push']>[1]): void => {
    if (skipping) take(start, '', tooLong)
    else {
      const text = row.endsWith('\r') ? row.slice(0, -1) : row
      if (text !== '') take(start, text, undefined)
    }
    row = ''
    quotes = 0
    skipping = false
  }
  return {
    push(chunk, take) {
      let from = 0
      while (from < chunk.length) {
        const found = chunk.indexOf('\n', from)
        const end = found < 0 ? chunk.length : found
        const part = chunk.slice(from, end)
        if (!skipping) {
          for (let at = part.indexOf('"'); at >= 0; at = part.indexOf('"', at + 1)) quotes++
          row += part
          if (row.length > longest) {
            skipping = true
            row = ''
          }
        }
        from = end + 1
        if (found < 0) break
        line++
        if (!skipping && quotes % 2 === 1) row += '\n'
        else {
          finish(take)
          start = line
        }
      }
    },
    end(take) {
      if (skipping || row.trim() !== '') {
        if (!skipping && quotes % 2 === 1) take(start, '', 'is cut off: a quote is opened and not closed')
        else finish(take)
      }
    }
  }
}

/** Fields of one row. */
export function csvFields(row: string, delimiter: string): string[] {
  if (!row.includes('"')) return row.split(delimiter)
  const fields: string[] = []
  let at = 0
  while (true) {
    if (row[at] === '"') {
      let field = ''
      let from = at + 1
      while (true) {
        const quote = row.indexOf('"', from)
        if (quote < 0) {
          field += row.slice(from)
          at = row.length
          break
        }
        field += row.slice(from, quote)
        if (row[quote + 1] !== '"') {
          at = quote + 1
          break
        }
        field += '"'
        from = quote + 2
      }
      const next = row.indexOf(delimiter, at)
      fields.push(field + (next < 0 ? row.slice(at) : row.slice(at, next)))
      if (next < 0) return fields
      at = next + 1
    } else {
      const next = row.indexOf(delimiter, at)
      fields.push(next < 0 ? row.slice(at) : row.slice(at, next))
      if (next < 0) return fields
      at = next + 1
    }
  }
}

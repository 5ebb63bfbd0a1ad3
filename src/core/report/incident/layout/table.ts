import { count } from '../clock.ts'
import type { Block, Column } from './block.ts'

const mostRows = 200

/** A table, or a sentence where it would be empty. Of a long one the first rows, and a sentence that says so. */
export function table<T>(
  { caption, empty, most = mostRows }: { caption: string; empty: string; most?: number },
  columns: Record<string, { width: number; fixed?: true; cell: (row: T) => string }>,
  rows: readonly T[]
): Block {
  if (rows.length === 0) return { kind: 'text', text: empty }
  const entries = Object.entries(columns)
  const more = rows.length - most
  return {
    kind: 'table',
    caption,
    columns: entries.map(([title, { width, fixed }]): Column => ({ title, width, ...(fixed ? { fixed } : {}) })),
    rows: rows.slice(0, most).map((row) => entries.map(([, { cell }]) => cell(row))),
    rest: more > 0 ? `${count(more, 'more row')}: the JSON format holds ${more === 1 ? 'it' : 'them'}.` : ''
  }
}

export const said = (text: string, otherwise = 'not known'): string => (text.trim() === '' ? otherwise : text)
export const evidenceOf = ({ evidence }: { evidence: readonly string[] }): string =>
  evidence.length === 0 ? 'none recorded' : evidence.join('; ')

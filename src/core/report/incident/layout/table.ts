import type { Block, Column } from './block.ts'

const mostRows = 200

/** A table, or a sentence where it would be empty. Of a long one the first rows; the JSON and CSV formats hold all. */
export function table<T>(
  { caption, empty, most = mostRows }: { caption: string; empty: string; most?: number },
  columns: Record<string, { width: number; fixed?: true; cell: (row: T) => string }>,
  rows: readonly T[]
): Block {
  if (rows.length === 0) return { kind: 'text', text: empty }
  const entries = Object.entries(columns)
  return {
    kind: 'table',
    caption,
    columns: entries.map(([title, { width, fixed }]): Column => ({ title, width, ...(fixed ? { fixed } : {}) })),
    rows: rows.slice(0, most).map((row) => entries.map(([, { cell }]) => cell(row))),
    more: Math.max(0, rows.length - most)
  }
}

export const said = (text: string, otherwise = 'not known'): string => (text.trim() === '' ? otherwise : text)
export const evidenceOf = ({ evidence }: { evidence: readonly string[] }): string =>
  evidence.length === 0 ? 'none recorded' : evidence.join('; ')

import type { Block, Section } from '../../layout/block.ts'
import { paperColours } from '../figure-colours.ts'
import { milestonesFigure } from '../milestones-figure.ts'
import { usageFigure } from '../usage-figure.ts'
import type { PdfText } from './pdf-text.ts'

/** A4 upright, in points, without the margins. */
export const contentWidth = 595.28 - 2 * 42

const longCell = 600

type Node = Record<string, unknown>

/** The sections as pdfmake's nodes. */
export const pdfContent = (sections: readonly Section[], text: PdfText): Node[] =>
  sections.flatMap(({ number, id, title, blocks }): Node[] => [
    { text: `${number}  ${title}`, style: 'section', id, tocItem: true, outline: true, headlineLevel: 1 },
    ...blocks.map((block) => node(block, text))
  ])

function node(block: Block, { say }: PdfText): Node {
  switch (block.kind) {
    case 'text':
      return { text: say(block.text), margin: [0, 0, 0, 8] }
    case 'note':
      return block.tone === 'plain' ? { text: say(block.text), bold: true, margin: [0, 4, 0, 6] } : warning(say(block.text))
    case 'list':
      return {
        ul: block.items.map((item) => ({ text: say(item), margin: [0, 0, 0, 3] })),
        margin: [0, 0, 0, 8],
        markerColor: paperColours.quiet
      }
    case 'facts':
      return {
        layout: 'lines',
        margin: [0, 0, 0, 10],
        table: {
          widths: [130, contentWidth - 130 - 16],
          body: block.rows.map(([label, value]) => [{ text: say(label), color: paperColours.quiet }, { text: say(value) }])
        }
      }
    case 'score':
      return {
        layout: 'lines',
        margin: [0, 0, 0, 10],
        table: {
          widths: [110, 84, 44, contentWidth - 110 - 84 - 44 - 32],
          body: block.factors.map(({ factor, points, most, why }) => [
            { text: say(factor) },
            { svg: bar(most <= 0 ? 0 : points / most), margin: [0, 3, 0, 0] },
            { text: `${points} of ${most}`, color: paperColours.quiet },
            { text: say(why), color: paperColours.quiet }
          ])
        }
      }
    case 'milestones':
      return { svg: milestonesFigure(block.points, paperColours), width: contentWidth, margin: [0, 2, 0, 8] }
    case 'usage':
      return { svg: usageFigure(block.buckets, block.bucketHours, paperColours), width: contentWidth, margin: [0, 2, 0, 8] }
    case 'table':
      return tableNode(block, say)
  }
}

function tableNode({ caption, columns, rows, rest }: Extract<Block, { kind: 'table' }>, say: (text: string) => string): Node {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  // Widths in points, so that a hash is broken and does not push the table over the edge.
  const usable = contentWidth - columns.length * 6
  return {
    margin: [0, 0, 0, 10],
    stack: [
      {
        layout: 'rows',
        table: {
          // The caption is a row of the head, so that it stays with the table and comes again on the next page.
          headerRows: 2,
          keepWithHeaderRows: 1,
          // A row that is taller than a page would be cut.
          dontBreakRows: rows.every((cells) => cells.every((cell) => cell.length < longCell)),
          widths: columns.map(({ width }) => (usable * width) / all),
          body: [
            columns.map((_, at) =>
              at === 0 ? { text: say(caption), colSpan: columns.length, bold: true, fontSize: 9, color: paperColours.text } : {}
            ),
            columns.map(({ title }) => ({ text: say(title), style: 'head' })),
            ...rows.map((cells) => cells.map((cell, at) => ({ text: say(cell), fontSize: columns[at]?.fixed ? 7 : 7.5 })))
          ]
        }
      },
      ...(rest === '' ? [] : [{ text: say(rest), fontSize: 8, color: paperColours.quiet, margin: [0, 3, 0, 0] }])
    ]
  }
}

const warning = (text: string): Node => ({
  layout: 'warning',
  margin: [0, 0, 0, 8],
  table: { widths: [contentWidth - 14], body: [[{ text: [{ text: 'Attention: ', bold: true }, text] }]] }
})

const bar = (share: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 5" width="80" height="5"><rect width="80" height="5" fill="#e6ebf0"/><rect width="${(80 * Math.max(0, Math.min(1, share))).toFixed(1)}" height="5" fill="${paperColours.flood}"/></svg>`

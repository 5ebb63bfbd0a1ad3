import { plainText } from '../../plain-text.ts'
import type { IncidentReport } from '../incident-report.ts'
import type { Block, Section } from '../layout/block.ts'
import { layOut } from '../layout/lay-out.ts'

/**
 * Text that Markdown takes as text: no markup, HTML, link, image or mention comes of it, nor an address that GitHub would make a link of by
 * itself. Line breaks become `<br>`.
 */
const escaped = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map((line) =>
      plainText(line)
        .replace(/[\\`*_{}[\]<>#|~!&$@^=]/g, '\\$&')
        .replace(/:(?=\/\/)/g, '\\:')
        .replace(/\bwww\./gi, (match) => `${match.slice(0, 3)}\\.`)
        .replace(/^(\s*)([-+])/, '$1\\$2')
        .replace(/^(\s*\d+)([.)])/, '$1\\$2')
    )
    .join('<br>')

/** GitHub-flavoured Markdown, with a table of contents. */
export function writeMarkdown(report: IncidentReport): string {
  const sections = layOut(report)
  const { cover } = report
  const head = [
    `# Incident report ${escaped(cover.caseId)}`,
    `**${escaped(cover.tlp)}** · ${cover.edition} edition · ${escaped(cover.title)}`
  ]
  const contents = sections.map(({ number, title, id }) => `- [${number}. ${title}](#${id})`).join('\n')
  return `${[...head, contents, ...sections.map(section)].join('\n\n')}\n`
}

const section = ({ number, id, title, blocks }: Section): string =>
  [`<a id="${id}"></a>\n\n## ${number}. ${title}`, ...blocks.map(block).filter((text) => text !== '')].join('\n\n')

function block(part: Block): string {
  switch (part.kind) {
    case 'text':
      return escaped(part.text)
    case 'note':
      return part.tone === 'warn' ? `> **Attention:** ${escaped(part.text)}` : `**${escaped(part.text)}**`
    case 'list':
      return part.items.map((item) => `- ${escaped(item)}`).join('\n')
    case 'facts':
      return rows(['', ''], part.rows)
    case 'table':
      return `**${escaped(part.caption)}**\n\n${rows(
        part.columns.map(({ title }) => title),
        part.rows
      )}${part.rest === '' ? '' : `\n\n${escaped(part.rest)}`}`
    case 'score':
      return rows(
        ['Factor', 'Points', 'Why'],
        part.factors.map(({ factor, points, most, why }) => [factor, `${points} of ${most}`, why])
      )
    case 'milestones':
      return ''
    case 'usage': {
      const busiest = [...part.buckets].sort((a, b) => b.rows - a.rows).slice(0, 5)
      return `Busiest times: ${busiest.map(({ at, rows: uses, spike }) => `${at.slice(0, 16).replace('T', ' ')} UTC ${uses}${spike ? ' (spike)' : ''}`).join(', ')}.`
    }
  }
}

const rows = (head: readonly string[], body: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...body.map((cells) => cells.map(escaped))].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

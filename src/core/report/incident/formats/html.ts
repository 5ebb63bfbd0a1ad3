import { plainText } from '../../plain-text.ts'
import type { IncidentReport } from '../incident-report.ts'
import type { Block, Section } from '../layout/block.ts'
import { layOut } from '../layout/lay-out.ts'
import { htmlStyle, pageColours } from './html-style.ts'
import { milestonesFigure } from './milestones-figure.ts'
import { usageFigure } from './usage-figure.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as text, in content and in quoted attributes. */
const escaped = (text: string): string =>
  text
    .split(/\r\n?|\n/)
    .map((line) => plainText(line).replace(/[&<>"']/g, (mark) => entities[mark] ?? mark))
    .join('<br>')

/** Sections that a reader wants in sight at once; the others open at a click. */
const openSections = new Set(['summary', 'classification', 'times', 'secret', 'usage', 'actions', 'rotation', 'timeline'])

/** One file without scripts or anything from elsewhere: its policy forbids both. Prints with all sections open where the browser can. */
export function writeHtml(report: IncidentReport): string {
  const { cover } = report
  const sections = layOut(report)
  const title = `${cover.caseId} incident report (${cover.edition})`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${htmlStyle}</style>
</head>
<body>
<header>
<p class="handling"><span class="tlp">${escaped(cover.tlp)}</span> <span>${cover.edition} edition</span></p>
<h1><span class="case">${escaped(cover.caseId)}</span> ${escaped(cover.title)}</h1>
<p class="score"><span class="band ${bandClass(report.classification.severity.band)}">${escaped(report.classification.severity.band)}</span> severity ${report.classification.severity.score} of 100</p>
</header>
<nav aria-label="Sections"><ol>${sections.map(({ number, id, title: name }) => `<li><a href="#${id}"><span>${number}</span> ${escaped(name)}</a></li>`).join('')}</ol></nav>
<main>
${sections.map((each) => section(each, openSections.has(each.id))).join('\n')}
</main>
<footer>${escaped(cover.tlp)} · ${escaped(cover.caseId)} · made by ${escaped(cover.tool)} ${escaped(cover.toolVersion)} at ${escaped(cover.generatedAt)}</footer>
</body>
</html>
`
}

const bandClass = (band: string): string => (/^(?:critical|high|medium|low|info)$/.test(band) ? band : 'info')

const section = ({ number, id, title, blocks }: Section, open: boolean): string =>
  `<details id="${id}"${open ? ' open' : ''}><summary><h2><span class="number">${number}</span> ${escaped(title)}</h2></summary><div class="body">${blocks.map(block).join('\n')}</div></details>`

function block(part: Block): string {
  switch (part.kind) {
    case 'text':
      return `<p>${escaped(part.text)}</p>`
    case 'note':
      return `<p class="${part.tone === 'warn' ? 'warn' : 'lead'}">${part.tone === 'warn' ? '<strong>Attention:</strong> ' : ''}${escaped(part.text)}</p>`
    case 'list':
      return `<ul>${part.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`
    case 'facts':
      return `<dl>${part.rows.map(([label, value]) => `<div><dt>${escaped(label)}</dt><dd>${escaped(value)}</dd></div>`).join('')}</dl>`
    case 'table':
      return tableOf(part)
    case 'score':
      return `<div class="sum" role="group" aria-label="How the severity adds up">${part.factors
        .map(
          ({ factor, points, most, why }) =>
            `<div><span class="factor">${escaped(factor)}</span><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="6" rx="1" fill="${pageColours.line}"/><rect width="${share(points, most)}" height="6" rx="1" fill="${pageColours.flood}"/></svg><span class="points">${points} of ${most}</span><span class="why">${escaped(why)}</span></div>`
        )
        .join('')}</div>`
    case 'milestones':
      return `<figure>${milestonesFigure(part.points, pageColours)}</figure>`
    case 'usage':
      return `<figure>${usageFigure(part.buckets, part.bucketHours, pageColours)}<figcaption>Uses of the key over time</figcaption></figure>`
  }
}

const share = (points: number, most: number): string => (most <= 0 ? '0' : Math.max(0, Math.min(100, (points / most) * 100)).toFixed(1))

function tableOf({ caption, columns, rows, rest }: Extract<Block, { kind: 'table' }>): string {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => `<col class="w${Math.max(1, Math.round((width / all) * 100))}">`).join('')
  const head = columns.map(({ title }) => `<th scope="col">${escaped(title)}</th>`).join('')
  const body = rows
    .map(
      (cells) => `<tr>${cells.map((cell, at) => `<td${columns[at]?.fixed ? ' class="fixed"' : ''}>${escaped(cell)}</td>`).join('')}</tr>`
    )
    .join('')
  return `<div class="table" role="region" aria-label="${escaped(caption)}" tabindex="0"><table><caption>${escaped(caption)}</caption><colgroup>${widths}</colgroup><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>${rest === '' ? '' : `<p class="more">${escaped(rest)}</p>`}`
}

import type { FigureColours } from './figure-colours.ts'

const width = 720
const left = 8
const right = 712
const axis = 20
const rowHeight = 17
const halfDay = 43_200_000

/** The milestones on a line from the first to the last, numbered, with the time of each below: an SVG. */
export function milestonesFigure(points: readonly { title: string; at: string }[], colours: FigureColours): string {
  const times = points.map(({ at }) => Date.parse(at))
  const first = Math.min(...times)
  const span = Math.max(...times) - first || halfDay
  const x = (time: number): number => left + 10 + ((time - first) / span) * (right - left - 20)
  const columns = points.length > 5 ? 2 : 1
  const rows = Math.ceil(points.length / columns)
  const height = axis + 26 + rows * rowHeight
  const label = (text: string, at: number, down: number, attributes: string): string =>
    `<text x="${at.toFixed(1)}" y="${down.toFixed(1)}" font-size="11" ${attributes}>${text}</text>`
  const marks = points.map(({ at }, index) => {
    const place = x(Date.parse(at))
    // Marks that fall together are stacked by turns above and below the line.
    const close = index > 0 && place - x(times[index - 1] ?? 0) < 14
    const down = axis + (close && index % 2 === 1 ? 9 : 0)
    const colour = index === 0 ? colours.flood : colours.accent
    return `<circle cx="${place.toFixed(1)}" cy="${down}" r="7" fill="${colour}"/><text x="${place.toFixed(1)}" y="${(down + 3.4).toFixed(1)}" font-size="9" text-anchor="middle" fill="#ffffff">${index + 1}</text>`
  })
  const legend = points.map(({ title, at }, index) => {
    const column = Math.floor(index / rows)
    const down = axis + 36 + (index % rows) * rowHeight
    const start = left + column * ((right - left) / columns)
    const text = `${index + 1}  ${title}`
    return `${label(text, start, down, `fill="${colours.text}"`)}${label(`${at.slice(0, 16).replace('T', ' ')} UTC`, start + 190, down, `fill="${colours.quiet}"`)}`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Roboto, Inter, sans-serif" role="img" aria-label="Milestones on a line of time; the table below has the same times">`,
    `<line x1="${left}" y1="${axis}" x2="${right}" y2="${axis}" stroke="${colours.line}" stroke-width="2"/>`,
    ...marks,
    ...legend,
    '</svg>'
  ].join('')
}

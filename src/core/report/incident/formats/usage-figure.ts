import type { UsageBucket } from '../../../../contract/case/usage.ts'
import type { FigureColours } from './figure-colours.ts'

const width = 720
const height = 150
const top = 14
const bottom = 118
const left = 44
const right = 712
const mostBars = 240

/** Uses over time: bars, the exposure as a ground behind them, spikes in the colour of alarm. An SVG. */
export function usageFigure(buckets: readonly UsageBucket[], bucketHours: number, colours: FigureColours): string {
  const bars = gather(buckets)
  const most = Math.max(1, ...bars.map(({ rows }) => rows))
  const step = (right - left) / bars.length
  const tall = (rows: number): number => (rows / most) * (bottom - top)
  const exposedFrom = bars.findIndex(({ part }) => part === 'exposed')
  const exposedTo = bars.findLastIndex(({ part }) => part === 'exposed')
  const ground =
    exposedFrom < 0
      ? ''
      : `<rect x="${(left + exposedFrom * step).toFixed(1)}" y="${top}" width="${((exposedTo - exposedFrom + 1) * step).toFixed(1)}" height="${bottom - top}" fill="${colours.flood}" fill-opacity="0.09"/><text x="${(left + exposedFrom * step + 4).toFixed(1)}" y="${top - 4}" font-size="10" fill="${colours.flood}">exposed</text>`
  const drawn = bars.map(({ rows, spike }, index) => {
    if (rows === 0) return ''
    const high = Math.max(1, tall(rows))
    return `<rect x="${(left + index * step).toFixed(2)}" y="${(bottom - high).toFixed(1)}" width="${Math.max(0.8, step - 0.6).toFixed(2)}" height="${high.toFixed(1)}" fill="${spike ? colours.flood : colours.accent}"/>`
  })
  const day = (at: string | undefined): string => (at ?? '').slice(0, 16).replace('T', ' ')
  const middle = bars[Math.floor(bars.length / 2)]
  const say = (text: string, x: number, y: number, anchor: string): string =>
    `<text x="${x}" y="${y}" font-size="10" text-anchor="${anchor}" fill="${colours.quiet}">${text}</text>`
  const hours = Math.max(1, Math.round((buckets.length * bucketHours) / bars.length))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Roboto, Inter, sans-serif" role="img" aria-label="Uses of the key over time; the tables beside it have the uses that stood out">`,
    ground,
    ...drawn,
    `<line x1="${left}" y1="${bottom}" x2="${right}" y2="${bottom}" stroke="${colours.line}"/>`,
    say(most.toLocaleString('en'), left - 6, top + 8, 'end'),
    say('0', left - 6, bottom, 'end'),
    say(`${day(bars[0]?.at)} UTC`, left, bottom + 14, 'start'),
    bars.length > 20 ? say(day(middle?.at), (left + right) / 2, bottom + 14, 'middle') : '',
    say(day(bars.at(-1)?.at), right, bottom + 14, 'end'),
    say(`uses in ${hours === 1 ? 'an hour' : `${hours} hours`}; spikes in orange`, left, bottom + 28, 'start'),
    '</svg>'
  ].join('')
}

/** So few that each bar can be seen; a spike in any makes the bar one. */
function gather(buckets: readonly UsageBucket[]): Pick<UsageBucket, 'at' | 'rows' | 'part' | 'spike'>[] {
  const size = Math.ceil(buckets.length / mostBars)
  const bars: Pick<UsageBucket, 'at' | 'rows' | 'part' | 'spike'>[] = []
  for (let start = 0; start < buckets.length; start += size) {
    const together = buckets.slice(start, start + size)
    const [first] = together
    if (first === undefined) break
    bars.push({
      at: first.at,
      rows: together.reduce((sum, { rows }) => sum + rows, 0),
      part: together.find(({ part }) => part === 'exposed')?.part ?? first.part,
      spike: together.some(({ spike }) => spike)
    })
  }
  return bars
}

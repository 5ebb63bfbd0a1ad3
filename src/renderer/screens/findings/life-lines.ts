import type { Lifeline } from '../../../contract/model.ts'

/** Where a line lies on a time axis, in percent of its width. */
export interface DrawnLine {
  ref: string
  from: number
  to: number
  isOpen: boolean
  line: Lifeline
}

export interface TimeMark {
  at: number
  label: string
}

/** Room at the right for the word that says that the line goes on. */
const rightEnd = 88

const shortRef = (ref: string): string => ref.replace(/^refs\/(heads|tags|remotes)\//, '')

/** Trunks before branches before what looks like a version: a secret lives in each tag forever, which says little. */
const rank = (ref: string): number => (/^(?:origin\/)?(?:main|master|trunk|develop|HEAD)$/.test(ref) ? 0 : /^v?\d/.test(ref) ? 2 : 1)

/** Lines by rank, then in the order of their beginning; the axis runs from the first of them to now. */
export function drawLines(life: readonly Lifeline[], now: number): { lines: DrawnLine[]; marks: TimeMark[] } {
  const first = Math.min(...life.map((one) => Date.parse(one.from)))
  if (life.length === 0 || Number.isNaN(first)) return { lines: [], marks: [] }
  const span = Math.max(now - first, 1)
  const place = (time: number): number => (Math.max(0, Math.min(time - first, span)) / span) * rightEnd
  const lines = life
    .map((line) => ({
      ref: shortRef(line.ref),
      from: place(Date.parse(line.from)),
      to: line.to === null ? rightEnd : place(Date.parse(line.to)),
      isOpen: line.to === null,
      line
    }))
    .sort((a, b) => rank(a.ref) - rank(b.ref) || a.from - b.from)
  return { lines, marks: timeMarks(first, now, place) }
}

/** A few years or months, named where they begin. */
function timeMarks(first: number, now: number, place: (time: number) => number): TimeMark[] {
  const months = (now - first) / (30.4 * 86_400_000)
  const step = [1, 2, 3, 6, 12, 24, 48, 96].find((one) => months / one <= 5) ?? 192
  const start = new Date(first)
  const marks: TimeMark[] = []
  for (let month = Math.ceil((start.getFullYear() * 12 + start.getMonth() + 1) / step) * step; ; month += step) {
    const date = new Date(Math.floor(month / 12), month % 12, 1)
    if (date.getTime() > now) return marks
    const name = date.toLocaleDateString('en-US', { month: 'short' })
    marks.push({ at: place(date.getTime()), label: step >= 12 || month % 12 === 0 ? String(date.getFullYear()) : name })
  }
}

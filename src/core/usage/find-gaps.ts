import type { Tally } from './tally.ts'
import { minute, number, plural } from './tests/reason.ts'

const hourMs = 3_600_000

export interface Gaps {
  texts: string[]
  /** Whether what is missing could hide misuse: time of the exposure without a log, or no address and no allow list. */
  complete: boolean
}

export interface GapOptions {
  exposedFrom: number | null
  rotatedAt: number | null
  now: number | undefined
  leftOff: number
}

/** What the imported logs can't show. */
export function findGaps(tally: Tally, { exposedFrom, rotatedAt, now, leftOff }: GapOptions): Gaps {
  const texts: string[] = []
  let complete = true
  const misses = (text: string): void => {
    texts.push(text)
    complete = false
  }
  const all = tally.parts.before.rows + tally.parts.exposed.rows + tally.parts.after.rows
  const end = rotatedAt ?? now
  if (exposedFrom === null)
    texts.push(
      'When the exposure began is not known: all rows before the deactivation are taken as exposed, and there is no time before it to compare with.'
    )
  else if (tally.from - exposedFrom > hourMs)
    misses(
      `The log starts ${span(tally.from - exposedFrom)} after the exposure began: nothing is known from ${minute(exposedFrom)} to ${minute(tally.from)}.`
    )
  if (end !== undefined && end - tally.to > 6 * hourMs)
    misses(
      `The log ends at ${minute(tally.to)}, ${span(end - tally.to)} before ${rotatedAt === null ? 'now, while the key is still on' : 'the key was deactivated'}.`
    )
  for (const { from, to } of silences(tally, exposedFrom, rotatedAt))
    misses(
      `No row from ${minute(from)} to ${minute(to)} (${span(to - from)}), longer than any silence that is usual for this key: is a piece of the log missing?`
    )

  const { filled } = tally
  if (filled.ip === 0) misses('The log does not name the address of the caller (ip): who used the key can’t be told apart by it.')
  else if (filled.ip < 0.5 * all) misses(`${number(all - filled.ip)} of ${number(all)} rows name no address (ip).`)
  if (filled.action === 0) misses('The log does not say what was done (action).')
  if (filled.key === 0) texts.push('The log does not name the key: uses of other keys, and of the new one, may be among its rows.')
  else if (tally.keys.size > 1)
    texts.push(
      `The log names ${tally.keys.size >= 1000 ? 'more than 1 000' : plural(tally.keys.size, 'key')}: rows of keys that did not leak are counted too. Export the rows of the leaked key alone for a sharper view.`
    )
  for (const [field, what] of [
    ['userAgent', 'the program that called (user agent)'],
    ['result', 'whether a use worked (result): failures can’t be counted'],
    ['bytes', 'how much was sent (bytes): spikes are judged by rows alone'],
    ['resource', 'what was touched (resource)']
  ] as const)
    if (filled[field] === 0) texts.push(`The log does not say ${what}.`)
  if (now !== undefined && tally.to > now + 300_000)
    texts.push(`Rows lie in the future, the last at ${minute(tally.to)}: the clock that wrote them runs ahead, or the zone is wrong.`)
  if (tally.capped.size > 0) {
    texts.push(
      `The log holds more ${[...tally.capped].join(' and ')} than are told apart; those beyond are counted together or not compared. Import the time around the exposure alone.`
    )
    if (tally.capped.has('addresses') || tally.capped.has('groups') || tally.capped.has('actions')) complete = false
  }
  if (leftOff > 0) misses(`${plural(leftOff, 'more group')} stand out than are shown.`)
  return { texts, complete }
}

/** Stretches of the exposure without a row, at least 24 hours and twice the longest of before; five at most, longest first. */
function silences(tally: Tally, exposedFrom: number | null, rotatedAt: number | null): { from: number; to: number }[] {
  const hours = [...tally.hours.keys()].sort((a, b) => a - b)
  let usual = 12
  const found: { from: number; to: number }[] = []
  for (const [i, hour] of hours.entries()) {
    const next = hours[i + 1]
    if (next === undefined) break
    const length = next - hour - 1
    const from = (hour + 1) * hourMs
    if (exposedFrom !== null && next * hourMs <= exposedFrom) usual = Math.max(usual, length)
    else if ((rotatedAt === null || from < rotatedAt) && length >= 24) found.push({ from, to: next * hourMs })
  }
  return found
    .filter(({ from, to }) => to - from >= 2 * usual * hourMs)
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, 5)
}

function span(ms: number): string {
  const hours = ms / hourMs
  return hours >= 48 ? plural(Math.round(hours / 24), 'day') : plural(Math.max(1, Math.round(hours)), 'hour')
}

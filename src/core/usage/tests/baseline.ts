import type { ActionTally, IpTally, Tally } from '../tally.ts'

/** What is usual: the time before exposure, where the log has enough of it; else what recurs in the log. */
export interface Baseline {
  good: boolean
  isRegular(of: IpTally | ActionTally): boolean
  text: string
}

const leastRows = 30
const leastDates = 3

export function createBaseline(tally: Tally): Baseline {
  const { rows } = tally.parts.before
  const good = rows >= leastRows && tally.beforeDates >= leastDates
  const early = tally.from + (tally.to - tally.from) * 0.1
  return {
    good,
    isRegular: ({ allDates, firstAt }) => (allDates >= Math.max(3, tally.allDates / 2) ? true : firstAt <= early),
    text: good
      ? `compared with ${rows} rows on ${tally.beforeDates} days before the exposure`
      : `the log holds ${rows === 0 ? 'nothing' : `${rows} rows on ${tally.beforeDates} days`} from before the exposure, too little to compare with; what recurs through the log is taken as usual`
  }
}

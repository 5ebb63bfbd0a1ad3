const period = 60_000
const limit = 3

/** After a crash at `now`: start again by itself, or ask when it is the third within a minute. `before` are the earlier ones; times in milliseconds. */
export const restartOrAsk = (before: readonly number[], now: number): 'restart' | 'ask' =>
  before.filter((at) => now - at < period).length + 1 < limit ? 'restart' : 'ask'

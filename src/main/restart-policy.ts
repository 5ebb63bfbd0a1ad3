const window = 60_000
const limit = 3

/** After a crash at `now`: start again by itself, or ask because it crashed three times within a minute. Times in milliseconds. */
export const restartOrAsk = (crashes: readonly number[], now: number): 'restart' | 'ask' =>
  crashes.filter((at) => now - at < window).length < limit ? 'restart' : 'ask'

import { randomSequence } from '../random.ts'

/** Draws that are the same for the same seed. */
export interface Chance {
  /** From 0 to below 1. */
  share(): number
  /** Whole numbers from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** True so often. */
  is(probability: number): boolean
  pick<T>(from: readonly T[]): T
  /** Counts of events that come independently, `mean` on average. */
  poisson(mean: number): number
  /** Around 1, never below 0; `spread` of 1 is a factor of about e either way. */
  logNormal(spread: number): number
}

export function createChance(seed: number): Chance {
  const next = randomSequence(seed * 2_654_435_761)
  const share = (): number => next(2 ** 24) / 2 ** 24
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share())
  return {
    share,
    between: (least, most) => least + Math.floor(share() * (most - least + 1)),
    is: (probability) => share() < probability,
    pick: (from) => {
      const found = from[Math.floor(share() * from.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
    poisson: (mean) => {
      if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
      const limit = Math.exp(-mean)
      let count = 0
      for (let product = share(); product > limit; product *= share()) count++
      return count
    },
    logNormal: (spread) => Math.exp(spread * normal())
  }
}

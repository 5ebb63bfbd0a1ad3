import { type ByteSet, digits } from '../catalog/byte-set.ts'

/** Shorter runs are words of prose and code. */
export const shortestRun = 16
/** Random text of so many characters has a digit in it but for one in a hundred. */
export const digitFrom = 24

/** A longer run is looked at in pieces, or a text without a gap would be read again at every hit. */
const longestLook = 2_048

/** Finds runs of bytes of one set: values without a literal of their own can only stand in one. */
export interface RunFinder {
  /** Finds the first run that reaches into `from … to`; `start` (not before `from`) and `end` tell where it lies. */
  next(from: number, to: number): boolean
  start: number
  end: number
}

/** Are the `length` bytes from `at` all of the set? */
export const coversRun = (bytes: Uint8Array, set: ByteSet, at: number, length: number): boolean => {
  for (let i = at + length - 1; i >= at; i--) if (set[bytes[i] ?? 0] === 0) return false
  return true
}

const hasDigit = (bytes: Uint8Array, from: number, to: number): boolean => {
  for (let i = from; i < to; i++) if (digits[bytes[i]!] === 1) return true
  return false
}

/**
 * Runs of at least `shortest` bytes of `set`, with a digit in them if `digit` is set. Hits come in order and lie close together,
 * so what was seen last is kept: that `gapFrom … gapTo` starts no run, and the run at `runStart … runEnd`.
 */
export const runFinder = (bytes: Uint8Array, set: ByteSet, shortest: number, digit: boolean): RunFinder => {
  let gapFrom = 0
  let gapTo = 0
  let runStart = 0
  let runEnd = 0

  /** Looks at one byte in `shortest`, and walks back from there only while it sees bytes of the set. */
  const search = (from: number, to: number): void => {
    const goesOn = from >= gapFrom && from < gapTo
    let start = goesOn ? Math.max(from, gapTo - shortest + 1) : from
    gapFrom = goesOn ? gapFrom : from
    runStart = runEnd = 0
    while (start < to && start + shortest <= bytes.length) {
      let i = start + shortest - 1
      while (i >= start && set[bytes[i]!] === 1) i--
      if (i >= start) {
        start = i + 1
        continue
      }
      const limit = Math.min(bytes.length, start + longestLook)
      let end = start + shortest
      while (end < limit && set[bytes[end]!] === 1) end++
      if (!digit || hasDigit(bytes, start, end)) {
        runStart = start
        runEnd = end
        break
      }
      start = end - shortest + 1
    }
    gapTo = runEnd > 0 ? runStart : Math.max(to, start)
  }

  const finder: RunFinder = {
    start: 0,
    end: 0,
    next(from, to) {
      const inRun = from >= runStart && from + shortest <= runEnd
      const beforeRun = from >= gapFrom && from < runStart && gapTo === runStart
      if (!inRun && !beforeRun) {
        if (from >= gapFrom && to <= gapTo) return false
        search(from, to)
      }
      finder.start = Math.max(from, runStart)
      finder.end = runEnd
      return runEnd > 0 && finder.start < to
    }
  }
  return finder
}

/** Bytes that are the same each time for the same seed, and lines that look a little like text. */
export function randomBytes(seed: number, size: number): Buffer {
  const next = randomSequence(seed)
  const bytes = Buffer.alloc(size)
  for (let i = 0; i < size; i++) bytes[i] = next(256)
  return bytes
}

export function randomLines(seed: number, lines: number): string {
  const next = randomSequence(seed)
  return Array.from({ length: lines }, (_, i) => `line ${i} ${'abcdefghij'.slice(next(5), 5 + next(5))} ${next(1_000)}\n`).join('')
}

/** Whole numbers below the asked limit (mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c). */
export function randomSequence(seed: number): (limit: number) => number {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % limit
  }
}

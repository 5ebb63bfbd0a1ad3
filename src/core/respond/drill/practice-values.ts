/** A small seeded generator (mulberry32): the same seed makes the same practice leak. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const pick = (random: () => number, alphabet: string, length: number): string =>
  Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('')

const hex = '0123456789abcdef'
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789'

export interface PracticeValues {
  /** Form `<32 hex>-<8 hex>-<8 hex>`; the last two groups are the key's id. */
  mailgunKey: string
  mailgunKeyId: string
  databasePassword: string
  slackWebhook: string
}

/** Values that look real to the detector and open nothing. Made when they are needed: none stands in the source. */
export function practiceValues(random: () => number): PracticeValues {
  const keyId = `${pick(random, hex, 8)}-${pick(random, hex, 8)}`
  const upper = letters.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return {
    mailgunKey: `${pick(random, hex, 32)}-${keyId}`,
    mailgunKeyId: keyId,
    databasePassword: pick(random, letters, 22),
    slackWebhook: [
      'https://hooks.slack.com',
      'services',
      `T${pick(random, upper, 10)}`,
      `B${pick(random, upper, 10)}`,
      pick(random, letters, 24)
    ].join('/')
  }
}

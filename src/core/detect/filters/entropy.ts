/** Shannon entropy in bits a character. */
export const shannonEntropy = (text: string): number => {
  const counts = new Map<string, number>()
  for (const c of text) counts.set(c, (counts.get(c) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/** Size of the smallest usual alphabet that has all characters. */
export const alphabetSize = (text: string): number => {
  if (/^\d*$/.test(text)) return 10
  if (/^[0-9a-f-]*$/.test(text) || /^[0-9A-F-]*$/.test(text)) return 16
  if (/^[a-z0-9_-]*$/.test(text) || /^[A-Z0-9_-]*$/.test(text)) return 36
  return 62
}

const expectations = new Map<number, number>()

/** Mean entropy of random text: each character's count is binomial. */
export const expectedEntropy = (length: number, alphabet: number): number => {
  const key = length * 256 + alphabet
  const known = expectations.get(key)
  if (known !== undefined) return known
  const p = 1 / alphabet
  let chance = (1 - p) ** length
  let sum = 0
  for (let k = 1; k <= length; k++) {
    chance *= ((length - k + 1) / k) * (p / (1 - p))
    sum += chance * k * Math.log2(k)
  }
  const bits = Math.log2(length) - (alphabet * sum) / length
  expectations.set(key, bits)
  return bits
}

/** Share of the entropy that random text of this length and alphabet has on average; 1 is what a generator gives. */
export const entropyShare = (text: string): number => shannonEntropy(text) / expectedEntropy(Math.min(text.length, 200), alphabetSize(text))

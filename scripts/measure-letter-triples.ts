/**
 * Measures how letters follow each other in the words of source code and prints src/core/detect/filters/letter-triples.ts.
 * `node scripts/measure-letter-triples.ts <file…> > src/core/detect/filters/letter-triples.ts`, with a few hundred MB of
 * public source text.
 */
import { readFileSync } from 'node:fs'

const symbols = 27
const smoothing = 2
const rareWord = 20
const levels = '0123456789abcdefghijklmnopqrstuvwxyz'

const counts = new Map<string, number>()
for (const file of process.argv.slice(2)) {
  for (const [run] of readFileSync(file, 'latin1').matchAll(/[A-Za-z]+/g)) {
    const words = run.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    for (const word of words.toLowerCase().split(' '))
      if (word.length >= 3 && word.length <= 16) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
}

const indexOf = (letter: string): number => (letter === '_' ? 0 : letter.charCodeAt(0) - 96)
const table = new Float64Array(symbols ** 3)
for (const [word, count] of counts) {
  if (count < rareWord) continue
  const framed = `__${word}_`
  for (let i = 2; i < framed.length; i++) {
    const [a = '_', b = '_', c = '_'] = framed.slice(i - 2, i + 1)
    const cell = (indexOf(a) * symbols + indexOf(b)) * symbols + indexOf(c)
    table[cell] = (table[cell] ?? 0) + Math.log2(count)
  }
}

const rows = Array.from({ length: symbols * symbols }, (_, row) => {
  const cells = table.subarray(row * symbols, (row + 1) * symbols)
  const sum = cells.reduce((total, cell) => total + cell, 0)
  return Array.from(cells, (cell) => {
    const bits = -Math.log2((cell + smoothing / symbols) / (sum + smoothing))
    return levels[Math.min(levels.length - 1, Math.round(bits * 2))]
  }).join('')
})
const lines = Array.from({ length: symbols }, (_, i) => `  '${rows.slice(i * symbols, (i + 1) * symbols).join('')}'`)
console.log(`/**
 * Bits, in halves (base 36), that a letter costs after the two before it, in the words of source code; 27 symbols: the edge
 * of a word, then a to z. Made by scripts/measure-letter-triples.ts.
 */
export const letterTriples = [
${lines.join(',\n')}
].join('')`)

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '0123456789abcdef',
  'qwertyuiopasdfghjklzxcvbnm',
  '9876543210',
  'zyxwvutsrqponmlkjihgfedcba'
]

/** Length of the longest piece that goes on as one of the rows does, or repeats one character. */
const longestRun = (text: string): number => {
  let longest = 1
  let same = 1
  let rising = 1
  let row = ''
  for (let i = 1; i < text.length; i++) {
    const pair = text.slice(i - 1, i + 1)
    same = pair[0] === pair[1] ? same + 1 : 1
    if (row.includes(text.slice(i - rising, i + 1)) && rising > 1) rising++
    else {
      row = rows.find((candidate) => candidate.includes(pair)) ?? ''
      rising = row === '' ? 1 : 2
    }
    longest = Math.max(longest, same, rising)
  }
  return longest
}

/** One short piece over and over: `abcabcabc`, `deadbeefdeadbeef`. */
const isPeriodic = (text: string): boolean => {
  for (let period = 1; period <= Math.min(16, text.length / 2); period++) {
    if (text.slice(period) === text.slice(0, -period)) return true
  }
  return false
}

/** Typed, not generated: keyboard and counting sequences, repeats. */
export const isSequence = (value: string): boolean => {
  const text = value.toLowerCase()
  const run = longestRun(text)
  return run >= 10 || (run >= 6 && run * 2 >= text.length) || isPeriodic(text)
}

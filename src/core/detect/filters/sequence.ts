const keyboard = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'azertyuiop']

/** Which letter a keyboard or a counter puts after which: bit 0 counting up, 1 counting down, 2 along a row of keys, 3 the same again. */
const follows = new Uint8Array(128 * 128)
const link = (row: string, bit: number): void => {
  for (let i = 1; i < row.length; i++) {
    const cell = row.charCodeAt(i - 1) * 128 + row.charCodeAt(i)
    follows[cell] = (follows[cell] ?? 0) | bit
  }
}
link('abcdefghijklmnopqrstuvwxyz', 1)
link('01234567890', 1)
link('9abcdef0', 1)
link('zyxwvutsrqponmlkjihgfedcba', 2)
link('09876543210', 2)
for (const row of keyboard) link(row, 4)
for (let code = 0; code < 128; code++) link(String.fromCharCode(code, code), 8)

/** Length of the longest piece that goes on in one of these ways. */
const longestRun = (text: string): number => {
  let longest = 1
  let run = 1
  let ways = 0
  for (let i = 1; i < text.length; i++) {
    const next = follows[(text.charCodeAt(i - 1) & 127) * 128 + (text.charCodeAt(i) & 127)] ?? 0
    if ((ways & next) !== 0) {
      ways &= next
      run++
    } else {
      ways = next
      run = next === 0 ? 1 : 2
    }
    if (run > longest) longest = run
  }
  return longest
}

const isPeriod = (text: string, period: number): boolean => {
  for (let i = period; i < text.length; i++) if (text.charCodeAt(i) !== text.charCodeAt(i - period)) return false
  return true
}

/** One short piece over and over: `abcabcabc`, `deadbeefdeadbeef`. */
const isPeriodic = (text: string): boolean => {
  for (let period = 1; period <= 16 && period * 2 <= text.length; period++) if (isPeriod(text, period)) return true
  return false
}

/** Typed, not generated: keyboard and counting sequences, repeats. */
export const isSequence = (value: string): boolean => {
  const text = value.toLowerCase()
  const run = longestRun(text)
  return run >= 10 || (run >= 6 && run * 2 >= text.length) || isPeriodic(text)
}

import { longest, type RecordSplitter, tooLong } from './record-splitter.ts'

/** Lines that end in LF or CR LF. Empty ones are numbered and left out. */
export function createLineSplitter(): RecordSplitter {
  let rest = ''
  let number = 0
  let skipping = false
  return {
    push(chunk, take) {
      let from = 0
      for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
        number++
        const tail = chunk.slice(from, end)
        from = end + 1
        if (skipping || rest.length + tail.length > longest) {
          take(number, '', tooLong)
          skipping = false
        } else {
          const line = rest === '' ? tail : rest + tail
          const text = line.endsWith('\r') ? line.slice(0, -1) : line
          if (text !== '') take(number, text, undefined)
        }
        rest = ''
      }
      if (skipping) return
      rest += chunk.slice(from)
      if (rest.length <= longest) return
      skipping = true
      rest = ''
    },
    end(take) {
      number++
      if (skipping) take(number, '', tooLong)
      else if (rest.trim() !== '') take(number, rest.endsWith('\r') ? rest.slice(0, -1) : rest, undefined)
      rest = ''
    }
  }
}

import { longest, type RecordSplitter, type TakeRecord, tooLong } from './record-splitter.ts'

/**
 * Cuts the objects out of JSON without reading it whole: those of a top array `[…]`, those of the array under `list` in a top object
 * (`{"Records":[…]}`), or the top objects themselves, one after another. Several such documents may follow each other. It counts
 * brackets and skips strings; whether a record is well-formed shows when it is parsed. What stands outside of every document is told, once a
 * line: a log of another format may go on there.
 */
export function createJsonSplitter(list: string | undefined): RecordSplitter {
  const marks = /["{}[\]]/g
  const ends = /["\\]/g
  let depth = 0
  /** Depth at which records begin; -1 outside of any array or document that holds some. */
  let level = list === undefined ? 0 : -1
  let number = 0
  let recording = false
  let text = ''
  let skipping = false
  let inString = false
  let escaped = false
  /** The string last read at depth 1, which may be the name of the list. */
  let name = ''

  let told = false

  const outside = (part: string, take: TakeRecord): void => {
    if (depth > 0 || recording) return
    for (const [index, line] of part.split('\n').entries()) {
      if (index > 0) told = false
      if (told || !/[^\s,]/.test(line)) continue
      told = true
      number++
      take(number, '', 'is no JSON')
    }
  }
  const keep = (part: string): void => {
    if (skipping) return
    if (text.length + part.length > longest) {
      skipping = true
      text = ''
    } else text += part
  }

  return {
    push(chunk, take) {
      let from = 0
      let i = 0
      if (inString && escaped) {
        escaped = false
        i = 1
      }
      while (i < chunk.length) {
        const pattern = inString ? ends : marks
        pattern.lastIndex = i
        const found = pattern.exec(chunk)
        if (!found) {
          if (!inString) outside(chunk.slice(i), take)
          if (inString && depth === 1 && !recording) name = cap(name + chunk.slice(i))
          break
        }
        const at = found.index
        const mark = found[0]
        if (inString) {
          if (depth === 1 && !recording) name = cap(name + chunk.slice(i, at))
          i = at + 1
          if (mark === '"') inString = false
          else if (i >= chunk.length) escaped = true
          else i++
          continue
        }
        outside(chunk.slice(i, mark === '"' ? at + 1 : at), take)
        i = at + 1
        if (mark === '"') {
          inString = true
          if (depth === 1 && !recording) name = ''
        } else if (mark === '{' || mark === '[') {
          if (!recording && mark === '{' && depth === level) {
            recording = true
            number++
            from = at
          } else if (!recording && mark === '[' && depth === 0 && level <= 0) level = 1
          else if (!recording && mark === '[' && depth === 1 && name === list) level = 2
          depth++
        } else {
          if (depth > 0) depth--
          if (recording && depth === level) {
            keep(chunk.slice(from, i))
            take(number, text, skipping ? tooLong : undefined)
            text = ''
            skipping = false
            recording = false
          } else if (!recording && depth < level) level = list === undefined ? 0 : -1
        }
      }
      if (recording) keep(chunk.slice(from))
    },
    end(take) {
      if (recording) take(number, '', skipping ? tooLong : 'is cut off: the file ends within it')
      recording = false
    }
  }
}

const cap = (text: string): string => (text.length > 100 ? text.slice(0, 100) : text)

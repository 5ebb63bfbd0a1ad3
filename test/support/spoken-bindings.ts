import { type Reader, termText } from '../../src/core/respond/dependents/binding.ts'

/** What a reader made of a file, a line each: `line consumer: NAME=value <- what it reads -> what it defines`. */
export function spoken(read: Reader, text: string, path = 'x'): string[] {
  return read({ path, text }).map(({ line, consumer, how, name, value, refs, defines }) => {
    const given = how === 'given' ? `${name}${value === null ? '' : `=${value}`}` : how
    const reads = refs.length > 0 ? ` <- ${refs.map(termText).join(', ')}` : ''
    const made = defines.length > 0 ? ` -> ${defines.map(termText).join(', ')}` : ''
    return `${line}${consumer === null ? '' : ` ${consumer}`}: ${given}${reads}${made}`
  })
}

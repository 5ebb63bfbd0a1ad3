import { type Binding, named, type Reader } from '../binding.ts'
import { refsIn } from '../references.ts'
import { unquote } from './unquote.ts'

/** Shell, make and batch scripts: assignments, and what commands read. */
export const readShell: Reader = ({ text }) =>
  text.split(/\r?\n/).flatMap((line, i): Binding[] => {
    if (/^\s*(?:$|#|::|rem\s)/i.test(line) || line.length > 20_000) return []
    const [, name, raw = ''] =
      /^\s*(?:export\s+|local\s+|readonly\s+|declare\s+(?:-\w+\s+)?|set\s+|\$env:)?([A-Za-z_]\w{0,99})\s?[:?]?=\s?(.*)$/i.exec(line) ?? []
    // `NAME=value command` gives and reads in one.
    const value = name === undefined ? line : unquote(raw)
    const at = { line: i + 1, consumer: null }
    if (name !== undefined && !/^\s*(?:if|while|for)\b/.test(line))
      return [{ ...at, how: 'given', name, value: value === '' ? null : value, refs: refsIn(raw), defines: [named(name)] }]
    const refs = refsIn(line)
    for (const [, exported = ''] of line.matchAll(/^\s*export\s+([A-Z_][A-Z0-9_]{1,99})\s*$/g)) refs.push(named(exported))
    return [{ ...at, how: 'read', name: null, value: line, refs, defines: [] }]
  })

import { type Binding, named, type Reader } from '../binding.ts'
import { refsIn } from '../references.ts'
import { unquote } from './unquote.ts'

/** Lines of a value in quotes, such as a key block. */
const MOST_LINES = 200

/** `.env` and its kin: one `NAME=value` a line. */
export const readEnvFile: Reader = ({ text }) => {
  const lines = text.split(/\r?\n/)
  const bindings: Binding[] = []
  for (let i = 0; i < lines.length; i++) {
    const [, name, raw = ''] = /^\s{0,40}(?:export\s+|set\s+)?([A-Za-z_][\w.-]{0,99})\s{0,40}=(.*)$/.exec(lines[i] ?? '') ?? []
    if (name === undefined) continue
    const line = i + 1
    const quote = /^\s*(["'])/.exec(raw)?.[1]
    let whole = raw
    if (quote !== undefined && raw.trim().indexOf(quote, 1) < 0)
      for (let more = 0; more < MOST_LINES && i + 1 < lines.length; more++) {
        whole += `\n${lines[++i]}`
        if (lines[i]?.includes(quote)) break
      }
    const value = unquote(whole)
    bindings.push({
      line,
      how: 'given',
      name,
      value: value === '' ? null : value,
      refs: refsIn(value),
      defines: [named(name)],
      consumer: null
    })
  }
  return bindings
}

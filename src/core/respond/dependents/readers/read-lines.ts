import { type Binding, named, place, type Reader, type Term } from '../binding.ts'
import { refsIn } from '../references.ts'
import { unquote } from './unquote.ts'

const assignment = /^\s{0,200}(?:-\s{1,8})?["']?([A-Za-z_][\w.-]{0,99})["']?\s{0,20}(?:=>|[:=])\s{0,20}(.*)$/
const listed = /^(\s{0,200})-\s{1,8}name:\s{1,20}["']?([\w.-]{1,100})["']?\s*$/
/** Lines below `- name:` that still speak of it. */
const REACH = 8

/**
 * Line by line, for what is no valid YAML (a chart's template) or has no reader of its own: `name: value`, `name = value`, and the
 * `- name:` with `value:` or `secretKeyRef:` of a Kubernetes container.
 */
export const readLines: Reader = ({ text }) => {
  const lines = text.split(/\r?\n/)
  return lines.flatMap((line, i): Binding[] => {
    if (/^\s*(?:#|\/\/)/.test(line) || line.length > 20_000) return []
    const [, indent = '', variable] = listed.exec(line) ?? []
    if (variable !== undefined) return [environmentOf(lines, i, indent.length, variable)]
    const [, name, raw = ''] = assignment.exec(line) ?? []
    if (name === undefined) {
      const refs = refsOf(line)
      return refs.length === 0 ? [] : [{ line: i + 1, how: 'read', name: null, value: line, refs, defines: [], consumer: null }]
    }
    const value = unquote(raw.replace(/,\s*$/, ''))
    return [
      { line: i + 1, how: 'given', name, value: value === '' ? null : value, refs: refsOf(raw), defines: [named(name)], consumer: null }
    ]
  })
}

function environmentOf(lines: readonly string[], at: number, indent: number, name: string): Binding {
  const own: string[] = []
  for (const line of lines.slice(at + 1, at + 1 + REACH)) {
    if (line.trim() !== '' && (/^\s*/.exec(line)?.[0].length ?? 0) <= indent) break
    own.push(line)
  }
  const body = own.join('\n')
  const value = /^\s*value:\s*(.*)$/m.exec(body)?.[1]
  const refs: Term[] = refsOf(body)
  const secret = /secretKeyRef:/.test(body) ? /^\s*name:\s*["']?([\w.-]{1,250})["']?\s*$/m.exec(body)?.[1] : undefined
  if (secret !== undefined) refs.push(place('kubernetes', secret, /^\s*key:\s*["']?([\w.-]{1,250})["']?\s*$/m.exec(body)?.[1] ?? null))
  return { line: at + 1, how: 'given', name, value: value === undefined ? null : unquote(value), refs, defines: [], consumer: null }
}

/** A chart's `{{ .Values.a.b }}` and Ansible's `{{ a }}` beside what is read anywhere. */
export function refsOf(text: string): Term[] {
  const refs = refsIn(text)
  for (const [, path = ''] of text.matchAll(/\.Values\.([A-Za-z][\w.]{0,200})/g)) refs.push(place('helm', path))
  for (const [, name = ''] of text.matchAll(/\{\{-?\s{0,8}([A-Za-z_]\w{0,99})\b(?!\s{0,8}[(.])/g)) refs.push(place('ansible', name))
  for (const [, name = ''] of text.matchAll(
    /\blookup\(\s{0,8}['"](?:ansible\.builtin\.)?env['"]\s{0,8},\s{0,8}['"]([A-Za-z_]\w{0,99})['"]/g
  ))
    refs.push(named(name))
  return refs
}

import { type Binding, named, type Reader } from '../binding.ts'
import { refsIn } from '../references.ts'
import { unquote } from './unquote.ts'

/** Dockerfile and Containerfile: ARG, ENV, and what commands read. https://docs.docker.com/reference/dockerfile/ */
export const readDockerfile: Reader = ({ text }) => {
  const bindings: Binding[] = []
  let statement = ''
  let start = 0
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*#/.test(line)) continue
    if (statement === '') start = i + 1
    statement += line.replace(/\\\s*$/, ' ')
    if (/\\\s*$/.test(line) && statement.length < 50_000) continue
    bindings.push(...statementOf(statement, start))
    statement = ''
  }
  return [...bindings, ...statementOf(statement, start)]
}

function statementOf(statement: string, line: number): Binding[] {
  const [, word = '', rest = ''] = /^\s*([A-Za-z]+)\s+(.*)$/s.exec(statement) ?? []
  const given = (name: string, value: string | null): Binding => ({
    line,
    how: 'given',
    name,
    value: value === '' ? null : value,
    refs: value === null || value === '' ? [named(name)] : refsIn(value),
    defines: value === null ? [] : [named(name)],
    consumer: null
  })
  if (/^(?:ARG|ENV|LABEL)$/i.test(word)) {
    const old = /^ENV$/i.test(word) && !/^[\w.-]+=/.test(rest) ? /^([\w.-]{1,100})\s+(.*)$/s.exec(rest) : null
    if (old) return [given(old[1] ?? '', unquote(old[2] ?? ''))]
    return [...rest.matchAll(/(?:^|\s)([\w.-]{1,100})(?:=("[^"]*"|'[^']*'|\S*))?/g)].map(([, name = '', value]) =>
      given(name, value === undefined ? null : unquote(value))
    )
  }
  if (word === '' || /^(?:FROM|COPY|ADD|WORKDIR|EXPOSE|USER)$/i.test(word)) return []
  const refs = refsIn(rest)
  for (const [, name = ''] of rest.matchAll(/--mount=type=secret,[^\s]{0,200}?(?:id|env)=([A-Za-z_]\w{0,99})/g)) refs.push(named(name))
  return [{ line, how: 'read', name: null, value: rest, refs, defines: [], consumer: null }]
}

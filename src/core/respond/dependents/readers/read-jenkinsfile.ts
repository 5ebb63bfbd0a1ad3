import { type Binding, place, type Reader } from '../binding.ts'
import { refsIn } from '../references.ts'

/** Jenkinsfile: `environment { X = credentials('id') }`, `withCredentials`, `env.X`, `sh "… $X"`. https://www.jenkins.io/doc/book/pipeline/jenkinsfile/ */
export const readJenkinsfile: Reader = ({ text }) =>
  text.split(/\r?\n/).flatMap((raw, i): Binding[] => {
    const line = raw.replace(/^\s*(?:\/\/|\*).*$/, '')
    if (line.trim() === '' || line.length > 20_000) return []
    const at = { line: i + 1, defines: [], consumer: null }
    const bound = [
      ...line.matchAll(
        /\bcredentialsId\s{0,8}:\s{0,8}['"]([^'"]{1,200})['"][^)]{0,200}?\b(?:variable|passwordVariable)\s{0,8}:\s{0,8}['"](\w{1,100})['"]/g
      )
    ]
    const turned = [
      ...line.matchAll(
        /\b(?:variable|passwordVariable)\s{0,8}:\s{0,8}['"](\w{1,100})['"][^)]{0,200}?\bcredentialsId\s{0,8}:\s{0,8}['"]([^'"]{1,200})['"]/g
      )
    ]
    const pairs = [...bound.map(([, id = '', name = '']) => ({ id, name })), ...turned.map(([, name = '', id = '']) => ({ id, name }))]
    if (pairs.length > 0) return pairs.map(({ id, name }) => ({ ...at, how: 'given', name, value: null, refs: [place('jenkins', id)] }))
    const [, name, value = ''] = /^\s*([A-Z_][A-Z0-9_]{1,99})\s{0,20}=\s{0,20}(.*)$/.exec(line) ?? []
    if (name !== undefined) return [{ ...at, how: 'given', name, value: literalOf(value), refs: refsIn(value) }]
    return [{ ...at, how: 'read', name: null, value: line, refs: refsIn(line) }]
  })

const literalOf = (value: string): string | null => /^(['"])(.*)\1\s*$/.exec(value)?.[2] ?? (value.includes('(') ? null : value)

import path from 'node:path'
import { type Binding, named, place, type Reader } from '../binding.ts'
import { refsIn } from '../references.ts'

/** Unit files. https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#Environment */
export const readSystemd: Reader = ({ path: file, text }) => {
  const consumer = path.posix.basename(file.replace(/\.d\/[^/]+$/, ''))
  return text.split(/\r?\n/).flatMap((line, i): Binding[] => {
    const [, key = '', value = ''] = /^\s*([A-Za-z]+)\s*=\s*(.*)$/.exec(line) ?? []
    const at = { line: i + 1, consumer }
    if (key === 'Environment')
      return [...value.matchAll(/"([\w.-]{1,100})=([^"]*)"|'([\w.-]{1,100})=([^']*)'|(?:^|\s)([\w.-]{1,100})=(\S*)/g)].map(
        (found): Binding => {
          const given = found[2] ?? found[4] ?? found[6] ?? ''
          return {
            ...at,
            how: 'given',
            name: found[1] ?? found[3] ?? found[5] ?? '',
            value: given || null,
            refs: refsIn(given),
            defines: []
          }
        }
      )
    if (key === 'PassEnvironment')
      return value.split(/\s+/).map((name) => ({ ...at, how: 'given', name, value: null, refs: [named(name)], defines: [] }))
    if (key === 'EnvironmentFile' || key === 'LoadCredential') {
      const name = value.replace(/^-/, '').replace(/^[\w.-]+:/, '')
      return [{ ...at, how: 'read', name: null, value: null, refs: [place('file', path.posix.basename(name))], defines: [] }]
    }
    return key.startsWith('Exec') ? [{ ...at, how: 'read', name: null, value, refs: refsIn(value), defines: [] }] : []
  })
}

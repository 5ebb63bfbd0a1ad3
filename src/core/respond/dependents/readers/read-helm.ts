import { type Binding, named, place, type Reader } from '../binding.ts'
import { readYaml, scalars } from '../yaml-tree.ts'
import { readLines, refsOf } from './read-lines.ts'

/** A chart's values: each is known to its templates as `.Values.` and the keys. Templates themselves are read line by line. */
export const readHelmValues: Reader = (file) => {
  const documents = readYaml(file.text)
  if (!documents) return readLines(file)
  return documents.flatMap((document) =>
    [...scalars(document)].map(({ path, node, scalar }): Binding => {
      const name = path.at(-1) ?? ''
      const listedName = /^\d+$/.test(path.at(-2) ?? '') && name === 'value' ? siblingName(document, path) : null
      return {
        line: node.line,
        how: 'given',
        name: listedName ?? name,
        value: scalar === '' ? null : scalar,
        refs: refsOf(scalar),
        defines: [place('helm', path.join('.')), ...(listedName === null ? [] : [named(listedName)])],
        consumer: null
      }
    })
  )
}

/** Of a list with `name` and `value`, which is how charts pass variables on. */
function siblingName(document: Parameters<typeof scalars>[0], path: readonly string[]): string | null {
  const parent = path.slice(0, -1).join('\n')
  for (const { path: other, scalar } of scalars(document))
    if (other.at(-1) === 'name' && other.slice(0, -1).join('\n') === parent) return scalar
  return null
}

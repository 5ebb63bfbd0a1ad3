import { type Binding, place, type Reader } from '../binding.ts'
import { readYaml, scalars } from '../yaml-tree.ts'
import { readLines, refsOf } from './read-lines.ts'

/** Variables and plays of Ansible. A vaulted value is not read: it shows as the place that it is. */
export const readAnsible: Reader = (file) => {
  const documents = readYaml(file.text)
  if (!documents) return readLines(file)
  return documents.flatMap((document) =>
    [...scalars(document)].map(({ path, node, scalar }): Binding => {
      const name = path.at(-1) ?? ''
      const isVaulted = scalar.startsWith('$ANSIBLE_VAULT')
      return {
        line: node.line,
        how: 'given',
        name: /^\d+$/.test(name) ? null : name,
        value: scalar === '' || isVaulted ? null : scalar,
        refs: isVaulted ? [place('ansible', name)] : refsOf(scalar),
        defines: [place('ansible', name)],
        consumer: null
      }
    })
  )
}

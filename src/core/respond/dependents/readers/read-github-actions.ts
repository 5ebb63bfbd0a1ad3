import { type Binding, place, type Reader } from '../binding.ts'
import { below, readYaml, scalarAt } from '../yaml-tree.ts'
import { pipelineBindings, variablesOf } from './pipeline.ts'
import { readLines } from './read-lines.ts'

/** Workflows and composite actions. https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax */
export const readGithubActions: Reader = (file) => {
  const documents = readYaml(file.text)
  if (!documents) return readLines(file)
  return documents.flatMap((document) => {
    const workflow = scalarAt(document, 'name')
    const own = below(document, 'env')
    const inputs = (below(document, 'on', 'workflow_call', 'secrets')?.entries ?? []).map(({ key, line }): Binding => {
      return { line, how: 'read', name: null, value: null, refs: [place('github', key.toUpperCase())], defines: [], consumer: workflow }
    })
    return [
      ...inputs,
      ...(own ? variablesOf(own, workflow) : []),
      ...(below(document, 'jobs')?.entries ?? []).flatMap(({ key, node }) =>
        pipelineBindings(node, workflow === null ? key : `${workflow} / ${key}`)
      ),
      ...(below(document, 'runs') ? pipelineBindings(document, workflow) : [])
    ]
  })
}

import { type Binding, place, type Reader } from '../binding.ts'
import { below, readYaml, scalarAt, type YamlNode } from '../yaml-tree.ts'
import { pipelineBindings, variablesOf } from './pipeline.ts'
import { readLines } from './read-lines.ts'

const notJobs = new Set([
  'stages',
  'include',
  'workflow',
  'default',
  'variables',
  'image',
  'services',
  'cache',
  'spec',
  'before_script',
  'after_script'
])

/** `.gitlab-ci.yml`. https://docs.gitlab.com/ci/yaml/ */
export const readGitlabCi: Reader = (file) => {
  const documents = readYaml(file.text)
  if (!documents) return readLines(file)
  return documents.flatMap((document) =>
    document.entries.flatMap(({ key, node }) => {
      if (key === 'variables') return variablesOf(node, null)
      const job = notJobs.has(key) || key.startsWith('.') ? null : key
      return [...pipelineBindings(node, job), ...vaultOf(node, job)]
    })
  )
}

/** `secrets: NAME: vault: path/field@engine`. https://docs.gitlab.com/ci/secrets/ */
function vaultOf(job: YamlNode, consumer: string | null): Binding[] {
  return (below(job, 'secrets')?.entries ?? []).flatMap(({ key, line, node }) => {
    const written = scalarAt(node, 'vault')
    const path = scalarAt(node, 'vault', 'path')
    const [, at, field = null, engine = 'secret'] = /^(.{1,200})\/([^/@]{1,100})(?:@(.{1,100}))?$/.exec(written ?? '') ?? []
    const refs =
      path !== null
        ? [place('vault', `secret/${path}`, scalarAt(node, 'vault', 'field'))]
        : at
          ? [place('vault', `${engine}/${at}`, field)]
          : []
    return [{ line, how: 'given', name: key, value: null, refs, defines: [], consumer }]
  })
}

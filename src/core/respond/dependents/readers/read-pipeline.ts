import type { Reader } from '../binding.ts'
import { readYaml, type YamlNode } from '../yaml-tree.ts'
import { pipelineBindings, wholePipeline } from './pipeline.ts'
import { readLines } from './read-lines.ts'

/** Travis, Bitbucket, Azure, Drone and their like: variables and commands wherever they stand, by job where jobs have names. */
export const readPipeline: Reader = (file) => {
  const documents = readYaml(file.text)
  if (!documents) return readLines(file)
  return documents.flatMap((document) => {
    const jobs = document.entries.find(({ key }) => key === 'jobs')?.node.items ?? []
    const names = jobs.map(nameOf)
    if (jobs.length === 0 || names.includes(null)) return wholePipeline([document])
    const rest = { ...document, entries: document.entries.filter(({ key }) => key !== 'jobs') }
    return [...wholePipeline([rest]), ...jobs.flatMap((job, i) => pipelineBindings(job, names[i] ?? null))]
  })
}

const nameOf = (job: YamlNode): string | null =>
  job.entries.find(({ key }) => key === 'job' || key === 'deployment' || key === 'name')?.node.scalar ?? null

import type { Reader } from '../binding.ts'
import { below, readYaml } from '../yaml-tree.ts'
import { pipelineBindings } from './pipeline.ts'
import { readLines } from './read-lines.ts'

/** `.circleci/config.yml`. https://circleci.com/docs/configuration-reference/ */
export const readCircleci: Reader = (file) => {
  const documents = readYaml(file.text)
  if (!documents) return readLines(file)
  return documents.flatMap((document) =>
    ['jobs', 'commands', 'executors'].flatMap((part) =>
      (below(document, part)?.entries ?? []).flatMap(({ key, node }) => pipelineBindings(node, key))
    )
  )
}

import { importsOf } from './imports-of.ts'
import { judgeImport, layerOf, noLayer } from './judge-import.ts'

/** All that is wrong with the imports of one file; its name is relative to the project, slashes forward. */
export function judgeFile(file: string, source: string): { line: number; problem: string }[] {
  if (layerOf(file) === null) return [{ line: 1, problem: noLayer(file) }]
  return importsOf(file, source).flatMap((found) => {
    const problem = judgeImport(file, found)
    return problem === null ? [] : [{ line: found.line, problem }]
  })
}

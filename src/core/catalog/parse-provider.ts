import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { BulkheadError } from '../../contract/errors.ts'
import { PlaybooksSource } from './playbook-source.ts'
import { CategoriesSource, KnownByNameSource, ProviderSource } from './schema.ts'

export interface SourceProblem {
  file: string
  line: number
  column: number
  message: string
}

export const invalidTypes = (problems: readonly SourceProblem[]): BulkheadError =>
  new BulkheadError(
    'types.invalid',
    problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'),
    { data: { problems } }
  )

/** The problems that an error of `invalidTypes` carries. */
export const problemsOf = (error: BulkheadError): readonly SourceProblem[] => {
  const problems = error.data?.problems
  return Array.isArray(problems) ? problems : []
}

/** A parsed file that remembers where each of its values stands. */
export interface Located<T> {
  value: T
  /** Line and column, from 1, of the value at `path`, or of the nearest thing around it. */
  locate(path: readonly PropertyKey[]): { line: number; column: number }
}

const locator = (document: Document, counter: LineCounter) => (path: readonly PropertyKey[]) => {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) {
      const { line, col } = counter.linePos(node.range[0])
      return { line, column: col }
    }
  }
  return { line: 1, column: 1 }
}

const issueText = (issue: z.core.$ZodIssue): string => {
  const where = issue.path.map(String).join('.')
  return where === '' ? issue.message : `${where}: ${issue.message}`
}

/** Aliases are counted, or a few lines could unfold to gigabytes. */
const maxAliases = 200

const plainValue = (document: Document, file: string): unknown => {
  try {
    return document.toJS({ maxAliasCount: maxAliases })
  } catch (error) {
    if (error instanceof ReferenceError) throw invalidTypes([{ file, line: 1, column: 1, message: error.message }])
    throw error
  }
}

/** Throws `types.invalid` with every problem of the file, each with its line and column. */
const parseLocated = <T>(yamlText: string, file: string, schema: z.ZodType<T>): Located<T> => {
  const counter = new LineCounter()
  const document = parseDocument(yamlText, { lineCounter: counter, prettyErrors: false })
  if (document.errors.length > 0) {
    throw invalidTypes(
      document.errors.map((error) => {
        const { line, col } = counter.linePos(error.pos[0])
        return { file, line, column: col, message: error.message }
      })
    )
  }
  const locate = locator(document, counter)
  const parsed = schema.safeParse(plainValue(document, file))
  if (!parsed.success) throw invalidTypes(parsed.error.issues.map((issue) => ({ file, ...locate(issue.path), message: issueText(issue) })))
  return { value: parsed.data, locate }
}

/** A provider's file. `fileName` is `<id>.yaml`, with or without folders before it. */
export const parseProvider = (yamlText: string, fileName: string): Located<ProviderSource> => {
  const provider = parseLocated(yamlText, fileName, ProviderSource)
  const expected = fileName.replace(/^.*[\\/]/, '').replace(/\.yaml$/, '')
  if (provider.value.id !== expected) {
    throw invalidTypes([
      { file: fileName, ...provider.locate(['id']), message: `id: is ${provider.value.id}, but the file is named ${expected}.yaml` }
    ])
  }
  return provider
}

export const parseCategories = (yamlText: string, fileName: string): CategoriesSource =>
  parseLocated(yamlText, fileName, CategoriesSource).value

export const parsePlaybooks = (yamlText: string, fileName: string): Located<PlaybooksSource> =>
  parseLocated(yamlText, fileName, PlaybooksSource)

export const parseKnownByName = (yamlText: string, fileName: string): Located<KnownByNameSource> =>
  parseLocated(yamlText, fileName, KnownByNameSource)

import type { Snippet } from '../../contract/case/view.ts'
import type { SnippetParameters } from './snippet-parameters.ts'

/** The snippets of one store, by language. */
export type SnippetWriter = (parameters: SnippetParameters) => Record<Snippet['language'], Pick<Snippet, 'install' | 'code'>>

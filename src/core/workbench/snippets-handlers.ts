import { BulkheadError } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/serve.ts'
import { pageNamed } from '../catalog/page-named.ts'
import { makeSnippets } from '../prevent/make-snippets.ts'
import { snippetParameters } from '../prevent/snippet-parameters.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Parts = Pick<WorkbenchParts, 'catalog' | 'detector'>

export function snippetsHandlers({ catalog, detector }: Parts): Pick<Handlers, 'snippets.list'> {
  return {
    'snippets.list': ({ typeId, ...given }) => {
      const type = pageNamed(catalog, typeId)
      if (!type)
        throw new BulkheadError(
          'type.not-found',
          'There is no such secret type in this version of Bulkhead. Search the library for it by name.'
        )
      const snippets = makeSnippets(snippetParameters(given, type))
      // Somebody may paste the secret where its name belongs.
      const isGiven = Object.values(given).some((value) => value !== undefined && value !== '')
      if (isGiven && snippets.some(({ code }) => detector().detect(Buffer.from(code)).length > 0))
        throw new BulkheadError(
          'contract.bad-input',
          'One of the fields holds what looks like a secret. A snippet names the place of the secret, never the secret.'
        )
      return snippets
    }
  }
}

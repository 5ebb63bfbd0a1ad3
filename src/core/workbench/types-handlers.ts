import { BulkheadError } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/serve.ts'
import { pageNamed } from '../catalog/page-named.ts'
import { searchTypes } from '../catalog/search-types.ts'
import { typePage } from './type-page.ts'
import { createTypeRows } from './type-rows.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Parts = Pick<WorkbenchParts, 'workspace' | 'catalog'>

export function typesHandlers(parts: Parts): Pick<Handlers, 'types.list' | 'types.get'> {
  const { catalog } = parts
  const rows = createTypeRows(parts)
  return {
    'types.list': ({ search }) => rows.of(searchTypes(rows.all(), search)),
    'types.get': ({ id }) => {
      const typeId = pageNamed(catalog, id)?.id
      const entry = rows.all().find((type) => type.id === typeId)
      const [row] = entry ? rows.of([entry]) : []
      if (!entry || !row)
        throw new BulkheadError(
          'type.not-found',
          'There is no such secret type in this version of Bulkhead. Search the library for it by name.'
        )
      const finds = 'foundAs' in entry.page && entry.page.foundAs !== null ? pageNamed(catalog, entry.page.foundAs) : undefined
      const siblings = searchTypes(
        rows.all().filter(({ id: other, provider }) => provider === entry.provider && other !== entry.id),
        ''
      )
      return {
        ...row,
        ...typePage(entry.page),
        foundAs: finds ? { id: finds.id, name: finds.name } : null,
        siblings: siblings.map(({ id: other, name, hasRule }) => ({ id: other, name, hasRule }))
      }
    }
  }
}

import { BulkheadError } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/serve.ts'
import { entriesNamed } from '../catalog/library-entries.ts'
import { searchTypes } from '../catalog/search-types.ts'
import { typePage } from './type-page.ts'
import type { TypeRows } from './type-rows.ts'

export function typesHandlers(rows: TypeRows): Pick<Handlers, 'types.list' | 'types.get'> {
  return {
    'types.list': ({ search }) => rows.of(searchTypes(rows.all(), search)),
    'types.get': ({ id }) => {
      const all = rows.all()
      const entry = all.find((type) => type.id === id || type.aliases.includes(id))
      const [row] = entry ? rows.of([entry]) : []
      if (!entry || !row)
        throw new BulkheadError(
          'type.not-found',
          'There is no such secret type in this version of Bulkhead. Search the library for it by name.'
        )
      const [finds] = 'foundAs' in entry.page && entry.page.foundAs !== null ? entriesNamed(all, [entry.page.foundAs]) : []
      const siblings = searchTypes(
        all.filter((other) => other.provider === entry.provider && other !== entry),
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

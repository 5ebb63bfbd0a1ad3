import type { CaseSecret } from '../../contract/case/record.ts'
import { BulkheadError } from '../../contract/errors.ts'
import type { Handlers } from '../../contract/serve.ts'
import type { CatalogPage } from '../catalog/catalog.ts'
import { pageNamed } from '../catalog/page-named.ts'
import { previewOf } from '../detect/preview.ts'
import { createReadValue } from './read-value.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Names = 'cases.list' | 'cases.open' | 'cases.get' | 'cases.act' | 'cases.journal' | 'cases.verify'
type Parts = Pick<WorkbenchParts, 'workspace' | 'catalog' | 'detector' | 'cases'>

export function casesHandlers(parts: Parts): Pick<Handlers, Names> {
  const { workspace, catalog, cases } = parts
  const pasted = pastedSecret(parts)
  return {
    'cases.list': (request) => cases.list(request),
    'cases.open': ({ findingIds, value, typeId, title }) => {
      const type = typeId === undefined ? undefined : knownType(catalog, typeId)
      return cases.open({ findingIds, secrets: value === undefined ? [] : [pasted(value, type)], title, type })
    },
    'cases.get': ({ id }) => cases.view(id),
    'cases.act': ({ id, act, override }) => cases.act(id, act, override),
    'cases.journal': ({ id, before, limit }) => ({
      total: workspace.cases.journal.count(id),
      entries: workspace.cases.journal.list(id, { limit, ...(before === undefined ? {} : { before }) })
    }),
    'cases.verify': ({ id }) => workspace.cases.journal.verify(id)
  }
}

function knownType(catalog: Parts['catalog'], id: string): CatalogPage {
  const type = pageNamed(catalog, id)
  if (!type)
    throw new BulkheadError(
      'type.not-found',
      'There is no such secret type in this version of Bulkhead. Search the library for it by name.'
    )
  return type
}

/** A pasted value as a secret of a case: type, preview and fingerprint. The value goes no further. */
function pastedSecret(parts: Omit<Parts, 'cases'>): (text: string, wanted: CatalogPage | undefined) => CaseSecret {
  const { workspace, catalog } = parts
  const readValue = createReadValue(parts)
  return (text, wanted) => {
    const { forms, readings } = readValue(text)
    const reading = wanted ? readings.find((found) => found.typeId === wanted.id) : readings[0]
    const type = wanted ?? (reading && pageNamed(catalog, reading.typeId))
    // Of a type that no rule confirms, the whole text without its wrapping is taken for the value.
    const value = reading?.value ?? forms.at(-1)
    if (!type || value === undefined)
      throw new BulkheadError(
        'case.nothing-to-open',
        'No rule knows this value and no scan found it, so its type is not known. Choose the type, or scan the source in which it lies.'
      )
    return {
      typeId: type.id,
      type: type.name,
      provider: type.provider,
      severity: type.severity,
      preview: previewOf(type.id, value, catalog),
      fingerprint: Buffer.from(workspace.fingerprint(new TextEncoder().encode(value))).toString('hex')
    }
  }
}

import { BulkheadError } from '../../contract/errors.ts'
import { FindingFilter, type SecretTypeRow } from '../../contract/model.ts'
import type { Handlers } from '../../contract/serve.ts'
import { type LibraryEntry, libraryEntries } from '../catalog/library-entries.ts'
import { searchTypes } from '../catalog/search-types.ts'
import { previewOf } from '../detect/preview.ts'
import { createReadValue } from './read-value.ts'
import { typePage } from './type-page.ts'
import { createTypesOfValue } from './types-of-value.ts'
import type { WorkbenchParts } from './workbench-parts.ts'

type Parts = Pick<WorkbenchParts, 'workspace' | 'catalog' | 'detector'>

const open = FindingFilter.parse({})

export function typesHandlers(parts: Parts): Pick<Handlers, 'types.list' | 'types.get' | 'types.ofValue'> {
  const { workspace, catalog } = parts
  const readValue = createReadValue(parts)
  const typesOfValue = createTypesOfValue(catalog, parts.detector)
  let entries: readonly LibraryEntry[] | undefined
  const all = (): readonly LibraryEntry[] => {
    entries ??= libraryEntries(catalog)
    return entries
  }
  const rowsOf = (types: readonly LibraryEntry[]): SecretTypeRow[] => {
    const counts = workspace.findings.counts({ filter: open, types: catalog.types }).type
    return types.map(({ id, name, provider, category, severity, prefixes, hasRule }) => ({
      id,
      name,
      provider,
      category,
      severity,
      prefix: prefixes[0] ?? null,
      hasRule,
      findings: counts.get(id) ?? 0
    }))
  }
  return {
    'types.list': ({ search }) => rowsOf(searchTypes(all(), search)),
    'types.get': ({ id }) => {
      const entry = all().find((type) => type.id === id || type.aliases.includes(id))
      const [row] = entry ? rowsOf([entry]) : []
      if (!entry || !row)
        throw new BulkheadError(
          'type.not-found',
          'There is no such secret type in this version of Bulkhead. Search the library for it by name.'
        )
      const foundAs = catalog.named().find((type) => type.id === entry.id)?.foundAs
      const finds = catalog.types.find((type) => type.id === foundAs)
      const siblings = searchTypes(
        all().filter(({ id: other, provider }) => provider === entry.provider && other !== entry.id),
        ''
      )
      return {
        ...row,
        ...typePage(entry.page),
        foundAs: finds ? { id: finds.id, name: finds.name } : null,
        siblings: siblings.map(({ id: other, name, hasRule }) => ({ id: other, name, hasRule }))
      }
    },
    'types.ofValue': ({ value: text }) => {
      const { forms, readings } = readValue(text)
      const { found, fits } = typesOfValue(text, readings)
      const named = (ids: readonly string[]) => rowsOf(ids.flatMap((id) => all().find((type) => type.id === id) ?? []))
      const [best] = readings
      return {
        preview: previewOf(best?.typeId ?? '', best?.value ?? forms.at(-1) ?? '', catalog),
        found: named(found),
        fits: named(fits)
      }
    }
  }
}

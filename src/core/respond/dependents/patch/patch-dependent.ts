import type { CaseRecord } from '../../../../contract/case/record.ts'
import { BulkheadError } from '../../../../contract/errors.ts'
import { pageNamed } from '../../../catalog/page-named.ts'
import { clonePath } from '../../../sources/clone-path.ts'
import { findingsOf } from '../../exposure.ts'
import { caseValues } from '../case-values.ts'
import type { DependentsParts } from '../dependents-parts.ts'
import { readTipFile } from '../read-tip-file.ts'
import { valueForms } from '../sought.ts'
import { indexDir } from '../tip-files.ts'
import { proposePatch } from './propose-patch.ts'

const mostBytes = 2 * 1024 * 1024
const decoder = new TextDecoder()

/** The change that takes the value out of a dependent's file, from the file as it stands now. Throws case.not-possible. */
export async function patchDependent(
  parts: DependentsParts,
  record: CaseRecord,
  dependentId: string
): Promise<{ diff: string; note: string }> {
  const { workspace, catalog, cases } = parts
  const dependent = record.dependents.find(({ id }) => id === dependentId)
  if (!dependent) throw new BulkheadError('case.not-possible', 'This case has no such dependent (any more). List its dependents.')
  const variable = pageNamed(catalog, record.secrets[0]?.typeId ?? '')?.variable ?? 'SECRET'
  const place = record.replacement?.place ?? null
  const next =
    place === null ? 'Put the new key where it reads the old one from' : `Put the new key from ${place} where it reads the old one from`
  if (dependent.foundBy !== 'value' || dependent.path === null)
    return {
      diff: '',
      note: `${dependent.name} does not hold the value itself: there is no literal to replace. ${next}${dependent.needsRestart ? ', and restart it' : ''}.`
    }
  const files = await filesOf(parts, dependent.sourceName, dependent.path)
  for (const value of caseValues(parts, record, findingsOf(workspace, record), 'patch')) {
    const [first = value, ...others] = valueForms([value])
    const forms = [first, ...others]
    const text = files.find((candidate) => forms.some((form) => candidate.includes(form)))
    if (text === undefined) continue
    const preview = record.secrets[0]?.preview ?? '…'
    return proposePatch({ dependent, text, values: forms, preview, variable, place, mask: cases.mask(record) })
  }
  return { diff: '', note: `${dependent.path} of ${dependent.sourceName} does not hold the value any more, or can’t be read. ${next}.` }
}

/** The file in the sources of that name, as text: one for each content that it has at the tips. */
async function filesOf({ workspace, dataDir, content, openObjects }: DependentsParts, sourceName: string, path: string): Promise<string[]> {
  const found: Uint8Array[] = []
  for (const source of workspace.sources.list()) {
    if (source.name !== sourceName || source.kind === 'text') continue
    try {
      if (source.kind === 'folder') found.push(content.read({ source, object: null, path }))
      else {
        const repository = source.kind === 'clone' ? clonePath(dataDir, source.id) : source.location
        found.push(...(await readTipFile(repository, indexDir(dataDir, source.id), path, openObjects)))
      }
    } catch (error) {
      if (!(error instanceof BulkheadError)) throw error
    }
  }
  return found.filter((bytes) => bytes.length <= mostBytes).map((bytes) => decoder.decode(bytes))
}

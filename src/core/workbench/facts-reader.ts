import type { DecodedFact } from '../../contract/model.ts'
import type { CatalogType } from '../catalog/catalog.ts'
import type { Catalog } from '../catalog/load-catalog.ts'
import { isNamed } from '../detect/join-partners.ts'
import type { Detector } from '../detect/types.ts'
import { utf16Order } from '../detect/utf16.ts'
import { looksBinary } from '../scan/content-search.ts'
import type { Workspace } from '../store/workspace.ts'
import { decodeOffline } from '../verify/decode.ts'
import type { ReadValue, ValueReader } from './value-reader.ts'

/** Content up to here is searched whole for what belongs to a secret, of a longer one so much on either side. */
const WHOLE = 4 * 1024 * 1024
const AROUND = 1024 * 1024

/** What a finding tells without a call: what belongs to it, how it is written, what the value says. Undefined where it can't be read any more, or tells nothing. */
export type FactsOf = (finding: { id: string; typeId: string }) => DecodedFact[] | undefined

export function createFactsReader(parts: {
  workspace: { findings: Pick<Workspace['findings'], 'isFound'>; fingerprint: Workspace['fingerprint'] }
  catalog: Pick<Catalog, 'types'>
  detector: () => Detector
  values: Pick<ValueReader, 'read'>
  clock: () => Date
}): FactsOf {
  const typeOf = new Map(parts.catalog.types.map((type) => [type.id, type]))
  /**
   * What only its name makes a partner may be a secret that the text around does not tell: found elsewhere, or in an encoding. What has a form
   * of its own is an id, also where it stands alone and is a finding.
   */
  const isPublic = (type: CatalogType) => {
    const named = new Set(type.with.filter(isNamed).map(({ name }) => name))
    return ({ name, value }: { name: string; value: string | undefined }): boolean => {
      if (value === undefined || !named.has(name)) return true
      const bytes = Buffer.from(value, 'latin1')
      return !parts.workspace.findings.isFound(parts.workspace.fingerprint(bytes)) && parts.detector().detect(bytes).length === 0
    }
  }
  return ({ id, typeId }) => {
    const type = typeOf.get(typeId)
    if (!type || type.decode.length + type.with.length === 0) return undefined
    const read = parts.values.read({ id })
    if (!read) return undefined
    const partners = type.with.length > 0 ? partnersOf(parts.detector(), typeId, read).filter(isPublic(type)) : []
    const ids = partners.flatMap(({ value }) => value ?? [])
    return [
      ...partners.map(({ name, value }) => ({ label: name, value: value ?? 'several stand near: which of them is not clear' })),
      ...(read.encodings.length > 0 ? [{ label: 'Written in', value: read.encodings.join(', in that ') }] : []),
      ...decodeOffline(type.decode, read.value, { now: parts.clock(), beside: ids })
    ]
  }
}

/** Nothing of them is kept: they are found again beside the value. */
function partnersOf(detector: Detector, typeId: string, { content, occurrence }: ReadValue) {
  const { start, end, path } = occurrence
  const isWhole = content.length <= WHOLE
  if (!isWhole && utf16Order(content) !== undefined) return []
  const from = isWhole ? 0 : Math.max(0, start - AROUND)
  const part = isWhole ? content : content.subarray(from, end + AROUND)
  const options = { path: path ?? undefined, binary: looksBinary(content) }
  const found = detector
    .detect(part, options)
    .find((match) => match.typeId === typeId && from + match.start === start && from + match.end === end)
  return found?.partners ?? []
}

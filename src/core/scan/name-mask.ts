import type { Catalog } from '../catalog/load-catalog.ts'
import { previewOf } from '../detect/preview.ts'
import type { Detector } from '../detect/types.ts'

/** Names repeat: an author stands in thousands of commits, a branch in each of them. */
const MOST_KEPT = 50_000

/**
 * Puts previews in place of the secrets in a name: of a path, a person, a branch or tag. Such a name is kept and shown, so
 * a value in it would be kept in the clear.
 */
export function createNameMask(detector: Detector, catalog: Pick<Catalog, 'types'>): (name: string) => string {
  const known = new Map<string, string>()
  const mask = (name: string): string => {
    const bytes = Buffer.from(name, 'utf8')
    let masked = ''
    let at = 0
    for (const { typeId, start, end, decoded } of detector.detect(bytes)) {
      if (start < at) continue
      masked +=
        bytes.toString('utf8', at, start) +
        previewOf(typeId, decoded ? Buffer.from(decoded.value).toString('utf8') : bytes.toString('utf8', start, end), catalog)
      at = end
    }
    return at === 0 ? name : masked + bytes.toString('utf8', at)
  }
  return (name) => {
    const found = known.get(name)
    if (found !== undefined) return found
    if (known.size >= MOST_KEPT) known.clear()
    const masked = mask(name)
    known.set(name, masked)
    return masked
  }
}

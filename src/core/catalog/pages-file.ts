import type { CatalogPage } from './catalog.ts'

/** Fields that many pages have in common: what is true of a category, and playbooks without a word of the type's own. */
const sharedFields = ['playbook', 'risks', 'leakCauses', 'practices'] as const
type SharedField = (typeof sharedFields)[number]

type StoredPage = Omit<CatalogPage, SharedField> & Record<SharedField, number>

interface PagesFile {
  shared: Record<SharedField, unknown[]>
  pages: StoredPage[]
}

interface Shared extends Record<SharedField, unknown[]> {
  playbook: CatalogPage['playbook'][]
  risks: string[][]
  leakCauses: string[][]
  practices: string[][]
}

/** The pages as JSON, each playbook and each text of a category once. */
export const encodePages = (pages: readonly CatalogPage[]): string => {
  const shared: PagesFile['shared'] = { playbook: [], risks: [], leakCauses: [], practices: [] }
  const known = new Map<string, number>()
  const indexOf = (field: SharedField, value: unknown): number => {
    const key = `${field}:${JSON.stringify(value)}`
    const index = known.get(key) ?? shared[field].push(value) - 1
    known.set(key, index)
    return index
  }
  const stored = pages.map((page) => ({
    ...page,
    playbook: indexOf('playbook', page.playbook),
    risks: indexOf('risks', page.risks),
    leakCauses: indexOf('leakCauses', page.leakCauses),
    practices: indexOf('practices', page.practices)
  }))
  return JSON.stringify({ shared, pages: stored })
}

const at = <T>(list: readonly T[], index: number): T => {
  const value = list[index]
  if (value === undefined) throw new SyntaxError('a page names what the file does not have')
  return value
}

/** What encodePages wrote; equal parts of two pages are one object. Throws SyntaxError when the text is no such file. */
export const decodePages = (text: string): CatalogPage[] => {
  const { shared, pages }: { shared: Shared; pages: StoredPage[] } = JSON.parse(text)
  return pages.map((page) => ({
    ...page,
    playbook: at(shared.playbook, page.playbook),
    risks: at(shared.risks, page.risks),
    leakCauses: at(shared.leakCauses, page.leakCauses),
    practices: at(shared.practices, page.practices)
  }))
}

import type { CatalogPage, NamedPage } from './catalog.ts'

/** Fields that many pages have in common: what is true of a category, and playbooks without a word of the type's own. */
const sharedFields = ['playbook', 'risks', 'leakCauses', 'practices'] as const
type SharedField = (typeof sharedFields)[number]

/** What the library has to read: of types with a rule, in their order, and of those without. */
export interface Pages {
  pages: readonly CatalogPage[]
  named: readonly NamedPage[]
}

type Stored<P extends CatalogPage> = Omit<P, SharedField> & Record<SharedField, number>

interface PagesFile {
  shared: Shared
  pages: Stored<CatalogPage>[]
  named: Stored<NamedPage>[]
}

interface Shared extends Record<SharedField, unknown[]> {
  playbook: CatalogPage['playbook'][]
  risks: string[][]
  leakCauses: string[][]
  practices: string[][]
}

/** The pages as JSON, each playbook and each text of a category once. */
export const encodePages = ({ pages, named }: Pages): string => {
  const shared: Record<SharedField, unknown[]> = { playbook: [], risks: [], leakCauses: [], practices: [] }
  const known = new Map<string, number>()
  const indexOf = (field: SharedField, value: unknown): number => {
    const key = `${field}:${JSON.stringify(value)}`
    const index = known.get(key) ?? shared[field].push(value) - 1
    known.set(key, index)
    return index
  }
  const store = (page: CatalogPage) => ({
    ...page,
    playbook: indexOf('playbook', page.playbook),
    risks: indexOf('risks', page.risks),
    leakCauses: indexOf('leakCauses', page.leakCauses),
    practices: indexOf('practices', page.practices)
  })
  return JSON.stringify({ shared, pages: pages.map(store), named: named.map(store) })
}

const at = <T>(list: readonly T[], index: number): T => {
  const value = list[index]
  if (value === undefined) throw new SyntaxError('a page names what the file does not have')
  return value
}

/** What encodePages wrote; equal parts of two pages are one object. Throws SyntaxError when the text is no such file. */
export const decodePages = (text: string): Pages => {
  const { shared, pages, named }: PagesFile = JSON.parse(text)
  const partsOf = (page: Record<SharedField, number>): Pick<CatalogPage, SharedField> => ({
    playbook: at(shared.playbook, page.playbook),
    risks: at(shared.risks, page.risks),
    leakCauses: at(shared.leakCauses, page.leakCauses),
    practices: at(shared.practices, page.practices)
  })
  return {
    pages: pages.map((page) => ({ ...page, ...partsOf(page) })),
    named: named.map((page) => ({ ...page, ...partsOf(page) }))
  }
}

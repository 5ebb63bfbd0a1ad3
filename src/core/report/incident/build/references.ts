import type { ReportFacts } from '../report-facts.ts'

const mostRowRefs = 5

/** Evidence as a reader finds it in the register. */
export const evidenceRef = ({ view }: ReportFacts, id: string): string => {
  const found = view.record.evidence.find((each) => each.id === id)
  return found ? `${id} (${found.name})` : `${id}, which is not in the register`
}

/** The entries of the journal that an act left: of the same time, and of this kind where one is given. */
export const journalRefs = ({ journal }: ReportFacts, at: string, act?: string): string[] =>
  journal.filter((entry) => entry.at === at && (act === undefined || entry.act === act)).map(({ seq }) => `journal ${seq}`)

/** `mailgun.ndjson lines 101, 102, 103`, and how many more there are; nothing where no row is at hand. */
export function rowRefs(rows: ReportFacts['rows'], inAll: number): string[] {
  const named = rows.slice(0, mostRowRefs)
  const refs = [...Map.groupBy(named, ({ importName }) => importName)].map(
    ([importName, own]) => `${importName} ${own.length === 1 ? 'line' : 'lines'} ${own.map(({ line }) => line).join(', ')}`
  )
  return named.length > 0 && named.length < inAll ? [...refs, `${inAll - named.length} more rows`] : refs
}

import type { ReportFacts } from '../report-facts.ts'

/** Evidence as a reader finds it in the register. */
export const evidenceRef = ({ view }: ReportFacts, id: string): string => {
  const found = view.record.evidence.find((each) => each.id === id)
  return found ? `${id} (${found.name})` : `${id}, which is not in the register`
}

/** The entries of the journal that an act left: of the same time, and of this kind where one is given. */
export const journalRefs = ({ journal }: ReportFacts, at: string, act?: string): string[] =>
  journal.filter((entry) => entry.at === at && (act === undefined || entry.act === act)).map(({ seq }) => `journal ${seq}`)

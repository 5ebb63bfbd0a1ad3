import type { Edition } from '../../../../contract/case/view.ts'
import type { Redactor } from '../../redactor.ts'
import { ReportFacts } from '../report-facts.ts'
import { fieldKind } from './field-kinds.ts'
import { createPseudonyms } from './pseudonyms.ts'
import { rewriteTexts } from './rewrite-texts.ts'

const publicNames = ({ view }: ReportFacts): string[] =>
  view.record.secrets.flatMap(({ typeId, type, provider }) => [typeId, type, provider])

/**
 * The facts as one edition may tell them: secrets masked in both; in the external one names of people, addresses, hosts, repositories,
 * paths, accounts and keys replaced by pseudonyms, and commands for the history left out.
 */
export function editFacts(facts: ReportFacts, edition: Edition, redactor: Redactor, hmac: (value: Uint8Array) => Uint8Array): ReportFacts {
  const masked = rewriteTexts(ReportFacts, facts, (text) => redactor.mask(text))
  if (edition === 'internal') return masked
  const pseudonyms = createPseudonyms(masked.view.record.id, hmac, publicNames(masked))
  rewriteTexts(ReportFacts, masked, (text, path) => {
    pseudonyms.learn(fieldKind(path), text)
    return text
  })
  const told = rewriteTexts(ReportFacts, masked, (text, path) => pseudonyms.replace(fieldKind(path), text))
  return { ...told, cleanup: told.cleanup.map((each) => ({ ...each, commands: [], notes: [] })), people: [] }
}

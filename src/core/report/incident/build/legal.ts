import type { IncidentReport } from '../incident-report.ts'
import type { ReportFacts } from '../report-facts.ts'

/** GDPR Art. 33(1): not later than 72 hours after having become aware. */
const hoursToNotify = 72

/** The block of GDPR Art. 33; null where nobody weighed it. */
export function legalOf({ view, meta }: ReportFacts): IncidentReport['legal'] {
  const { legal, secrets, exposure } = view.record
  if (legal === null) return null
  const due = new Date(Date.parse(legal.awareAt) + hoursToNotify * 3_600_000).toISOString()
  const [first] = secrets
  const audience =
    exposure.audience === 'unknown'
      ? 'an audience that is not known'
      : exposure.audience === 'public'
        ? 'the public'
        : `the ${exposure.audience}`
  return {
    awareAt: legal.awareAt,
    due,
    overdue: legal.decision === 'open' && meta.generatedAt > due,
    decision: legal.decision,
    reason: legal.reason,
    nature: `A credential (${first?.type ?? 'secret'} of ${first?.provider ?? 'a provider'}) was exposed to ${audience}.`,
    subjects: legal.subjects,
    consequences: legal.consequences,
    measures: legal.measures,
    contact: legal.contact,
    at: legal.at,
    who: legal.who
  }
}

import { jsonText } from '../../json-text.ts'
import type { IncidentReport } from '../incident-report.ts'

/** The report itself, a section a line. Its schema is IncidentReport; `docs/report.md` describes it. */
export const writeJson = (report: IncidentReport): string =>
  `{\n${Object.entries(report)
    .map(([name, value]) => `${jsonText(name)}: ${jsonText(value)}`)
    .join(',\n')}\n}\n`

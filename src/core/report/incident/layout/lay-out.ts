import { createClock } from '../clock.ts'
import type { IncidentReport } from '../incident-report.ts'
import { aftermathSections } from './aftermath-sections.ts'
import { annexes } from './annexes.ts'
import type { Section } from './block.ts'
import { headSections } from './head-sections.ts'
import { leakSections } from './leak-sections.ts'
import { responseSections } from './response-sections.ts'

/** The report as sections of blocks, in the order of `docs/report.md`, for the formats that people read. */
export function layOut(report: IncidentReport): Section[] {
  const clock = createClock(report.cover.zone)
  return [
    ...headSections(report, clock),
    ...leakSections(report, clock),
    ...responseSections(report, clock),
    ...aftermathSections(report, clock),
    ...annexes(report, clock)
  ]
}

import { count } from '../clock.ts'
import type { IncidentReport } from '../incident-report.ts'

/** What this report cannot say, in words. An empty list would be a claim; the first sentence is true of every leak from a repository. */
export function listUnknown(report: IncidentReport): string[] {
  const { classification, exposure, usage, rotation, occurrences, monitoring, cover, dependents, method } = report
  const unknown: (string | false)[] = [
    'Who read or copied the secret where it lay: hosts keep no complete record of that, and none was seen.',
    exposure.firstCommit === null && 'When the secret was first exposed: no commit that holds it is known.',
    classification.audience === 'unknown' && 'Who could see the secret.',
    classification.audience === 'public' && exposure.firstPublicAt === null && 'Since when the secret was public.',
    occurrences.sourcesGone && 'Where the secret lies now: a source of this case was removed from the workspace.',
    usage.verdict === null && 'Whether others used the key: nobody concluded on it yet.',
    usage.verdict?.outcome === 'not-knowable' && 'Whether others used the key: by the verdict it cannot be known.',
    usage.rows === null && 'What the logs show: none was imported.',
    classification.liveness !== 'dead' && rotation.rejection === null && 'Whether the old value still works: no proof that it is rejected.',
    dependents.searchedAt === null && 'Who else uses the secret: the sources were not searched for dependents.',
    report.cause === null && 'The cause of the leak.',
    report.impact === null && 'The impact: nobody rated it.',
    report.legal === null && 'Whether anybody must be notified by law: nobody weighed it.',
    report.legal?.decision === 'open' && 'Whether anybody must be notified by law: not decided.',
    monitoring === null && 'Whether the old key was tried after its end: no monitoring was started.',
    !cover.journal.intact &&
      `Whether the record of this case is whole: its journal is broken (${cover.journal.broken ?? 'place not known'}).`,
    ...usage.notObtainable.map(({ text }) => `Logs that could not be obtained: ${text}`),
    ...usage.statedGaps.map(({ text }) => `Gap in the logs: ${text}`),
    ...usage.gaps,
    ...usage.obtained.flatMap(({ name, badLines }) =>
      badLines > 0 ? [`What ${count(badLines, 'line')} of ${name} say: they could not be read.`] : []
    ),
    ...method.scans.flatMap(({ sourceName, limits }) => limits.map((limit) => `Not searched in ${sourceName}: ${limit}`))
  ]
  return unknown.filter((line) => line !== false)
}

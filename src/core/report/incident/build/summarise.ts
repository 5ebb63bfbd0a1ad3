import { count, createClock, duration } from '../clock.ts'
import type { IncidentReport } from '../incident-report.ts'
import { words } from '../words.ts'

const mostLines = 12

/** At most twelve sentences for a reader who knows neither git nor the provider: what leaked, where, how long, used or not, done, open. */
export function summarise(report: IncidentReport): string[] {
  const { cover, classification, occurrences, exposure, usage, dependents, monitoring, legal } = report
  const clock = createClock(cover.zone)
  const sources = new Set(occurrences.sources.map(({ sourceName }) => sourceName)).size
  const others = report.secrets.length - 1
  const atTip = occurrences.tips.length
  const lines: (string | false)[] = [
    `A secret leaked: ${a(named(classification))}${others > 0 ? `, and ${count(others, 'other secret')}` : ''}. The case is ${words.state[cover.state]}; severity ${classification.severity.score} of 100 (${classification.severity.band}).`,
    occurrences.inAll > 0
      ? `It was found in ${count(occurrences.inAll, 'place')} of ${count(sources, 'repository or folder', 'repositories or folders')}${atTip > 0 ? `, and stands in the current content of ${count(atTip, 'branch or tag', 'branches or tags')} still` : ', none of it in current content'}.`
      : 'No place where it lies is known to the workspace.',
    exposure.firstCommit === null
      ? 'When it was first exposed is not known.'
      : `It was first exposed at ${clock.time(exposure.firstCommit.date)}${exposure.exposedFor === null ? '' : `, for ${duration(exposure.exposedFor)} in all`}.`,
    classification.audience === 'unknown'
      ? 'Who could see it is not known.'
      : `It could be seen by ${words.audience[classification.audience]}${exposure.firstPublicAt === null ? '' : `, since ${clock.time(exposure.firstPublicAt)}`}.`,
    usageLine(report),
    usage.verdict !== null && usage.notObtainable.length > 0 && `Not all logs could be obtained; section 7 says which and why.`,
    rotationLine(report, clock.time),
    dependents.list.length > 0 &&
      `${count(dependents.list.filter(({ state }) => state === 'live').length, 'service')} of ${dependents.list.filter(({ state }) => state !== 'not-a-dependent').length} that used the key run on the new one${acceptedBreaks(report)}.`,
    monitoring !== null && `Monitoring runs from ${clock.time(monitoring.start)} to ${clock.time(monitoring.end)}.`,
    legal !== null &&
      `Notification by law (GDPR Art. 33): ${words.decision[legal.decision]}; aware since ${clock.time(legal.awareAt)}, 72 hours end at ${clock.time(legal.due)}${legal.overdue ? ', which has passed' : ''}.`,
    report.overrides.length > 0 &&
      `${count(report.overrides.length, 'rule')} of the process ${report.overrides.length === 1 ? 'was' : 'were'} overridden, with the reasons in section 2.`,
    report.openTasks.length > 0 &&
      classification.closeReason === null &&
      `${count(report.openTasks.length, 'task')} ${report.openTasks.length === 1 ? 'is' : 'are'} open.`
  ]
  return lines.filter((line) => line !== false).slice(0, mostLines)
}

/** Most types are named after their provider already. */
const named = ({ type, provider }: IncidentReport['classification']): string =>
  type.toLowerCase().includes(provider.toLowerCase()) ? type : `${type} of ${provider}`

const a = (name: string): string => `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`

function usageLine({ usage }: IncidentReport): string {
  const { verdict, rows } = usage
  const read =
    rows === null ? 'No usage log was read' : `${count(rows.all, 'logged use')} of the key ${rows.all === 1 ? 'was' : 'were'} read`
  if (verdict === null) return `${read}. Whether others used the key has not been concluded.`
  const conclusion = {
    'used-by-others': 'The key was used by others',
    'only-known-use': 'Only known use of the key was found',
    'no-sign-of-use': 'No sign of use of the key was found',
    'not-knowable': 'Whether others used the key cannot be known'
  }[verdict.outcome]
  return `${read}. ${conclusion} (confidence ${verdict.confidence}).`
}

/** Ends of a case without a key of its own that would have to be replaced. */
const nothingToReplace = new Set<IncidentReport['classification']['closeReason']>(['false-positive', 'test-fixture', 'duplicate'])

function rotationLine({ rotation, classification }: IncidentReport, time: (iso: string) => string): string | false {
  const at = (step: string): string | null => rotation.steps.find((each) => each.step === step)?.at ?? null
  const gone = at('deleted') ?? at('deactivated')
  const proof =
    rotation.rejection !== null
      ? ', and the provider was proven to reject it'
      : rotation.unprovable.length > 0
        ? '; that it is rejected could not be proven'
        : ''
  if (gone !== null) return `The old key was ${at('deleted') === null ? 'deactivated' : 'deleted'} at ${time(gone)}${proof}.`
  if (rotation.rejection !== null) return `The old key was proven rejected at ${time(rotation.rejection.at)}.`
  if (at('created') !== null) return 'A new key was made; the old one is not deactivated yet.'
  return !nothingToReplace.has(classification.closeReason) && 'The old key has not been replaced yet.'
}

function acceptedBreaks({ dependents }: IncidentReport): string {
  const broken = dependents.list.filter(({ state }) => state === 'accepted-break').length
  return broken === 0 ? '' : `; for ${broken} it was accepted that they break`
}

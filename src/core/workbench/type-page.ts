import { Step } from '../../contract/case/states.ts'
import type { Fact, PlaybookPage, SecretTypePage, SecretTypeRow } from '../../contract/model.ts'
import type { CatalogPage } from '../catalog/catalog.ts'
import type { Playbook } from '../catalog/playbook.ts'

type SourceFact = CatalogPage['create'][number]
type Written = Omit<SecretTypePage, keyof SecretTypeRow | 'foundAs' | 'siblings'>

/** What the library says of a type, from its provider's file. Where the file is silent, the page is too. */
export function typePage(page: CatalogPage): Written {
  const facts = {
    create: page.create.map(toFact),
    liveness: livenessFacts(page.liveness),
    revoke: page.revoke.map(toFact),
    rotation: rotationFacts(page.rotation),
    logs: page.logs.map(toFact)
  }
  const console = page.console ? toFact(page.console) : null
  const { clocks, tasks } = page.playbook
  const cited = [...(console ? [console] : []), ...Object.values(facts).flat(), ...clocks, ...tasks]
  return {
    summary: page.summary,
    severityReason: page.severityReason,
    format: page.format,
    variable: page.variable,
    docs: page.docs,
    console,
    ...facts,
    risks: page.risks,
    leakCauses: page.leakCauses,
    practices: page.practices,
    playbook: playbookPage(page.playbook),
    sources: [...new Set(cited.map(({ source, date }) => `${source}, ${date}`))]
  }
}

const toFact = ({ text, source, date, url }: SourceFact): Fact => ({ text, source, date, url: url ?? null })

const playbookPage = ({ generic, clocks, tasks, deactivation, monitorDays }: Playbook): PlaybookPage => ({
  generic,
  clocks: clocks.map(({ log, keeps, keepsHours, source, date, url }) => ({ log, keeps, keepsHours, source, date, url: url ?? null })),
  steps: Step.options.map((step) => ({
    step,
    tasks: tasks
      .filter((task) => task.step === step)
      .map(({ id, title, detail, applies, command, url, source, date, sourceUrl, conflict }) => ({
        id,
        title,
        detail,
        applies,
        source,
        date,
        command: command ?? null,
        url: url ?? null,
        sourceUrl: sourceUrl ?? null,
        conflict: conflict ?? null
      }))
  })),
  deactivation,
  monitorDays
})

const safety = {
  safe: 'A check is safe: it only reads, changes nothing and raises no alarm.',
  unsafe: 'A check is not safe: it can change something or raise an alarm.',
  unknown: 'It is not known whether a check is safe.'
}

function livenessFacts(liveness: CatalogPage['liveness']): Fact[] {
  if (!liveness) return []
  const { request, auth, live, dead, notes, source, date } = liveness
  const texts = [
    safety[liveness.safety],
    ...(request ? [`Request: ${request}`] : []),
    ...(auth ? [`Authentication: ${auth}`] : []),
    ...(live ? [`Live: ${live}`] : []),
    ...(dead ? [`Dead: ${dead}`] : [])
  ]
  return [...texts.map((text) => ({ text, source, date, url: null })), ...notes.map(toFact)]
}

const overlaps = {
  several: 'Several can be valid at once: the old one works until it is revoked.',
  two: 'Exactly two can be valid at once.',
  replace: 'A new one replaces the old one at once: there is no time in which both work.'
}

/** The rule of overlap is read from the facts, so it carries the source of the first of them. */
function rotationFacts(rotation: CatalogPage['rotation']): Fact[] {
  const facts = rotation?.facts.map(toFact) ?? []
  const [first] = facts
  if (!rotation || !first || rotation.overlap === 'unknown') return facts
  return [{ ...first, text: overlaps[rotation.overlap] }, ...facts]
}

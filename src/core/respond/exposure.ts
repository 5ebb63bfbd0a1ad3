import type { CaseRecord } from '../../contract/case/record.ts'
import type { Exposure } from '../../contract/case/view.ts'
import type { FindingRow, Liveness } from '../../contract/model.ts'
import type { StoredFinding, Workspace } from '../store/workspace.ts'
import type { CaseFacts } from './case-facts.ts'
import type { KnownPlace } from './known-place.ts'

type Places = Pick<Workspace, 'findings' | 'occurrences' | 'sources'>

/** Places of a finding that are looked at for authors and commits; all its branches and tags are. */
const mostPlaces = 2000
/** Sources whose places are looked at: the rest are counted by their rows. */
const mostSources = 200
const mostNames = 50

/** Findings of the case's secrets in all sources, also of scans after its opening; worst first. */
export const findingsOf = ({ findings }: Pick<Places, 'findings'>, record: Pick<CaseRecord, 'secrets'>): StoredFinding[] => {
  const fingerprints = new Set(record.secrets.map(({ fingerprint }) => fingerprint))
  return [
    ...new Map(findings.withFingerprint([...fingerprints].map((hex) => Buffer.from(hex, 'hex'))).map((row) => [row.id, row])).values()
  ]
}

/** The part that needs no look at the places: enough for a row of the list. */
export function standingOf(rows: readonly StoredFinding[]): Pick<CaseFacts, 'found' | 'liveness' | 'firstExposed'> {
  const found = rows.some(({ atTip }) => atTip)
    ? 'tip'
    : rows.some(({ reachable }) => reachable)
      ? 'history'
      : rows.length > 0
        ? 'unreachable'
        : 'nowhere'
  return { found, liveness: worstLiveness(rows), firstExposed: earliest(rows.map(({ firstSeen }) => firstSeen)) }
}

/** What was known of the places at the opening, for those that are gone since. */
export function goneSources(rows: readonly StoredFinding[], known: readonly KnownPlace[], sources: readonly string[]): KnownPlace[] {
  const present = new Set(rows.map(({ id }) => id))
  const kept = new Set(sources)
  const shown = new Set(rows.map(({ sourceName }) => sourceName))
  return known.filter((place) => !present.has(place.findingId) && !kept.has(place.sourceId) && !shown.has(place.sourceName))
}

export type Lying = Omit<Exposure, 'exposedFor' | 'revealFrom'>

/** Where the secret lies, from the store as of the last scans, with what was known at the opening of sources that are gone. */
export function exposureOf(workspace: Places, rows: readonly StoredFinding[], gone: readonly KnownPlace[]): Lying {
  const commits = new Set<string>()
  let first: Exposure['firstCommit'] = null
  const tips: Exposure['tips'] = []
  const sources = rows.map((row, index): Exposure['sources'][number] => {
    const { findingId, sourceName, occurrences, atTip, reachable } = summaryOf(row)
    const { life, places } = index < mostSources ? workspace.occurrences.detail(row.id, mostPlaces) : { life: [], places: [] }
    for (const { commit, date, author } of places) {
      if (commit === null) continue
      commits.add(commit)
      if (date !== null && (first === null || date < first.date)) first = { oid: commit, date, author: author ?? '' }
    }
    const ends = life.filter((line) => line.atTip).map(({ ref }) => ref)
    if (ends.length > 0) for (const ref of ends) tips.push({ sourceName, ref })
    else if (atTip) tips.push({ sourceName, ref: row.firstSeen === null ? 'the files' : 'a branch tip' })
    return {
      findingId,
      sourceName,
      occurrences,
      atTip,
      reachable,
      life: [...life].sort((a, b) => (a.from < b.from ? -1 : 1)),
      authors: distinct(places.map(({ author }) => author)),
      paths: distinct(places.length > 0 ? places.map(({ path }) => path) : [row.path])
    }
  })
  const before = earliest(gone.flatMap(({ firstCommit }) => (firstCommit ? [firstCommit.date] : [])))
  const lost = gone.find(({ firstCommit }) => firstCommit?.date === before)?.firstCommit ?? null
  const earliestCommit = olderOf(first, lost)
  return {
    firstCommit: earliestCommit,
    sources: [...sources, ...gone.map(({ sourceId: _, firstCommit: __, firstSeen: ___, ...place }) => ({ ...place, findingId: null }))],
    commits: commits.size,
    tips,
    sourcesGone: gone.length > 0
  }
}

type Commit = NonNullable<Exposure['firstCommit']>
const olderOf = (a: Commit | null, b: Commit | null): Commit | null => {
  if (a === null || b === null) return a ?? b
  return b.date < a.date ? b : a
}

/** For the journal's first entry: what outlives the source. */
export function knownPlaces(workspace: Places, rows: readonly StoredFinding[]): KnownPlace[] {
  return rows.slice(0, mostNames).map((row) => {
    const { firstCommit, sources } = exposureOf(workspace, [row], [])
    const [source] = sources
    return {
      ...summaryOf(row),
      sourceId: row.sourceId,
      firstSeen: row.firstSeen,
      firstCommit,
      life: source?.life.slice(0, mostNames) ?? [],
      authors: source?.authors ?? [],
      paths: source?.paths ?? []
    }
  })
}

const summaryOf = ({ id, sourceName, occurrences, atTip, reachable }: Omit<FindingRow, 'type'>) => ({
  findingId: id,
  sourceName,
  occurrences,
  atTip,
  reachable
})

const distinct = (names: readonly (string | null)[]): string[] => [...new Set(names.flatMap((name) => name ?? []))].slice(0, mostNames)

export const earliest = (times: readonly (string | null)[]): string | null =>
  times.reduce<string | null>((first, time) => (time !== null && (first === null || time < first) ? time : first), null)

const order: readonly Liveness[] = ['live', 'undecided', 'unsafe-to-check', 'not-attempted', 'dead']
const worstLiveness = (rows: readonly { liveness: Liveness }[]): Liveness =>
  order.find((word) => rows.some(({ liveness }) => liveness === word)) ?? 'not-attempted'

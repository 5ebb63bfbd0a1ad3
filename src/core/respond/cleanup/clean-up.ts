import type { CaseRecord } from '../../../contract/case/record.ts'
import { BulkheadError } from '../../../contract/errors.ts'
import type { Output } from '../../../contract/methods.ts'
import type { Occurrence, Source } from '../../../contract/model.ts'
import { clonePath } from '../../sources/clone-path.ts'
import type { StoredFinding, Workspace } from '../../store/workspace.ts'
import type { CaseService } from '../case-service.ts'
import type { OpenObjects } from '../dependents/open-objects.ts'
import { indexDir } from '../dependents/tip-files.ts'
import { findingsOf } from '../exposure.ts'
import { rewriteCommands } from './rewrite-commands.ts'
import { type Rewritten, rewritten } from './rewritten.ts'

type CleanUp = Output<'cases.cleanup'>[number]

export interface CleanUpParts {
  workspace: Pick<Workspace, 'cases' | 'findings' | 'occurrences' | 'sources'>
  dataDir: string
  openObjects: OpenObjects
  cases: Pick<CaseService, 'mask'>
}

const mostPlaces = 20_000
const mostShown = 1000

/**
 * Per source, what still holds the value and what it takes to get it out. Refs and counts are of the repository as it stands now, the objects
 * that hold the value of the last scan. Throws case.not-found.
 */
export async function cleanUp(parts: CleanUpParts, caseId: string): Promise<CleanUp[]> {
  const { workspace, cases } = parts
  const { record } = workspace.cases.get(caseId)
  const mask = cases.mask(record)
  const bySource = new Map<string, StoredFinding[]>()
  for (const row of findingsOf(workspace, record)) bySource.set(row.sourceId, [...(bySource.get(row.sourceId) ?? []), row])
  const found: CleanUp[] = []
  for (const [sourceId, rows] of bySource) {
    const source = workspace.sources.get(sourceId)
    const places = rows.flatMap(({ id }) => workspace.occurrences.detail(id, mostPlaces).places)
    const paths = [...new Set(places.flatMap(({ path }) => (path === null ? [] : [mask(path)])))].slice(0, mostShown)
    const about = { sourceName: source.name, location: source.location, paths }
    const more = source.kind === 'git' || source.kind === 'clone' ? await ofRepository(parts, source, places, record) : ofFiles(source)
    found.push({ ...about, ...more, refs: more.refs.slice(0, mostShown).map(mask) })
  }
  return found
}

type Rest = Omit<CleanUp, 'sourceName' | 'location' | 'paths'>

const ofFiles = ({ kind }: Source): Rest => ({
  refs: [],
  blobs: [],
  commits: 0,
  unreachable: 0,
  commands: [],
  notes: [
    kind === 'folder'
      ? 'Files without a history: take the value out of them, and out of the backups of this folder. Then scan it again.'
      : 'A pasted text: nothing of it was kept.'
  ]
})

async function ofRepository(
  { dataDir, openObjects }: CleanUpParts,
  source: Source,
  places: readonly Occurrence[],
  record: CaseRecord
): Promise<Rest> {
  const objects = new Map<string, 'reachable' | 'unreachable'>()
  for (const place of places) {
    const oid = place.blob ?? place.commit
    if (oid !== null && objects.get(oid) !== 'reachable') objects.set(oid, place.refCount > 0 ? 'reachable' : 'unreachable')
  }
  const held = places.filter(({ refCount }) => refCount > 0)
  const commitsOf = (wanted: readonly Occurrence[]): string[] => [...new Set(wanted.flatMap(({ commit }) => commit ?? []))]
  const tags = held.filter(({ where }) => where === 'tag-message')
  const blobs = [...new Set(places.flatMap(({ blob }) => blob ?? []))]
  const inMessages = places.some(({ where }) => where === 'commit-message' || where === 'tag-message')
  const repository = source.kind === 'clone' ? clonePath(dataDir, source.id) : source.location
  let found: Rewritten | undefined
  const notes: string[] = []
  try {
    found = await rewritten(repository, indexDir(dataDir, source.id), openObjects, {
      introductions: commitsOf(held.filter(({ where }) => where !== 'tag-message')),
      tags: commitsOf(tags),
      objects
    })
  } catch (error) {
    if (!(error instanceof BulkheadError)) throw error
    notes.push(`The repository can’t be opened, so which refs hold the value is not known: ${error.message}`)
  }
  const reachable = found ? found.refs.length > 0 || found.commits > 0 : held.length > 0
  if (found && found.gone.length === objects.size && objects.size > 0)
    notes.push('None of the objects that held the value is stored here any more. Scan the source again to be sure.')
  return {
    refs: found?.refs ?? [],
    blobs: blobs.slice(0, mostShown),
    commits: found?.commits ?? 0,
    unreachable: found?.unreachable.length ?? 0,
    commands: rewriteCommands({ location: source.location, name: source.name, blobs, inMessages, reachable }),
    notes: [...notes, ...advice(record, source, found, reachable)]
  }
}

function advice(record: CaseRecord, source: Source, found: Rewritten | undefined, reachable: boolean): string[] {
  const isDead = record.rejection !== null || record.rotation.some(({ step }) => step === 'deactivated' || step === 'deleted')
  const first = isDead
    ? 'The old key is off: a rewrite is tidying now. It rarely pays for a public repository, where others have copies already.'
    : 'Rotate first. A rewrite takes the value out of one repository, not out of the hands of those who have it.'
  if (!reachable)
    return [
      first,
      'No ref holds the value: it lies in objects that are left over. A host keeps those too and shows them by the name of the commit: ask its support to collect garbage.'
    ]
  return [
    first,
    'Forks, clones, pull requests, caches of the host, CI artifacts, packages and container images keep the old commits. Name them, and ask the host’s support to drop cached views.',
    `${found ? `${found.commits === 1 ? '1 commit gets' : `${found.commits} commits get`} another name` : 'Commits get other names'}: open pull requests, signatures, and links to commits break. Everybody has to clone anew; one push from an old clone brings the value back.`,
    'A force push needs the protection of branches and tags to be lifted for that moment.',
    ...(found?.refs.some((name) => /^"?refs\/(?:pull|merge-requests|changes)\//.test(name))
      ? ['Refs of pull requests belong to the host: it refuses to have them pushed, and only its support can drop them.']
      : []),
    ...(found?.refs.some((name) => /^"?refs\/stash/.test(name))
      ? ['A stash holds it: drop that with “git stash drop” or “git stash clear”.']
      : []),
    ...(source.kind === 'git' && found && !found.bare
      ? ['This is a working copy. Rewrite where it is pushed to, then clone anew; pushing into a branch that is checked out is refused.']
      : []),
    ...(found?.shallow ? ['The repository here is shallow: older commits may hold the value too. Look at a full clone.'] : [])
  ]
}

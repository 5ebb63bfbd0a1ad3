import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Dependent } from '../../../contract/case/record.ts'
import { guessEnvironment } from './guess-environment.ts'
import type { PackagePlace } from './package-names.ts'
import type { Weighed } from './weigh-mentions.ts'

/** A mention with the branch it stands on; empty for that of HEAD. */
export type Placed = Weighed & { branch: string }

export interface Grouping {
  source: { name: string; location: string }
  packageOf(path: string): PackagePlace
  ownersOf(path: string): string[]
  /** For what a source says of itself: it may say the value. */
  mask(text: string): string
}

const pipelines = new Set<Dependent['kind']>(['github-actions', 'gitlab-ci', 'circleci', 'travis', 'jenkins', 'ci'])
const byConsumer = new Set<Dependent['kind']>(['compose', 'kubernetes', 'other'])
const MOST_OTHERS = 3

/**
 * One dependent for each that has to be moved: a compose service, a workload, a workflow, a Terraform or chart folder, and of programs
 * with their settings the package. The surest mention speaks for the group.
 */
export function groupMentions(found: readonly Placed[], grouping: Grouping): Dependent[] {
  const groups = new Map<string, { members: Placed[]; name: string }>()
  for (const one of found) {
    const { key, name } = groupOf(one, grouping)
    const group = groups.get(key)
    if (group) group.members.push(one)
    else groups.set(key, { members: [one], name })
  }
  const made = [...groups].map(([key, { members, name }]) => dependentOf(key, name, members, grouping))
  return made.filter((one): one is Dependent => one !== undefined).sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}

const rank = ({ certainty, foundBy }: Dependent): number =>
  (certainty === 'confirmed' ? 0 : 10) + ['value', 'path', 'name'].indexOf(foundBy)

function groupOf({ mention }: Placed, { packageOf, source }: Grouping): { key: string; name: string } {
  const { kind, path: at, consumer } = mention
  const folder = path.posix.dirname(at)
  if (pipelines.has(kind)) return { key: `pipeline\n${at}`, name: '' }
  if (byConsumer.has(kind) && consumer !== null) return { key: `${kind}\n${at}\n${consumer}`, name: consumer }
  if (kind === 'terraform') return { key: `terraform\n${folder}`, name: '' }
  const own = packageOf(at)
  const environment = guessEnvironment(at, null)
  const name = own.name || source.name
  if (kind === 'helm') return { key: `helm\n${own.folder}\n${environment}`, name }
  if (kind === 'ansible' || kind === 'compose' || kind === 'kubernetes')
    return { key: `${kind}\n${at}`, name: at.split('/').slice(-2).join('/') }
  return { key: `package\n${own.folder}\n${environment}`, name }
}

function dependentOf(
  key: string,
  groupName: string,
  members: readonly Placed[],
  { source, ownersOf, mask }: Grouping
): Dependent | undefined {
  const runs = members.some(
    ({ mention, certainty }) => mention.standing === 'runs' && (mention.how !== 'named' || certainty === 'confirmed')
  )
  // An example or a bare name counts only where nothing says more.
  const counted = runs ? members.filter(({ mention }) => mention.standing === 'runs' && mention.how !== 'named') : members
  const [best, ...others] = [...counted].sort(order)
  if (!best) return undefined
  const { mention, certainty, reason, branch } = best
  const owners = ownersOf(mention.path)
  const consumers = [...new Set(members.flatMap(({ mention: { consumer } }) => consumer ?? []))]
  const consumer = consumers.filter((name) => !name.startsWith('variable '))[0] ?? null
  const name =
    groupName ||
    (consumers.length === 1 || mention.kind === 'terraform' ? (consumer ?? '') : (consumer?.split(' / ')[0] ?? '')) ||
    path.posix.basename(mention.path)
  const environment = guessEnvironment(mention.path, mention.consumer)
  return {
    id: `dep-${createHash('sha256').update(`${source.location}\n${key}`).digest('hex').slice(0, 16)}`,
    name: mask(name).slice(0, 500),
    foundBy: mention.via,
    certainty,
    reason: mask(`${reason}${branch === '' ? '' : ` Only on branch ${branch}.`}${alsoAt(best, others)}`).slice(0, 2000),
    kind: mention.kind,
    sourceName: source.name,
    path: mask(mention.path),
    line: mention.line,
    owner: mask(owners.join(' ')).slice(0, 500),
    contact: owners.find((owner) => /^[^@]+@/.test(owner)) ?? '',
    environment,
    needsRestart: !pipelines.has(mention.kind) && mention.kind !== 'terraform',
    test: '',
    fallback: '',
    state: 'to-do',
    note: '',
    movedAt: null
  }
}

function order(a: Placed, b: Placed): number {
  const weight = ({ mention, certainty, branch }: Placed): number =>
    (mention.consumer?.startsWith('variable ') ? 2 : 0) +
    (branch === '' ? 0 : 1) +
    (certainty === 'confirmed' ? 0 : 20) +
    (mention.via === 'value' ? 0 : mention.how === 'read' ? 4 : mention.how === 'given' ? 5 : 12)
  return (
    weight(a) - weight(b) || (a.mention.path < b.mention.path ? -1 : a.mention.path > b.mention.path ? 1 : a.mention.line - b.mention.line)
  )
}

function alsoAt(best: Placed, others: readonly Placed[]): string {
  const seen = new Set([`${best.mention.path}:${best.mention.line}`])
  const places = others.flatMap(({ mention }) => {
    const at = `${mention.path}:${mention.line}`
    if (seen.has(at)) return []
    seen.add(at)
    return [at]
  })
  if (places.length === 0) return ''
  const more = places.length > MOST_OTHERS ? ` and ${places.length - MOST_OTHERS} more` : ''
  return ` Also at ${places.slice(0, MOST_OTHERS).join(', ')}${more}.`
}

import { BulkheadError } from '../../../contract/errors.ts'
import type { ParsedInput } from '../../../contract/methods.ts'
import type { SourceIgnore } from '../../../contract/model.ts'
import type { Explained, ValuePlace } from '../protocol.ts'
import type { ScanRun } from '../scan-run.ts'
import { type AllowedPaths, createIgnorePolicy, type RuleSet, saltsOf } from './ignore-policy.ts'
import { type IgnoreProblem, parseIgnoreRules } from './ignore-rules.ts'
import { type IgnoreFile, ignoreFileName } from './read-ignore-file.ts'

type Options = Pick<ParsedInput<'scans.start'>, 'inlineIgnores' | 'ignoreFile' | 'baseline' | 'markSalt' | 'explain'>

/** What a scan leaves behind for those who judge its findings: where their values can be read, and what the source says of them. */
export interface Searched {
  values: ValuePlace
  ignoreFile: IgnoreFile
}

/** Of an ignore file of another's making each salt costs a reading of all values: this many are plenty for one that was merged often. */
const mostSalts = 32

/** The rules of a baseline that the user gave. Throws baseline.invalid with the numbers of the lines. */
export function readBaseline({ name, text }: NonNullable<Options['baseline']>): RuleSet {
  const { rules, problems } = parseIgnoreRules(text)
  if (problems.length > 0) {
    const lines = problems.map(({ line, message }) => `${name}:${line}: the line ${message}`)
    throw new BulkheadError('baseline.invalid', lines.join('\n'), { data: { problems } })
  }
  return { by: 'baseline', name, rules }
}

/**
 * Marks the findings of a source that it or the user's baseline says are known. They stay, with the reason; the coverage tells how many.
 * Answers the portable fingerprints of each finding, that with `markSalt` first.
 */
export async function applyIgnores(
  run: ScanRun,
  { values, ignoreFile }: Searched,
  options: Options,
  { allowed, now, maskName }: { allowed: readonly AllowedPaths[]; now: Date; maskName: (text: string) => string }
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { workspace, sourceId, coverage, pool, onExplained } = run.parts
  const sets: RuleSet[] = options.baseline ? [readBaseline(options.baseline)] : []
  const given = options.ignoreFile ? ignoreFile : null
  if (given && 'unread' in given) coverage.note(`${ignoreFileName} was not read, and ignores nothing: ${given.unread}.`)
  else if (given) {
    const { rules, problems } = parseIgnoreRules(given.text)
    for (const problem of problems) coverage.note(noteOf(problem))
    sets.push({ by: 'ignore-file', name: ignoreFileName, rules })
  }
  const salts = new Set([...(options.markSalt === undefined ? [] : [options.markSalt]), ...saltsOf(sets)])
  if (salts.size > mostSalts)
    coverage.note(`Fingerprints with more than ${mostSalts} different salts are given: only the first ones count.`)
  const used = [...salts].slice(0, mostSalts)
  const [worker] = pool.workers
  const stored = used.length > 0 ? workspace.sourceIgnores.values(sourceId) : []
  const marked = worker && stored.length > 0 ? await worker.run('mark-values', { place: values, salts: used, values: stored }) : []

  const marks = new Map(marked.map((each) => [each.findingId, each.marks]))
  const policy = createIgnorePolicy({ comments: options.inlineIgnores, sets, allowed, marks, now, maskName })
  const ignored = workspace.sourceIgnores.apply(sourceId, policy)
  if (policy.isExhausted()) coverage.note(`${ignoreFileName} has too many patterns for so many paths: what was not reached is not ignored.`)
  for (const note of notesOf(
    ignored.map(({ ignore }) => ignore.by),
    options
  ))
    coverage.note(note)
  if (options.explain && ignored.length > 0) onExplained(ignored.map(explained))
  return marks
}

const explained = ({
  typeId,
  path,
  line,
  ignore
}: {
  typeId: string
  path: string | null
  line: number | null
  ignore: SourceIgnore
}): Explained => ({
  typeId,
  place: path ?? '(no path)',
  line: line ?? 0,
  kept: true,
  reason: `ignored:${ignore.by}`,
  detail: ignore.note
})

const noteOf = ({ line, message }: IgnoreProblem): string => `${ignoreFileName}:${line}: the line ${message}. It ignores nothing.`

const sources: Record<SourceIgnore['by'], (baseline: string) => string> = {
  comment: () => 'by comments beside them (--no-inline-ignores counts them)',
  'ignore-file': () => `by the ${ignoreFileName} of the source (--no-ignore-file counts them)`,
  baseline: (name) => `by the baseline ${name}`,
  types: () => 'by the allowed paths of the types that found them'
}

function notesOf(ignored: readonly SourceIgnore['by'][], { baseline }: Options): string[] {
  const counts = Map.groupBy(ignored, (by) => by)
  return [...counts].map(([by, { length }]) => `${length} found and ignored ${sources[by](baseline?.name ?? '')}.`)
}

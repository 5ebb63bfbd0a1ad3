import { readFileSync, statSync } from 'node:fs'
import { BulkheadError } from '../../contract/errors.ts'
import { plainText } from '../../core/report/plain-text.ts'
import type { ReportFinding } from '../../core/report/scan-report.ts'
import { readBaseline } from '../../core/scan/ignore/apply-ignores.ts'
import { saltsOf } from '../../core/scan/ignore/ignore-policy.ts'
import { type IgnoreRule, mostIgnoreBytes } from '../../core/scan/ignore/ignore-rules.ts'
import { auditBaseline, type ListedEntry, writeBaseline } from '../../core/scan/ignore/write-baseline.ts'
import type { Workbench } from '../../core/workbench.ts'
import { openOutput } from '../terminal/output.ts'

export interface BaselineFile {
  name: string
  text: string
  rules: readonly IgnoreRule[]
}

/** A baseline that was named on the command line. Throws baseline.invalid, with file and line. */
export function readBaselineFile(name: string): BaselineFile {
  const wrong = (why: string): BulkheadError =>
    new BulkheadError('baseline.invalid', `${name} ${why}. Name a file that "bulkhead scan --write-baseline" made.`)
  try {
    if (statSync(name).size > mostIgnoreBytes) throw wrong(`is larger than ${mostIgnoreBytes >> 20} MB`)
    const text = readFileSync(name, 'utf8')
    return { name, text, rules: readBaseline({ name, text }).rules }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (error instanceof BulkheadError || code === '') throw error
    throw wrong(code === 'ENOENT' ? 'does not exist' : `can't be read (${code})`)
  }
}

export const firstSalt = (file: BaselineFile | undefined): string | undefined =>
  file && [...saltsOf([{ by: 'baseline', name: file.name, rules: file.rules }])][0]

/** What was found, as a baseline lists it; `belongs` when it is open, or ignored by a baseline alone. */
export interface FoundEntry extends ListedEntry {
  finding: ReportFinding
}

export function baselineEntries(workbench: Workbench, scanId: string): FoundEntry[] {
  const marks = workbench.marks(scanId)
  return [...workbench.report(scanId).findings].map((finding) => {
    const path = finding.occurrences[0]?.path ?? null
    return {
      finding,
      typeId: finding.type,
      marks: marks.get(finding.id) ?? [],
      path: path === null ? null : plainText(path),
      belongs: !finding.ignored || finding.ignoredBy === 'baseline'
    }
  })
}

/** Writes the baseline and tells what is in it. Answers whether all that is open is known by it now. */
export async function putBaseline(
  name: string,
  found: readonly FoundEntry[],
  before: BaselineFile | undefined,
  isWhole: boolean
): Promise<boolean> {
  const written = writeBaseline(found, before, isWhole)
  if (Buffer.byteLength(written.text) > mostIgnoreBytes)
    throw new BulkheadError(
      'baseline.invalid',
      `${name} would be larger than the ${mostIgnoreBytes >> 20} MB that can be read, and was not written. Ignore paths or types of these secrets first.`
    )
  const output = openOutput(name)
  output.write(written.text)
  await output.end()
  const listed = found.filter(({ belongs }) => belongs)
  const unlisted = listed.filter(({ marks }) => marks.length === 0).length
  const expired = auditBaseline(before?.rules ?? [], listed, new Date()).filter(({ state }) => state === 'expired').length
  const counts = `${written.added} added, ${written.kept} kept, ${written.dropped} dropped that no longer occur`
  process.stderr.write(`${plainText(name)}: ${counts}.\n`)
  if (expired > 0) process.stderr.write(`${expired} of its lines have ended: they were kept as they are, and ignore nothing.\n`)
  if (unlisted > 0) process.stderr.write(`${unlisted} secrets can't be read again where they were found, and are not added to it.\n`)
  if (before && !written.isSure) process.stderr.write('Not all was seen, so that no line was dropped.\n')
  return expired === 0 && unlisted === 0
}

import path from 'node:path'
import type { CaseRecord } from '../../../contract/case/record.ts'
import { BulkheadError } from '../../../contract/errors.ts'
import type { Output } from '../../../contract/methods.ts'
import type { Detector } from '../../detect/types.ts'
import type { Workspace } from '../../store/workspace.ts'
import { nextId } from '../acts/context.ts'
import { oneLine } from '../acts/speak.ts'
import type { CaseService } from '../case-service.ts'
import { knownSecrets } from '../known-secrets.ts'
import { readEvidence } from './read-evidence.ts'
import { type EvidenceSearch, searchEvidence } from './search-evidence.ts'

export interface EvidenceParts {
  workspace: Pick<Workspace, 'cases' | 'settings' | 'evidenceFiles' | 'findings' | 'access' | 'fingerprint'>
  cases: Pick<CaseService, 'change' | 'mask'>
  detector: () => Detector
  /** The value of a finding, read again from its source; undefined when it is nowhere any more. */
  valueOf: (finding: { id: string }) => string | undefined
  clock: () => Date
}

interface Attachment {
  id: string
  path: string
  source: string
  note: string
  keep: boolean
}

/**
 * Adds a file to a case, by its SHA-256. A copy is kept where that is wanted and no secret is found in it; else the place and the hash.
 * Throws case.not-found, evidence.gone, evidence.unreadable, evidence.changed where the file changes meanwhile, workspace.disk-full.
 */
export async function attachEvidence(parts: EvidenceParts, { id, keep, ...given }: Attachment): Promise<Output<'cases.attach'>> {
  const { workspace, cases } = parts
  const { record: before } = workspace.cases.get(id)
  const from = path.resolve(given.path)
  let search: EvidenceSearch | undefined
  const { sha256, size } = await readEvidence(from, (fileSize) => {
    if (keep) search = searchOf(parts, before, fileSize)
    return (chunk) => search?.add(chunk)
  })
  if (size === 0)
    throw new BulkheadError(
      'evidence.unreadable',
      `${from} is empty, or no file that a disk holds: there is nothing to keep. Write what it shows into a file and attach that.`
    )
  const refusal = keep ? search?.finish() : 'A copy was not wanted, so only its hash and place are kept.'
  const copy = refusal === undefined ? workspace.evidenceFiles.keep(from, sha256) : undefined
  const why =
    refusal ??
    (copy === undefined ? 'This workspace keeps no files, so only its hash and place are kept.' : 'A copy is kept in the workspace.')
  const held = copy === undefined ? 'reference' : 'kept'

  const mask = cases.mask(before)
  const who = workspace.settings.get().me
  const evidence = {
    name: mask(path.basename(from)),
    sha256,
    size,
    source: mask(given.source),
    note: mask(given.note),
    held,
    path: mask(from)
  } as const
  let evidenceId = ''
  cases.change(
    id,
    {
      who,
      act: 'attach',
      text: `Evidence attached: ${evidence.name}, SHA-256 ${sha256.slice(0, 12)}…${evidence.note === '' ? '.' : `: ${oneLine(evidence.note)}`}`,
      detail: { ...evidence, why }
    },
    (record) => {
      evidenceId = nextId('evidence', record.evidence)
      return { ...record, evidence: [...record.evidence, { id: evidenceId, ...evidence, at: parts.clock().toISOString(), who }] }
    }
  )
  return { evidenceId, held, why }
}

function searchOf({ workspace, ...parts }: EvidenceParts, record: CaseRecord, size: number): EvidenceSearch {
  const values = record.secrets.map(({ fingerprint }) => {
    const rows = workspace.findings.withFingerprint([Buffer.from(fingerprint, 'hex')])
    for (const row of rows) {
      const value = parts.valueOf(row)
      if (value === undefined) continue
      workspace.access.record({ who: 'Bulkhead', purpose: 'attach', findingId: row.id })
      return value
    }
    return undefined
  })
  return searchEvidence({
    size,
    detector: parts.detector(),
    fingerprint: workspace.fingerprint,
    isKnown: knownSecrets(workspace, record),
    values: values.every((value) => value !== undefined) ? values : undefined
  })
}

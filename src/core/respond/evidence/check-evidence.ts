import { BulkheadError } from '../../../contract/errors.ts'
import type { Output } from '../../../contract/methods.ts'
import type { EvidenceParts } from './attach-evidence.ts'
import { readEvidence } from './read-evidence.ts'

/** Whether each file of evidence still has its hash: the copy where one is kept, else the file where it lay. Throws case.not-found. */
export async function checkEvidence(
  { workspace }: Pick<EvidenceParts, 'workspace'>,
  { id }: { id: string }
): Promise<Output<'cases.checkEvidence'>> {
  const checked: Output<'cases.checkEvidence'> = []
  for (const evidence of workspace.cases.get(id).record.evidence) {
    const copy = evidence.held === 'kept' ? workspace.evidenceFiles.pathOf(evidence.sha256) : evidence.path
    const what = evidence.held === 'kept' ? 'The copy in the workspace' : evidence.path
    checked.push({ evidenceId: evidence.id, ...(await stateOf(copy, what, evidence.sha256)) })
  }
  return checked
}

async function stateOf(
  path: string | undefined,
  what: string,
  sha256: string
): Promise<{ state: 'same' | 'changed' | 'gone'; why: string }> {
  const gone = {
    state: 'gone',
    why: `${what} is gone. If you have another copy, attach it: its SHA-256 must begin with ${sha256.slice(0, 12)}.`
  } as const
  if (path === undefined) return gone
  try {
    const now = await readEvidence(path)
    if (now.sha256 === sha256) return { state: 'same', why: `${what} has the hash that it had when it was attached.` }
    return {
      state: 'changed',
      why: `${what} is not what was attached: its SHA-256 begins with ${now.sha256.slice(0, 12)}, not ${sha256.slice(0, 12)}. Do not rest a claim on it.`
    }
  } catch (error) {
    if (!(error instanceof BulkheadError)) throw error
    return error.code === 'evidence.gone' ? gone : { state: 'gone', why: `${what} can’t be read any more. ${error.message}` }
  }
}
